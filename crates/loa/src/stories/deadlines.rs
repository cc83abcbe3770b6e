//! From the due day of a plan's activity to the desk of those that it concerns and to their mail; the pages of the calendar, of the
//! rules and of outgoing mail.

use access::Role;
use addresses::desk::routes;
use campaigns::reading::{read_file, read_plan};
use campaigns::{Activity, Figures, NewCampaign, NewEvidence};
use frame::{MailSettings, Settings};
use jiff::civil::date;
use kit::db::Engine;
use uuid::Uuid;

use crate::testing::{STAFF, World, at, on_both};

const PLAN: &str = include_str!("../../../campaigns/src/reading/samples/plan.txt");

/// Makes the plan of the sample, led by the department of Bến Mây; answers its activity that is due on 15 April 2025.
async fn plan(world: &World) -> Activity {
    let text =
        PLAN.replace("Sở Tư pháp", "Sở Khoa học và Công nghệ").replace("3. Trưng bày tại công viên.\n", "");
    let draft = read_plan(&read_file(text.as_bytes()).expect("a text"));
    let mut tx = world.tx().await;
    let reading = campaigns::keep_reading(&mut tx, &STAFF, "ke-hoach.txt", &draft).await.expect("read");
    let new = NewCampaign {
        slug: "thu-do-xanh".into(),
        number: "215/KH-UBND".into(),
        name_vi: "Thủ đô xanh".into(),
        name_en: "Green capital".into(),
        about_vi: String::new(),
        about_en: String::new(),
        issuer: "ubnd".into(),
        starts: date(2025, 3, 1),
        ends: date(2025, 12, 31),
    };
    let plan = campaigns::make_plan(&mut tx, &STAFF, reading.id, 1, new).await.expect("a plan");
    campaigns::approve_plan(&mut tx, &STAFF, plan.id, 0, true).await.expect("approved");
    tx.commit().await.expect("kept");
    let all = campaigns::activities(world.app.db(), plan.id).await.expect("a list");
    let due = all.into_iter().find(|one| one.due == Some(date(2025, 4, 15)));
    due.expect("the task of the sample")
}

