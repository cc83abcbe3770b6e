//! One act on many articles at once, and undoing it.

use crate::testing::{Chair, World, at, on_both};
use access::Role;
use newsroom::{self, BulkOperation, OrganiseError};

const BULK: &str = "/lam-viec/tin/hang-loat";

async fn move_to(chair: &Chair<'_>, numbers: &str, category: &str) -> String {
    let page = chair.post(BULK, &[("so", numbers), ("viec", "chuyen"), ("chuyen-muc", category)]).await;
    assert_eq!(page.status, 303, "{}", page.words());
    page.header("location").to_owned()
}

async fn category_of(world: &World, number: i64) -> uuid::Uuid {
    newsroom::article(world.app.db(), number).await.expect("answered").expect("there").category
}

#[tokio::test]
async fn ticked_articles_move_and_the_site_follows_until_it_is_undone() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let chosen = coordinator.post(BULK, &[("tin-1", "1"), ("tin-6", "1"), ("tin-x", "1")]).await;
        chosen.says(200, &["áp dụng cho 2 tin", "Ba tuyến xe buýt điện", "Lịch tiêm chủng tháng 7"]);
        assert_eq!(chosen.each("input[name=so]", "value"), ["1 6", "1 6"]);
        world.get("/chuyen-muc/chinh-sach").await.hides(&["Lịch tiêm chủng"]);
        let act = move_to(&coordinator, "1 6", "chinh-sach").await;
        coordinator.get(&act).await.says(
            200,
            &[
                "Chuyển 2 tin sang chuyên mục Chính sách",
                "Điều phối",
                "Tin tức → thành Chính sách",
                "Hoàn tác",
            ],
        );
        world.get("/chuyen-muc/chinh-sach").await.says(200, &["Lịch tiêm chủng"]);
        let events =
            kit::events::of(world.app.db(), &world.id("tiem-chung").to_string()).await.expect("read");
        let last = events.last().expect("recorded");
        assert_eq!((last.kind.as_str(), last.actor.starts_with("officer:")), ("article.moved", true));
        coordinator.get(BULK).await.says(200, &["Chuyển 2 tin sang chuyên mục Chính sách"]);

        assert_eq!(coordinator.post(&act, &[]).await.status, 303);
        coordinator.get(&act).await.says(200, &["Đã hoàn tác lúc", "Đã trở lại như trước."]);
        world.get("/chuyen-muc/chinh-sach").await.hides(&["Lịch tiêm chủng"]);
        coordinator.post(&act, &[]).await.says(422, &["đã được hoàn tác trước đó"]);
    })
    .await;
}

#[tokio::test]
async fn all_that_match_the_filters_are_chosen_at_once() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let form = [("tat-ca", "1"), ("loc", "chuyen-muc=tin-tuc&tim=tiem"), ("tin-1", "1")];
        let chosen = coordinator.post(BULK, &form).await;
        assert_eq!(chosen.each("input[name=so]", "value"), ["6", "6"]);
        coordinator.post(BULK, &[]).await.says(200, &["Chưa chọn tin nào."]);
    })
    .await;
}

#[tokio::test]
async fn themes_are_added_and_removed_with_those_above_them() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let form = [("so", "6 7"), ("viec", "gan"), ("chu-de", "ve-xe")];
        let act = coordinator.post(BULK, &form).await.header("location").to_owned();
        world.get("/chu-de/giao-thong").await.says(200, &["Lịch tiêm chủng tháng 7"]);
        coordinator.get(&act).await.says(200, &["không có chủ đề → thành Vé xe"]);
        // Number 7 had two themes; the wider one of them stays when it loses the narrower.
        let form = [("so", "7"), ("viec", "bo"), ("chu-de", "ve-xe")];
        assert_eq!(coordinator.post(BULK, &form).await.status, 303);
        world.get("/chu-de/ve-xe").await.hides(&["Đi xe buýt miễn phí"]);
        world.get("/chu-de/xe-buyt").await.says(200, &["Đi xe buýt miễn phí"]);
        // Number 7 was changed since, number 6 was not.
        assert_eq!(coordinator.post(&act, &[]).await.status, 303);
        let page = coordinator.get(&act).await;
        page.says(200, &["Giữ nguyên, vì đã được thay đổi sau đó.", "Đã trở lại như trước."]);
        world.get("/chu-de/giao-thong").await.hides(&["Lịch tiêm chủng"]);
        world.get("/chu-de/moi-truong").await.says(200, &["Đi xe buýt miễn phí"]);
    })
    .await;
}

