//! What the public sees of a plan by theme, form, area and time: coverage, map, activities, calendar; and the gaps at the desk.

use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::testing::{STAFF, UNITS, World, at, on_both};
use access::Role;
use newsroom::NewArticle;

const PLAN: &str = "/ke-hoach/di-lai-xanh";

/// An activity of the plan "Đi lại xanh", led by the department of science.
struct Planned<'a> {
    name: &'a str,
    form: &'a str,
    themes: &'a [&'a str],
    area: Option<Uuid>,
    starts: Option<Date>,
    due: Option<Date>,
    every: &'a str,
}

const NOTHING: Planned<'_> =
    Planned { name: "", form: "radio", themes: &[], area: None, starts: None, due: None, every: "" };

/// Plans something; answers its number.
async fn plan(world: &World, new: Planned<'_>) -> i64 {
    let campaign = campaigns::campaigns(world.app.db()).await.expect("answered").remove(0);
    let tx = world.tx().await;
    let (id, number) = (tx.id(), tx.next_number("activity").await.expect("a number"));
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    tx.exec(
        "INSERT INTO activities (id, number, campaign_id, position, form, name_vi, name_en, lead_id, partners,
                                 starts, due, every, due_words, product, source)
         VALUES ($1, $2, $3, $2, $4, $5, '', $6, '', $7, $8, $9, '', '', '')",
        [
            id.into(),
            number.into(),
            campaign.id.into(),
            new.form.into(),
            new.name.into(),
            world.id("so-khoa-hoc").into(),
            day(new.starts).into(),
            day(new.due).into(),
            new.every.into(),
        ],
    )
    .await
    .expect("planned");
    for theme in new.themes {
        let values = [id.into(), world.id(theme).into()];
        tx.exec("INSERT INTO activity_themes (activity_id, theme_id) VALUES ($1, $2)", values)
            .await
            .expect("tied");
    }
    if let Some(area) = new.area {
        let values = [id.into(), area.into()];
        tx.exec("INSERT INTO activity_areas (activity_id, area_id) VALUES ($1, $2)", values)
            .await
            .expect("tied");
    }
    tx.commit().await.expect("kept");
    number
}

/// The words of a cell of the coverage, by what its link says: all that lead somewhere.
async fn cells(world: &World, address: &str) -> Vec<String> {
    let page = world.get(address).await;
    assert_eq!(page.status, 200, "{}", page.words());
    page.each(".coverage td a", "aria-label")
}

#[tokio::test]
async fn coverage_is_looked_at_by_area_and_by_time() {
    on_both(|world| async move {
        world.approve_plan().await;
        world.add_units(UNITS, "").await;
        let (old, east) = (world.area("phuong-cho-cu").await, world.area("phuong-bo-dong").await);
        for (title, areas) in [("Hai bờ một tuyến xe", vec![old, east]), ("Chỉ ở chợ cũ", vec![old])]
        {
            let new = NewArticle {
                themes: vec![world.id("ve-xe")],
                areas,
                ..world.draft(title, "2025-05-06T08:00")
            };
            world.publish(new).await;
        }
        let radio =
            Planned { name: "Bài phát thanh", themes: &["ve-xe"], due: Some(date(2025, 9, 30)), ..NOTHING };
        plan(&world, Planned { area: Some(old), starts: Some(date(2025, 8, 1)), ..radio }).await;

        // Both things were for what the ward is today; the one for it and for what it was counts once.
        let east = format!("{PLAN}/do-phu?dia-ban=phuong-bo-dong");
        let words = ["2: Cổng thông tin điện tử, Giao thông", "kế hoạch: 1: Báo nói, Giao thông"];
        let found = cells(&world, &east).await;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(words.iter().all(|words| found.iter().any(|found| found == words)), "{found:?}");
        world
            .get(&east)
            .await
            .says(200, &["Độ phủ: Phường Bờ Đông", "Đã tính cả những việc làm cho các địa bàn trước đây"]);
        // Each number leads to its things.
        let cell = world.get(&east).await.each(".coverage td.reached a", "href").remove(0);
        world.get(&cell).await.says(200, &["Hai bờ một tuyến xe", "Chỉ ở chợ cũ", "Phường Bờ Đông, từ"]);
        world.get(&format!("/en{cell}")).await.says(200, &["What was done"]);
        let planned = world.get(&east).await.each(".coverage td.planned a", "href").remove(0);
        world
            .get(&planned)
            .await
            .says(200, &["Đã lên kế hoạch", "Bài phát thanh", "Trước hết ngày 30/09/2025"]);
        // Elsewhere, and at another time, there is nothing of it.
        assert!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=xa-dong-co")).await.is_empty());
        assert!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=phuong-bo-dong&ky=2026")).await.is_empty());
        assert_eq!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=phuong-bo-dong&ky=2025-q2")).await.len(), 1);
        assert_eq!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=phuong-bo-dong&ky=2025-09")).await.len(), 1);
        // The parts of a theme are opened; what is looked at stays.
        let open = world.get(&format!("{east}&ky=2025&mo=giao-thong")).await;
        open.says(200, &["Xe buýt", "Thu gọn"]);
        assert!(
            open.each(".toggle", "href").contains(&format!("{PLAN}/do-phu?ky=2025&dia-ban=phuong-bo-dong"))
        );
        assert!(open.is_unlisted());
        for nowhere in ["dia-ban=khong-co", "dia-ban=phuong-cho-cu", "ky=2025-13", "chu-de=x", "hinh-thuc=x"]
        {
            assert_eq!(world.get(&format!("{PLAN}/do-phu?{nowhere}")).await.status, 404, "{nowhere}");
        }
    })
    .await;
}