/// Something that was done for an activity.
async fn prove(world: &World, activity: &Activity) {
    let tx = world.tx().await;
    let theme = campaigns::themes(&tx).await.expect("a list");
    let theme = theme.iter().find(|theme| theme.campaign == activity.campaign).expect("a theme").id;
    let new = NewEvidence {
        kind: "test",
        subject: Uuid::from_u128(7),
        form: &campaigns::forms::PORTAL,
        agency: world.id("so-khoa-hoc"),
        day: date(2025, 4, 10),
        themes: vec![theme],
        areas: Vec::new(),
        title: "Hội nghị quán triệt".into(),
        href: "/".into(),
        activity: Some(activity.id),
        figures: Figures { things: Some(10), ..Figures::default() },
        note: String::new(),
        file: None,
    };
    campaigns::set_evidence(&tx, new).await.expect("recorded");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn a_due_day_reaches_the_agency_then_its_superior_and_ends_when_it_is_done() {
    on_both(|world| async move {
        let clock = world.app.db().clock();
        clock.set(at("2025-04-01T08:00"));
        let activity = plan(&world).await;
        let own = world.officer("Lan", Role::Coordinator, "so-khoa-hoc").await.person;
        let above = world.officer("Minh", Role::Coordinator, "ubnd").await.person;
        // They sign in again each time: a session does not last for days.
        let at_desk = async |person, page| {
            let shown = world.chair(person).await.get(page).await;
            shown.says(200, &[]);
            shown
        };
        let (own, above) = (async |page| at_desk(own, page).await, async |page| at_desk(above, page).await);
        let title = activity.name_vi.as_str();
        world.work().await;
        own("/lam-viec").await.hides(&[title]);

        clock.set(at("2025-04-14T08:00"));
        world.work().await;
        own("/lam-viec").await.says(200, &["Việc sắp đến hạn", title, "Hạn 15/04/2025, còn 1 ngày làm việc"]);
        // It is the agency's own matter so far.
        above("/lam-viec").await.hides(&[title]);

        clock.set(at("2025-04-17T08:00"));
        world.work().await;
        own("/lam-viec").await.says(200, &["Việc quá hạn", title, "đã quá 2 ngày làm việc"]);
        above("/lam-viec").await.says(200, &["Việc quá hạn của cơ quan cấp dưới", title]);
        above("/en/lam-viec").await.says(200, &["Late work of agencies below", "2 working days late"]);

        prove(&world, &activity).await;
        clock.set(at("2025-04-17T10:00"));
        world.work().await;
        clock.set(at("2025-04-17T10:20"));
        world.work().await;
        own("/lam-viec").await.hides(&[title]);
        above("/lam-viec").await.hides(&[title]);
        let waiting = mail::waiting(world.app.db(), 50).await.expect("a list");
        assert_eq!(waiting.iter().filter(|mail| mail.text.contains(title)).count(), 2, "one to each");
    })
    .await;
}

#[tokio::test]
async fn the_calendar_is_kept_at_the_desk() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        coordinator
            .get(routes::CALENDAR)
            .await
            .says(200, &["Dùng các ngày có sẵn", "Chưa ghi ngày nghỉ nào"]);
        let page = coordinator.post(routes::CALENDAR, &[("ban", "0"), ("viec", "san")]).await;
        assert_eq!(page.status, 303, "{}", page.words());
        let year = format!("{}?nam=2025", routes::CALENDAR);
        coordinator.get(&year).await.says(200, &["Tết Nguyên đán", "Làm bù cho ngày 02/05", "Bản 1"]);
        let day = [("ban", "1"), ("ngay", "2025-07-07"), ("ten_vi", "Ngày hội"), ("loai", "nghi")];
        assert_eq!(coordinator.post(routes::CALENDAR, &day).await.status, 303);
        coordinator.get(&year).await.says(200, &["Thứ Hai, 07/07/2025", "Ngày hội", "Quay lại bản 1"]);
        // Someone with the page of before: what they typed stays.
        let late = [("ban", "1"), ("ngay", "2025-07-08"), ("ten_vi", "Ngày nghỉ khác"), ("loai", "nghi")];
        let refused = coordinator.post(routes::CALENDAR, &late).await;
        refused.says(422, &["Người khác vừa sửa lịch"]);
        assert_eq!(refused.each("#ten_vi", "value"), ["Ngày nghỉ khác"]);
        let nameless = [("ban", "2"), ("ngay", "2025-07-08"), ("ten_vi", ""), ("loai", "nghi")];
        coordinator.post(routes::CALENDAR, &nameless).await.says(422, &["Hãy ghi tên của ngày"]);
        let nothing = [("ban", "2"), ("ngay", "x"), ("ten_vi", "Tên"), ("loai", "nghi")];
        coordinator.post(routes::CALENDAR, &nothing).await.says(422, &["Hãy chọn một ngày"]);
        let back = coordinator.post(routes::CALENDAR_UNDO, &[("ban", "2"), ("ve", "1")]).await;
        assert_eq!(back.status, 303);
        assert!(!coordinator.get(&year).await.texts(".list strong").join(" ").contains("07/07/2025"));
        let other = world.officer("Cơ quan", Role::Coordinator, "so-khoa-hoc").await;
        other.get(routes::CALENDAR).await.says(200, &["Chỉ người điều phối"]);
        assert_eq!(other.post(routes::CALENDAR, &[("ban", "3"), ("viec", "san")]).await.status, 403);
        coordinator.get("/en/lam-viec/ngay-lam-viec?nam=2026").await.says(200, &["Lunar New Year"]);
    })
    .await;
}

