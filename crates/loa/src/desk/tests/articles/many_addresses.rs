//! Many old addresses at once, and undoing it.

use crate::testing::{Chair, STAFF, World, on_both};
use access::Role;
use newsroom::{self, AddressError, OrganiseError, RedirectRequest};

const MANY: &str = "/lam-viec/tin/dia-chi-cu";

/// Looks at the pasted lines, then does all that can be done.
async fn lead(chair: &Chair<'_>, pasted: &str) -> crate::testing::Page {
    let looked = chair.post(MANY, &[("dong", pasted)]).await;
    let so = looked.each("input[name=so]", "value").remove(0);
    chair.post(MANY, &[("dong", pasted), ("so", &so)]).await
}

async fn leads_to(world: &World, old: &str) -> Option<i64> {
    newsroom::redirect(world.app.db(), old).await.expect("answered")
}

#[tokio::test]
async fn a_pasted_list_is_looked_at_then_led_and_undone_as_one() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        for page in ["/lam-viec/tin", "/lam-viec/tin/6", "/lam-viec/tin/hang-loat"] {
            let links = coordinator.get(page).await.each("a", "href");
            assert!(links.iter().any(|href| href == MANY), "{page}: {links:?}");
        }
        coordinator.get(MANY).await.says(200, &["Dẫn nhiều địa chỉ cũ", "Xem trước chưa thay đổi gì."]);
        let pasted = "Địa chỉ cũ\tTin\r\n\r\nhttp://www.cu.example/2019/thông-báo.html\t6\r\n/cu/xe,2.html,\
                      /tin/mien-phi-7\r\n/cu/xe,2.html 7";
        let looked = coordinator.post(MANY, &[("dong", pasted)]).await;
        looked.says(
            200,
            &[
                "Sẽ được dẫn (2)",
                "Dòng 3",
                "/2019/th%C3%B4ng-b%C3%A1o.html",
                "Dẫn đến tin số 6: Lịch tiêm chủng tháng 7",
                "Bỏ qua (2)",
                "Dòng tiêu đề.",
                "Trùng với dòng 4.",
            ],
        );
        assert_eq!(leads_to(&world, "/cu/xe,2.html").await, None, "looking changes nothing");
        let done = lead(&coordinator, pasted).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let act = done.header("location").to_owned();
        coordinator.get(&act).await.says(
            200,
            &["Dẫn 2 địa chỉ cũ đến tin", "/cu/xe,2.html", "Tin số 7", "Địa chỉ đã được thay đổi sau đó"],
        );
        let led = world.get("/2019/th%C3%B4ng-b%C3%A1o.html").await;
        assert_eq!((led.status, led.header("location")), (308, "/tin/tiem-chung-6"));
        coordinator.get("/lam-viec/tin/hang-loat").await.says(200, &["Dẫn 2 địa chỉ cũ đến tin"]);
        let again = coordinator.post(MANY, &[("dong", pasted)]).await;
        again.says(200, &["Địa chỉ này đã dẫn đến tin số 6 rồi."]);
        again.hides(&["Dẫn 2 địa chỉ đến tin"]);
        let events =
            kit::events::of(world.app.db(), &world.id("tiem-chung").to_string()).await.expect("read");
        assert_eq!(events.last().expect("recorded").kind, "article.address_added");

        // One of the two was led elsewhere by someone since.
        let form = [("bo", "/cu/xe,2.html")];
        assert_eq!(coordinator.post("/lam-viec/tin/7/dia-chi-cu", &form).await.status, 303);
        let form = [("cu", "/cu/xe,2.html")];
        assert_eq!(coordinator.post("/lam-viec/tin/1/dia-chi-cu", &form).await.status, 303);
        assert_eq!(coordinator.post(&act, &[]).await.status, 303);
        let undone = coordinator.get(&act).await;
        undone.says(200, &["Không còn dẫn đến tin này.", "Giữ nguyên, vì đã được thay đổi sau đó."]);
        assert_eq!(leads_to(&world, "/cu/xe,2.html").await, Some(1));
        assert_eq!(world.get("/2019/th%C3%B4ng-b%C3%A1o.html").await.status, 404);
        coordinator.post(&act, &[]).await.says(422, &["đã được hoàn tác trước đó"]);
        let auditor = world.officer("Quản trị", Role::Administrator, "").await;
        let record = auditor.get("/lam-viec/nhat-ky").await;
        record.says(200, &["Thêm 2 địa chỉ cũ dẫn đến tin", "Hoàn tác việc dẫn 1 địa chỉ cũ đến tin"]);
    })
    .await;
}