#[tokio::test]
async fn one_article_that_is_not_theirs_stops_all() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        let form = [("so", "5 6 8 1"), ("viec", "chuyen"), ("chuyen-muc", "chinh-sach")];
        coordinator.post(BULK, &form).await.says(422, &["bạn không phụ trách các tin số 1, 6."]);
        assert_eq!(category_of(&world, 5).await, world.id("tin-tuc"));
        let everyone = world.officer("Điều phối", Role::Coordinator, "").await;
        let act = move_to(&everyone, "5 6", "chinh-sach").await;
        coordinator.post(&act, &[]).await.says(422, &["bạn không phụ trách các tin số 6."]);
        assert_eq!(category_of(&world, 5).await, world.id("chinh-sach"));
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        for path in [BULK, act.as_str()] {
            assert_eq!((editor.get(path).await.status, editor.post(path, &form).await.status), (403, 403));
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_says_why() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let many: Vec<String> = (1..=501).map(|number| number.to_string()).collect();
        let cases = [
            ("1 99 98", "không có các tin số 98, 99."),
            ("7 8", "đều như vậy rồi"),
            (&many.join(" "), "nhiều nhất 500 tin"),
        ];
        for (numbers, why) in cases {
            let form = [("so", numbers), ("viec", "chuyen"), ("chuyen-muc", "chinh-sach")];
            coordinator.post(BULK, &form).await.says(422, &[why]);
        }
        // Fields that nobody offers change nothing.
        let form = [("so", "6"), ("viec", "chuyen"), ("chuyen-muc", "x"), ("agency_id", "1"), ("lead", "1")];
        coordinator.post(BULK, &form).await.says(200, &["áp dụng cho 1 tin"]);
        assert_eq!(category_of(&world, 6).await, world.id("tin-tuc"));
        let act = move_to(&coordinator, "6", "chinh-sach").await;
        world.app.db().clock().set(at("2025-08-03T12:00"));
        let chair = world.chair(coordinator.person).await;
        chair.get(&act).await.hides(&["Hoàn tác được đến"]);
        chair.post(&act, &[]).await.says(422, &["Đã quá 30 ngày"]);
        let none = "/lam-viec/hang-loat/00000000-0000-7000-8000-000000000000/hoan-tac";
        assert_eq!((chair.get(none).await.status, chair.post(none, &[]).await.status), (404, 404));
    })
    .await;
}

#[tokio::test]
async fn two_acts_at_once_lose_nothing() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let actor = coordinator.actor().await;
        let numbers: Vec<i64> = (1..=8).collect();
        let act = async |what: BulkOperation| {
            let mut tx = world.tx().await;
            let act = newsroom::organise(&mut tx, &actor, &numbers, what).await?;
            tx.commit().await?;
            Ok::<_, OrganiseError>(act)
        };
        let (one, two) = tokio::join!(
            act(BulkOperation::AddTheme(world.id("ve-xe"))),
            act(BulkOperation::AddTheme(world.id("moi-truong")))
        );
        let (one, two) = (one.expect("done"), two.expect("done"));
        let themes = newsroom::themes_of(world.app.db(), world.id("tiem-chung")).await.expect("read");
        assert_eq!(themes.len(), 2);
        // Undone in the order they were done, the first finds all changed since; the other way round all comes back.
        let undo = async |id| {
            let mut tx = world.tx().await;
            newsroom::undo(&mut tx, &actor, id).await?;
            tx.commit().await?;
            Ok::<_, OrganiseError>(())
        };
        let (first, second) = tokio::join!(undo(one), undo(one));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        undo(two).await.expect("undone");
        let themes = newsroom::themes_of(world.app.db(), world.id("via-he")).await.expect("read");
        assert!(themes.contains(&world.id("giao-thong")));
    })
    .await;
}
