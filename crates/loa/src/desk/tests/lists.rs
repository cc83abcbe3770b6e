//! Waiting work and the people it waits for: the desk's home, and lists by key.

use jiff::SignedDuration;

use super::{Sheet, do_jobs, is_done};
use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn everyone_sees_what_waits_for_them() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let above = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let aside = world.officer("Phạm Biên Tập", Role::Editor, "so-thong-tin").await;
        let writing = editor.begin("so-khoa-hoc").await;
        is_done(&editor.fill(&writing, &Sheet::on(1).with("title", "Bài đang viết")).await, "luu");
        let waiting = editor.begin("so-khoa-hoc").await;
        let sheet = Sheet::on(1).with("title", "Bài chờ duyệt").with("step", "trinh");
        is_done(&editor.fill(&waiting, &sheet).await, "trinh");

        let page = editor.get("/lam-viec").await;
        page.says(
            200,
            &["Bạn đang viết", "Bài đang viết", "Bạn đã gửi, đang chờ thẩm định", "Bài chờ duyệt"],
        );
        page.hides(&["Chờ bạn thẩm định"]);
        for chair in [&reviewer, &above] {
            let page = chair.get("/lam-viec").await;
            page.says(200, &["Chờ bạn thẩm định", "Bài chờ duyệt"]);
            page.hides(&["Bài đang viết", "quá hai ngày"]);
        }
        aside.get("/lam-viec").await.hides(&["Bài đang viết", "Bài chờ duyệt"]);
        aside.get("/lam-viec/ban-thao").await.hides(&["Bài đang viết", "Bài chờ duyệt"]);

        let clock = world.app.db().clock().clone();
        clock.set(clock.now() + SignedDuration::from_hours(49));
        // Nobody stays signed in for so long.
        let (editor, reviewer) = (world.chair(editor.person).await, world.chair(reviewer.person).await);
        reviewer.get("/lam-viec").await.says(200, &["Chờ thẩm định quá hai ngày", "Bài chờ duyệt"]);
        is_done(&reviewer.step(&waiting, "duyet", &[("version", "2")]).await, "duyet");
        let page = editor.get("/lam-viec").await;
        page.says(200, &["Đã duyệt, chờ đăng", "Bài chờ duyệt"]);
        let later = [("date", "2025-07-04"), ("time", "18:00")];
        is_done(&editor.step(&waiting, "hen-gio", &later).await, "hen-gio");
        editor.get("/lam-viec").await.says(200, &["Sẽ đăng hôm nay", "Bài chờ duyệt"]);
        // The worker is away: a draft that should be out and is not stands on top.
        clock.set(crate::testing::at("2025-07-04T18:01"));
        let editor = world.chair(editor.person).await;
        editor.get("/lam-viec").await.says(200, &["Đã đến giờ mà chưa đăng được"]);
        do_jobs(&world).await;
        let page = editor.get("/lam-viec").await;
        page.says(200, &["Đã đăng hôm nay", "Bài chờ duyệt"]);
        page.hides(&["Đã đến giờ mà chưa đăng được"]);
    })
    .await;
}

#[tokio::test]
async fn my_own_work_is_not_pushed_out_by_that_of_others() {
    on_both(|world| async move {
        let above = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let mine = above.begin("ubnd").await;
        is_done(&above.fill(&mine, &Sheet::on(1).with("title", "Bài của điều phối")).await, "luu");
        let clock = world.app.db().clock().clone();
        clock.set(clock.now() + SignedDuration::from_secs(1));
        for _ in 0..101 {
            editor.begin("so-khoa-hoc").await;
        }
        above.get("/lam-viec").await.says(200, &["Bạn đang viết", "Bài của điều phối"]);
    })
    .await;
}

#[tokio::test]
async fn lists_go_on_where_the_page_ended() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let other = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        for _ in 0..53 {
            editor.begin("so-khoa-hoc").await;
        }
        other.begin("so-khoa-hoc").await;
        let mut seen = Vec::new();
        let mut next = "/lam-viec/ban-thao?buoc=writing&cua=toi".to_owned();
        loop {
            let page = editor.get(&next).await;
            assert_eq!(page.status, 200);
            seen.extend(page.each("main .line a", "href"));
            // A draft that comes in meanwhile pushes nothing onto the next page.
            editor.begin("so-khoa-hoc").await;
            match page.each("a[rel=next]", "href").pop() {
                Some(older) => next = older,
                None => break,
            }
        }
        assert_eq!(seen.len(), 53);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 53);
        let page = editor.get("/lam-viec/ban-thao?buoc=published").await;
        page.says(200, &["Không có"]);
    })
    .await;
}

#[tokio::test]
async fn odd_addresses_are_answered_calmly() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        for path in [
            "/lam-viec/ban-thao?buoc=x%22%3E%3Cb%3E&cua=%00&truoc=9_9&bao=%E2%80%AE",
            "/lam-viec/ban-thao?truoc=99999999999999999999_x",
            "/lam-viec/ban-thao?truoc=-1_00000000-0000-0000-0000-000000000000",
            &format!("{draft}?bao=%3Cscript%3E"),
            &format!("{draft}?loi=B%E1%BA%A1n+b%E1%BB%8B+kh%C3%B3a"),
        ] {
            let page = editor.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            page.hides(&["Bạn bị khóa", "<script>"]);
        }
        for path in ["/lam-viec/ban-thao/khong-co", "/lam-viec/ban-thao/%20", "/lam-viec/ban-thao/1/thay-doi"]
        {
            let page = editor.get(path).await;
            page.says(page.status, &["Về bàn làm việc"]);
            assert!([400, 404].contains(&page.status), "{path}: {}", page.status);
        }
        for path in ["?buoc=a&buoc=b", "?%FF=%FF"] {
            let page = editor.get(&format!("/lam-viec/ban-thao{path}")).await;
            assert!([200, 400].contains(&page.status), "{path}: {}", page.status);
        }
        for path in ["/thay-doi?tu=99", "/thay-doi?tu=x", "/thay-doi", "/buoc/x"] {
            let page = editor.get(&format!("{draft}{path}")).await;
            assert!([400, 404, 405].contains(&page.status), "{path}: {}", page.status);
        }
        assert_eq!(editor.step(&draft, "khong-co", &[]).await.status, 404);
        assert_eq!(editor.step(&draft, "Duyet", &[]).await.status, 404);
    })
    .await;
}