#[tokio::test]
async fn each_line_that_cannot_be_done_says_why_and_is_kept() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        newsroom::add_redirect(&tx, "/cu/co-roi", world.id("mien-phi")).await.expect("kept");
        newsroom::withdraw(&mut tx, &STAFF, world.id("via-he"), "Trùng tin.", None).await.expect("withdrawn");
        let gone =
            newsroom::article_by_id(&tx, world.id("via-he")).await.expect("read").expect("there").number;
        tx.commit().await.expect("kept");
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let faulty = [
            ("/cu/co-roi 6".to_owned(), "đang dẫn đến tin số 7"),
            ("/tim 6".to_owned(), "đang có một trang"),
            ("/lam-viec/x 6".to_owned(), "đang có một trang"),
            ("cu.html 6".to_owned(), "Hãy nhập một đường dẫn của trang này"),
            ("/cu/mot-cot".to_owned(), "Cần đúng hai cột"),
            ("/cu/b /gioi-thieu".to_owned(), "Cột sau phải là số của tin"),
            ("/cu/c 99".to_owned(), "Không có tin số 99."),
            (format!("/cu/d {gone}"), "đã được gỡ."),
            ("/cu/tot 7".to_owned(), "Dòng 1 dẫn địa chỉ này đến tin khác."),
        ];
        let kept: Vec<&str> = faulty.iter().map(|(line, _)| line.as_str()).collect();
        let kept = kept.join("\n");
        let pasted = format!("/cu/tot 6\n{kept}\n\n/cu/<b>x 6");
        let looked = coordinator.post(MANY, &[("dong", &pasted)]).await;
        for (_, why) in &faulty {
            looked.says(200, &["Chưa làm được (9)", why]);
        }
        assert!(!looked.text.contains("<b>x"));
        let done = lead(&coordinator, &pasted).await;
        done.says(200, &["Đã dẫn 2 địa chỉ.", "Chưa làm được (9)"]);
        // Lines that were done are not asked for again; a line that contradicted one finds the address taken.
        assert!(done.text.contains("/cu/co-roi 6\n/tim 6\n"), "{}", done.text);
        assert_eq!(leads_to(&world, "/cu/tot").await, Some(6));
        assert_eq!(leads_to(&world, "/cu/co-roi").await, Some(7));
        coordinator.post(MANY, &[("dong", " \n ")]).await.says(422, &["Hãy dán ít nhất một dòng."]);
        let many = "/cu/a 6\n".repeat(1001);
        let refused = coordinator.post(MANY, &[("dong", &many)]).await;
        refused.says(422, &["nhiều nhất 1.000 dòng", "/cu/a 6"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_done_that_was_not_shown_or_is_not_theirs() {
    on_both(|world| async move {
        let science = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        let looked = science.post(MANY, &[("dong", "/cu/a 5\n/cu/b 6")]).await;
        looked.says(200, &["Sẽ được dẫn (1)", "Bạn không phụ trách tin số 6."]);
        let stale = science.post(MANY, &[("dong", "/cu/a 5\n/cu/b 6"), ("so", "1 2")]).await;
        stale.says(422, &["Chưa làm gì cả: có thay đổi từ lúc bạn xem trước."]);
        assert_eq!((leads_to(&world, "/cu/a").await, leads_to(&world, "/cu/b").await), (None, None));
        let everyone = world.officer("Điều phối", Role::Coordinator, "").await;
        let act = lead(&everyone, "/cu/a 5\n/cu/b 6").await.header("location").to_owned();
        science.post(&act, &[]).await.says(422, &["bạn không phụ trách các tin số 6."]);
        assert_eq!(leads_to(&world, "/cu/a").await, Some(5));
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        assert_eq!((editor.get(MANY).await.status, editor.post(MANY, &[]).await.status), (403, 403));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_claim_an_address_at_once_one_gets_it_and_the_other_nothing() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let actor = coordinator.actor().await;
        let asks = |old: &str, number| RedirectRequest { old: old.to_owned(), number };
        let act = async |asked: Vec<RedirectRequest>| {
            let mut tx = world.tx().await;
            let act = newsroom::lead_many(&mut tx, &actor, &asked).await?;
            tx.commit().await?;
            Ok::<_, OrganiseError>(act)
        };
        let (one, two) = tokio::join!(
            act(vec![asks("/cu/chung", 6), asks("/cu/mot", 6)]),
            act(vec![asks("/cu/hai", 7), asks("/cu/chung", 7)])
        );
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        let (mine, theirs) =
            if one.is_ok() { (("/cu/mot", 6), "/cu/hai") } else { (("/cu/hai", 7), "/cu/mot") };
        assert_eq!(leads_to(&world, mine.0).await, Some(mine.1));
        assert_eq!(
            (leads_to(&world, "/cu/chung").await, leads_to(&world, theirs).await),
            (Some(mine.1), None)
        );
        let mut tx = world.tx().await;
        let article = newsroom::article(&tx, 1).await.expect("read").expect("there");
        let taken = newsroom::lead_here(&mut tx, &actor, &article, "/cu/chung").await;
        assert!(matches!(taken, Err(AddressError::Taken(number)) if number == mine.1));
    })
    .await;
}