#[tokio::test]
async fn rules_of_reminders_are_set_at_the_desk() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        coordinator.get(routes::DEADLINE_RULES).await.says(200, &["Hoạt động của kế hoạch"]);
        let wrong = [("loai", "activity"), ("ban", "0"), ("lan-1", "1"), ("lan-2", "3"), ("bao", "x")];
        let refused = coordinator.post(routes::DEADLINE_RULES, &wrong).await;
        refused.says(422, &["Hãy ghi một số từ 1 đến 60"]);
        assert_eq!(refused.each("#activity-bao", "value"), ["x"]);
        let right = [("loai", "activity"), ("ban", "0"), ("lan-1", "10"), ("lan-2", "2"), ("bao", "1")];
        assert_eq!(coordinator.post(routes::DEADLINE_RULES, &right).await.status, 303);
        let page = coordinator.get(routes::DEADLINE_RULES).await;
        assert_eq!(page.each("#activity-lan-1", "value"), ["10"]);
        let stale = coordinator.post(routes::DEADLINE_RULES, &right).await;
        stale.says(422, &["Người khác vừa sửa quy tắc này"]);
        let page = coordinator.post(routes::DEADLINE_RULES, &[("loai", "khac")]).await;
        assert_eq!(page.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sees_what_waits_and_has_a_test_mail_sent() {
    on_both(|world| async move {
        let chief = world.officer("Quản trị", Role::Administrator, "").await;
        chief.get(routes::MAILS).await.says(200, &["Chưa khai báo máy chủ thư", "Không có thư nào đang chờ"]);
        assert_eq!(chief.post(routes::MAIL_TEST, &[]).await.status, 303);
        assert_eq!(chief.post(routes::MAIL_TEST, &[]).await.status, 303);
        let page = chief.get(routes::MAILS).await;
        page.says(200, &["Thư thử từ hệ thống", "qua…@ben-may.example"]);
        assert_eq!(page.texts(".rows .row-title").len(), 1, "one a minute");
        chief.get("/lam-viec").await.says(200, &["Có 1 thư đang chờ vì chưa khai báo máy chủ thư."]);
        let other = world.officer("Cơ quan", Role::Administrator, "so-khoa-hoc").await;
        let page = other.get(routes::MAILS).await;
        page.says(200, &["Chỉ người quản trị của toàn Thành phố"]);
        assert!(!page.words().contains("ben-may.example"));
        assert_eq!(other.post(routes::MAIL_TEST, &[]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn everyone_chooses_whether_mail_comes_and_in_which_language() {
    on_both(|world| async move {
        let lan = world.officer("Lan", Role::Coordinator, "so-khoa-hoc").await;
        let page = lan.get(routes::ME).await;
        assert_eq!(page.each("input[name=digest][checked]", "value"), ["co"]);
        assert_eq!(lan.post(routes::MY_MAIL, &[("lang", "en")]).await.status, 303);
        let page = lan.get(routes::ME).await;
        assert!(page.each("input[name=digest][checked]", "value").is_empty());
        assert_eq!(page.each("#mail-lang option[selected]", "value"), ["en"]);
        let choice = accounts::mail_choice(world.app.db(), lan.person).await.expect("answered");
        assert!(!choice.digest);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_goes_by_mail_where_a_server_is_set_up() {
    let mail = MailSettings {
        server: "127.0.0.1".into(),
        from: "loa@ben-may.example".into(),
        ..MailSettings::default()
    };
    for (settings, count) in [(Settings { mail, ..Settings::default() }, 1), (Settings::default(), 0)] {
        let world = World::with(Engine::Sqlite, settings).await;
        let chief = world.officer("Quản trị", Role::Administrator, "").await;
        let form = [
            ("name", "Người mới"),
            ("mail", "moi@ben-may.example"),
            ("role", "reader"),
            ("agency", "toan-thanh-pho"),
        ];
        let page = chief.post(routes::INVITE, &form).await;
        assert_eq!(page.status, 200, "{}", page.words());
        let waiting = mail::waiting(world.app.db(), 10).await.expect("a list");
        assert_eq!(waiting.len(), count);
        for one in waiting {
            assert!(one.to == "moi@ben-may.example" && one.text.contains("/lam-viec/loi-moi/"));
        }
    }
}