/// A square, whose name in the file is its code.
fn square(code: &str, x: f64) -> String {
    let (left, right) = (106.0 + x, 106.0 + x + 0.1);
    format!(
        r#"{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[[[{left},10],[{right},10],[{right},10.1],[{left},10.1],[{left},10]]]}}}}"#
    )
}

#[tokio::test]
async fn the_map_shows_each_area_of_today_with_what_it_was_before() {
    on_both(|world| async move {
        world.approve_plan().await;
        let borders = [square("1", 0.0), square("2", 0.1), square("3", 0.2)].join(",");
        // A name can hold anything.
        let units = UNITS.replace("Xã Đồng Cỏ", "Xã <script>alert(1)</script> & \"\"Đồng\"\"").replace(
            "commune,Xã <script>alert(1)</script> & \"\"Đồng\"\",",
            "commune,\"Xã <script>alert(1)</script> & \"\"Đồng\"\"\",",
        );
        world.add_units(&units, &format!(r#"{{"type":"FeatureCollection","features":[{borders}]}}"#)).await;
        let (old, west) = (world.area("phuong-cho-cu").await, world.area("phuong-bo-tay").await);
        let new = NewArticle {
            themes: vec![world.id("ve-xe"), world.id("moi-truong")],
            areas: vec![old, west],
            ..world.draft("Vé xe ở chợ cũ", "2025-06-02T08:00")
        };
        world.publish(new).await;
        let page = world.get(&format!("{PLAN}/dia-ban")).await;
        let titles = page.texts(".area-map a title");
        assert_eq!(titles.len(), 3, "{titles:?}");
        // It was for the old ward and for one that followed it: one thing there, not two.
        assert!(titles.contains(&"Phường Bờ Tây: 1 việc".to_owned()), "{titles:?}");
        assert!(titles.contains(&"Phường Bờ Đông: 0 việc, thêm 1 việc ghi cho địa bàn trước đây".to_owned()));
        assert!(titles.iter().any(|title| title.contains("chưa có việc nào")));
        assert!(page.each("main script", "src").is_empty() && !page.text.contains("<script>alert"));
        // A city whose counts do not know the successions yet, as after an upgrade, is counted again by itself.
        let tx = world.tx().await;
        for table in ["evidence_places", "coverage_places", "coverage_state"] {
            tx.exec(&format!("DELETE FROM {table}"), []).await.expect("forgotten");
        }
        tx.commit().await.expect("kept");
        campaigns::align_places(&world.app).await.expect("counted");
        campaigns::align_places(&world.app).await.expect("counted once");
        assert_eq!(world.get(&format!("{PLAN}/dia-ban?ky=")).await.texts(".area-map a title"), titles);
        // The table says the same, and each area leads to its own coverage.
        page.says(200, &["2 trên 3 địa bàn hiện nay", "cả thành phố đã làm 7 việc"]);
        let links = page.each(".area-map a", "href");
        assert!(links.contains(&format!("{PLAN}/do-phu?dia-ban=phuong-bo-tay")), "{links:?}");
        // By theme, form and time.
        let narrow = |query: &str| format!("{PLAN}/dia-ban?{query}");
        world.get(&narrow("chu-de=ve-xe")).await.says(200, &["2 trên 3"]);
        world.get(&narrow("hinh-thuc=radio")).await.says(200, &["0 trên 3"]);
        world.get(&narrow("ky=2026")).await.says(200, &["0 trên 3"]);
        world.get(&format!("/en{PLAN}/dia-ban?ky=2025-q2")).await.says(200, &["2 of the 3 areas of today"]);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_used_again_is_another_area() {
    on_both(|world| async move {
        world.approve_plan().await;
        // Of before, "Phường Bờ Tây" had the name of one of today, which also took in a part of another.
        world.add_units(UNITS, "").await;
        let areas = agencies::all_areas(world.app.db()).await.expect("answered");
        let west = world.area("phuong-bo-tay").await;
        let before = areas.iter().find(|area| area.name_vi == "Phường Bờ Tây" && area.id != west);
        let before = before.expect("the ward of the same name that ended").id;
        let new = NewArticle {
            themes: vec![world.id("ve-xe")],
            areas: vec![before],
            ..world.draft("Ở phường cũ cùng tên", "2025-06-02T08:00")
        };
        world.publish(new).await;
        world.get(&format!("{PLAN}/dia-ban")).await.says(200, &["Phường Bờ Tây 0 1"]);
        assert_eq!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=phuong-bo-tay")).await.len(), 1);
        assert!(cells(&world, &format!("{PLAN}/do-phu?dia-ban=phuong-bo-dong")).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_activity_has_a_page_that_says_how_it_stands() {
    on_both(|world| async move {
        world.approve_plan().await;
        let late =
            Planned { name: "Hội thi về xe buýt", form: "contests", themes: &["xe-buyt"], ..NOTHING };
        let late = plan(&world, Planned { due: Some(date(2025, 5, 15)), ..late }).await;
        let weekly =
            Planned { name: "Bản tin tuần", every: "week", starts: Some(date(2025, 6, 20)), ..NOTHING };
        let weekly = plan(&world, weekly).await;
        let page = world.get(&format!("{PLAN}/hoat-dong/{late}")).await;
        page.says(
            200,
            &[
                "Hội thi về xe buýt",
                "Quá hạn",
                "Sở Khoa học và Công nghệ",
                "Trước hết ngày 15/05/2025",
                "Chưa ghi nhận việc nào",
            ],
        );
        world.get(&format!("/en{PLAN}/hoat-dong/{weekly}")).await.says(200, &["In progress"]);
        world
            .get(PLAN)
            .await
            .says(200, &["Đã quá hạn", "Hội thi về xe buýt", "Quý 2/2025", "Thường xuyên, định kỳ"]);
        let quarter = world.get(&format!("{PLAN}/hoat-dong?ky=2025-q2")).await;
        quarter.says(200, &["Hội thi về xe buýt"]);
        quarter.hides(&["Bản tin tuần"]);
        world.get(&format!("{PLAN}/hoat-dong?ky=dinh-ky")).await.says(200, &["Bản tin tuần"]);
        for nowhere in ["hoat-dong/999", "hoat-dong/x", "hoat-dong?ky=x", "lich/2025-13", "lich?co-quan=x"] {
            assert_eq!(world.get(&format!("{PLAN}/{nowhere}")).await.status, 404, "{nowhere}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_calendar_shows_what_is_due_and_what_was_done() {
    on_both(|world| async move {
        world.approve_plan().await;
        let contest =
            Planned { name: "Hội thi về xe buýt", form: "contests", themes: &["xe-buyt"], ..NOTHING };
        plan(&world, Planned { due: Some(date(2025, 7, 15)), ..contest }).await;
        let monthly =
            Planned { name: "Bản tin tháng", every: "month", starts: Some(date(2025, 5, 31)), ..NOTHING };
        plan(&world, monthly).await;
        plan(&world, Planned { name: "Thường xuyên nhắc nhở", every: "always", ..NOTHING }).await;
        let new =
            NewArticle { themes: vec![world.id("ve-xe")], ..world.draft("Vé tháng", "2025-07-02T08:00") };
        world.publish(new).await;
        let july = world.get(&format!("{PLAN}/lich")).await;
        july.says(
            200,
            &[
                "Lịch thực hiện: Tháng 7/2025",
                "Hội thi về xe buýt",
                "Vé tháng",
                "Bản tin tháng",
                "1 hoạt động thường xuyên",
            ],
        );
        assert_eq!(
            july.texts(".day.today .done a"),
            ["Đi xe buýt miễn phí", "Hỏi và đáp về vỉa hè", "Vé tháng"],
            "the city's other articles of the day are about the plan's themes too"
        );
        // 31 May is a Saturday: it is due on the Monday after it.
        assert_eq!(world.get(&format!("{PLAN}/lich/2025-06")).await.texts(".day .due a")[0], "Bản tin tháng");
        world
            .get(&format!("{PLAN}/lich/2025-t29"))
            .await
            .says(200, &["Tuần 29, 14/07/2025 – 20/07/2025", "Hội thi"]);
        let narrow = world.get(&format!("{PLAN}/lich?hinh-thuc=contests&chu-de=giao-thong")).await;
        narrow.says(200, &["Hội thi về xe buýt"]);
        narrow.hides(&["Bản tin tháng", "Vé tháng"]);
        let ours = world.get(&format!("{PLAN}/lich?co-quan=so-khoa-hoc")).await;
        assert!(ours.each("main a", "href").contains(&"/co-quan/so-khoa-hoc/lich.ics".to_owned()));
        world.get(&format!("/en{PLAN}/lich")).await.says(200, &["Calendar: July 2025"]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_has_its_calendar_for_other_programs() {
    on_both(|world| async move {
        world.approve_plan().await;
        let number =
            plan(&world, Planned { name: "Hội thi; vòng một", due: Some(date(2025, 7, 15)), ..NOTHING })
                .await;
        let feed = world.get("/co-quan/so-khoa-hoc/lich.ics").await;
        assert_eq!((feed.status, feed.header("content-type")), (200, "text/calendar; charset=utf-8"));
        let lines = feed.text.replace("\r\n ", "");
        assert!(lines.contains("DTSTART;VALUE=DATE:20250715\r\n"), "{lines}");
        assert!(lines.contains("SUMMARY;LANGUAGE=vi:Đến hạn: Hội thi\\; vòng một\r\n"), "{lines}");
        assert!(lines.contains(&format!("{PLAN}/hoat-dong/{number}\r\n")), "{lines}");
        // Asked again, it is the same: programs know each event again.
        assert_eq!(world.get("/co-quan/so-khoa-hoc/lich.ics").await.text, feed.text);
        assert!(!world.get("/co-quan/ubnd/lich.ics").await.text.contains("VEVENT"));
        assert_eq!(world.get("/co-quan/khong-co/lich.ics").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_officer_has_a_secret_link_to_their_own_calendar() {
    on_both(|world| async move {
        world.approve_plan().await;
        plan(&world, Planned { name: "Hội thi vòng một", due: Some(date(2025, 7, 15)), ..NOTHING }).await;
        let officer = world.officer("Phan Lịch", Role::Editor, "so-khoa-hoc").await;
        let mine = "/lam-viec/toi/lich";
        officer.get(mine).await.says(200, &["Lịch của tôi", "Bạn chưa có đường dẫn riêng"]);
        let link = async || {
            let link = officer.post(mine, &[("viec", "moi")]).await.each("#duong-dan", "value").remove(0);
            link.split_once("/lam-viec").map(|(_, rest)| format!("/lam-viec{rest}")).expect("at the desk")
        };
        let first = link().await;
        let feed = world.get(&first).await;
        assert_eq!(feed.status, 200);
        assert!(feed.text.contains("Hội thi vòng một"), "{}", feed.text);
        assert_eq!(feed.header("referrer-policy"), "no-referrer");
        assert!(feed.header("cache-control").contains("no-store"), "{}", feed.header("cache-control"));
        // What is kept does not tell the secret, and it is shown once.
        let secret = first.split('/').nth(3).expect("a secret").to_owned();
        assert!(!officer.get(mine).await.text.contains(&secret));
        // A new link ends the old one; so does taking it away, and so does the end of the account.
        let second = link().await;
        assert_eq!(world.get(&first).await.status, 404);
        assert_eq!(world.get(&second).await.status, 200);
        let mut tx = world.tx().await;
        accounts::suspend(&mut tx, &STAFF, officer.person).await.expect("closed");
        tx.commit().await.expect("kept");
        assert_eq!(world.get(&second).await.status, 404);
        let other = world.officer("Trần Lịch", Role::Editor, "so-khoa-hoc").await;
        other.post(mine, &[("viec", "moi")]).await;
        other.post(mine, &[("viec", "ngung")]).await;
        other.get(mine).await.says(200, &["Bạn chưa có đường dẫn riêng"]);
    })
    .await;
}

#[tokio::test]
async fn coordinators_see_what_a_plan_leaves_empty() {
    on_both(|world| async move {
        world.approve_plan().await;
        world.add_units(UNITS, "").await;
        let west = world.area("phuong-bo-tay").await;
        let id = campaigns::campaigns(world.app.db()).await.expect("answered").remove(0).id;
        let new = NewArticle {
            themes: vec![world.id("ve-xe")],
            areas: vec![west],
            ..world.draft("Ở bờ tây", "2025-06-02T08:00")
        };
        world.publish(new).await;
        plan(&world, Planned { name: "Phát thanh", themes: &["giao-thong"], area: Some(west), ..NOTHING })
            .await;
        let gaps = format!("/lam-viec/ke-hoach/{id}/o-trong");
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let page = coordinator.get(&gaps).await;
        page.says(200, &["Ô còn trống", "Địa bàn còn trống: 2 trên 3", "Lên kế hoạch cho ô này"]);
        let ways = page.each("main .rows a", "href");
        let new = "/lam-viec/hoat-dong/moi?ke-hoach=di-lai-xanh";
        let (of_area, of_form) = (
            format!("{new}&chu-de=giao-thong&dia-ban=phuong-bo-dong"),
            format!("{new}&chu-de=moi-truong&hinh-thuc=radio"),
        );
        assert!(ways.contains(&of_area) && ways.contains(&of_form), "{ways:?}");
        assert!(!ways.contains(&format!("{new}&chu-de=giao-thong&hinh-thuc=radio")), "{ways:?}");
        // The way leads to the form, where the cell is filled in.
        let page = coordinator.get(&of_area).await;
        page.says(200, &["Thêm hoạt động"]);
        let mut chosen = page.each("main input[type=checkbox][checked]", "name");
        chosen.sort_unstable();
        let area = world.area("phuong-bo-dong").await;
        assert_eq!(chosen, [format!("areas-{area}"), format!("themes-{}", world.id("giao-thong"))]);
        let page = coordinator.get(&of_form).await;
        assert_eq!(page.each("#form option[selected]", "value"), ["radio"]);
        coordinator.get("/lam-viec/thiet-lap/ke-hoach").await.says(200, &["Ô còn trống"]);
        let editor = world.officer("Biên Tập", Role::Editor, "so-khoa-hoc").await;
        assert_eq!(editor.get(&gaps).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_a_plan_is_not_public_until_it_is_approved() {
    on_both(|world| async move {
        let late = Planned { name: "Hội thi", due: Some(date(2025, 5, 15)), ..NOTHING };
        let number = plan(&world, late).await;
        let activity = format!("{PLAN}/hoat-dong/{number}");
        let pages = ["", "/do-phu", "/dia-ban", "/hoat-dong", "/lich", "/bao-cao", "/van-ban/ke-hoach.docx"];
        let pages: Vec<String> = pages.iter().map(|page| format!("{PLAN}{page}")).collect();
        for page in pages.iter().chain([&activity]) {
            assert_eq!(world.get(page).await.status, 404, "{page}");
        }
        world.get("/ke-hoach").await.hides(&["Đi lại xanh"]);
        world.get("/chu-de").await.hides(&["Đi lại xanh"]);
        let listed = world.get("/sitemap.xml").await.text + &world.get("/sitemap/trang.xml").await.text;
        assert!(!listed.contains(PLAN), "{listed}");
        world.approve_plan().await;
        for page in pages.iter().chain([&activity]) {
            assert_eq!(world.get(page).await.status, 200, "{page}");
        }
        world.get("/ke-hoach").await.says(200, &["Đi lại xanh"]);
    })
    .await;
}

#[tokio::test]
async fn a_day_that_passes_marks_another_day_as_today() {
    on_both(|world| async move {
        world.approve_plan().await;
        let today =
            async || world.get(&format!("{PLAN}/lich/2025-07")).await.each(".day.today time", "datetime");
        assert_eq!(today().await, ["2025-07-02"]);
        world.app.db().clock().set(at("2025-07-03T08:00"));
        assert_eq!(today().await, ["2025-07-03"]);
    })
    .await;
}
