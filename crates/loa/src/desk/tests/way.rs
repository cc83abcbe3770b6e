//! The way of a text: written, sent back, approved, scheduled, published, corrected by force.

use super::{Sheet, TITLE, do_jobs, field, is_done, newest, version};
use crate::testing::{at, on_both};
use access::Role;

#[tokio::test]
async fn a_text_goes_its_whole_way() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;

        let draft = editor.begin("so-khoa-hoc").await;
        is_done(&editor.fill(&draft, &Sheet::on(1).with("title", "Xe buýt số 5 chạy lại")).await, "luu");
        is_done(&editor.fill(&draft, &Sheet::on(2).with("step", "trinh")).await, "trinh");
        editor.get(&draft).await.says(200, &["Chờ thẩm định", TITLE]);
        reviewer.get("/lam-viec").await.says(200, &["Chờ bạn thẩm định", TITLE]);
        let page = reviewer.step(&draft, "tra-lai", &[("note", " ")]).await;
        page.says(422, &["Hãy ghi lý do hoặc nội dung"]);
        is_done(&reviewer.step(&draft, "tra-lai", &[("note", "Nói rõ từ ngày nào.")]).await, "tra-lai");
        editor.get("/lam-viec").await.says(200, &["Được trả lại cho bạn", "Nói rõ từ ngày nào."]);

        let page = editor.get(&draft).await;
        page.says(200, &["Trả lại: Nói rõ từ ngày nào.", "Trần Thẩm Định"]);
        let sheet =
            Sheet::on(version(&page)).with("summary", "Từ ngày 1 tháng 8, xe buýt số 5 chạy thêm chuyến.");
        is_done(&editor.fill(&draft, &sheet.with("step", "trinh")).await, "trinh");
        let page = reviewer.get(&draft).await;
        page.says(200, &["Từ ngày 1 tháng 8", "Duyệt", "Trả lại"]);
        reviewer
            .get(&format!("{draft}/thay-doi?tu=3"))
            .await
            .says(200, &["So với lúc", "ngày 1 tháng", "[bớt] hai chuyến"]);
        is_done(&reviewer.step(&draft, "duyet", &[("version", "4")]).await, "duyet");

        let soon = [("date", "2025-07-02"), ("time", "15:00:30")];
        is_done(&editor.step(&draft, "hen-gio", &soon).await, "hen-gio");
        editor.get(&draft).await.says(200, &["Đã hẹn giờ", "Sẽ đăng lúc 15:00:30, 02/07/2025"]);
        editor.get("/lam-viec").await.says(200, &["Sẽ đăng hôm nay", TITLE]);
        world.app.db().clock().set(at("2025-07-02T15:00:29"));
        do_jobs(&world).await;
        world.get("/tin").await.hides(&[TITLE]);
        world.app.db().clock().set(at("2025-07-02T15:00:30"));
        do_jobs(&world).await;
        world.get("/tin").await.says(200, &[TITLE]);
        let public = newest(&world).await;
        world.get(&public).await.says(200, &[TITLE, "Người dân không phải làm thủ tục gì."]);
        let page = editor.get(&draft).await;
        page.says(200, &["Đã đăng", "Hệ thống"]);
        assert_eq!(page.each(".buttons a.button:not(.secondary)", "href"), [public]);
        assert_eq!(editor.fill(&draft, &Sheet::on(4)).await.status, 404, "it is closed");
    })
    .await;
}

#[tokio::test]
async fn nobody_approves_what_they_wrote_or_sent() {
    on_both(|world| async move {
        let writer = world.officer("Trần Vừa Viết Vừa Duyệt", Role::Reviewer, "so-khoa-hoc").await;
        let other = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let own = writer.submitted("so-khoa-hoc").await;
        writer.get(&own).await.says(200, &["người khác phải duyệt"]);
        let page = writer.step(&own, "duyet", &[("version", "2")]).await;
        page.says(422, &["người khác phải duyệt"]);
        writer.get("/lam-viec").await.hides(&["Chờ bạn thẩm định"]);

        // A colleague who only mends a comma and sends it does not make it the colleague's text.
        is_done(&other.step(&own, "lay-lai", &[]).await, "lay-lai");
        let sheet = Sheet::on(2).with("author", "Phòng Biên tập").with("step", "trinh");
        is_done(&other.fill(&own, &sheet).await, "trinh");
        let page = writer.step(&own, "duyet", &[("version", "3")]).await;
        page.says(422, &["người khác phải duyệt"]);
        writer.get(&own).await.says(200, &["người khác phải duyệt"]);
        let third = world.officer("Lê Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        is_done(&third.step(&own, "duyet", &[("version", "3")]).await, "duyet");
    })
    .await;
}

#[tokio::test]
async fn a_step_on_a_version_that_is_no_longer_the_newest_is_refused() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        is_done(&editor.step(&draft, "lay-lai", &[]).await, "lay-lai");
        let sheet = Sheet::on(2).with("title", "Xe buýt số 5 đổi giờ").with("step", "trinh");
        is_done(&editor.fill(&draft, &sheet).await, "trinh");
        for (chair, step, form) in [
            (&reviewer, "duyet", vec![("version", "2")]),
            (&reviewer, "duyet", vec![]),
            (&reviewer, "duyet", vec![("version", "9223372036854775808")]),
            // Publishing without approval publishes only the version that was seen, too.
            (&chief, "khan", vec![("version", "2"), ("note", "Bão đang vào.")]),
        ] {
            let page = chair.step(&draft, step, &form).await;
            page.says(422, &["Người khác vừa lưu bản thảo này", "Xe buýt số 5 đổi giờ"]);
        }
        world.get("/tin").await.hides(&["Xe buýt số 5"]);
        is_done(&reviewer.step(&draft, "duyet", &[("version", "3")]).await, "duyet");
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_by_force_says_so_in_public() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let reason = "Bão vào trong đêm nay <b>.";
        let form = [("version", "2"), ("note", reason)];
        assert_eq!(editor.step(&draft, "khan", &form).await.status, 403);
        chief.step(&draft, "khan", &[("version", "2")]).await.says(422, &["Hãy ghi lý do"]);
        let page = chief.get(&draft).await;
        assert_eq!(page.each("form[action$=khan] input[name=version]", "value"), ["2"]);
        is_done(&chief.step(&draft, "khan", &form).await, "khan");
        let public = newest(&world).await;
        world.get(&public).await.says(200, &["Đăng khẩn, chưa qua thẩm định.", reason]);
        chief.get(&draft).await.says(200, &["Đăng khẩn: Bão vào"]);
    })
    .await;
}

#[tokio::test]
async fn a_text_with_faults_is_kept_but_not_sent_on() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let sheet = Sheet::on(1).with("body", "Xem [tin này](/tin/khong-co-99).").with("step", "trinh");
        let page = editor.fill(&draft, &sheet).await;
        page.says(422, &["lỗi phải sửa", "tới /tin/khong-co-99"]);
        assert_eq!(
            (version(&page), field(&page, "#body")),
            (2, "Xem [tin này](/tin/khong-co-99).".to_owned())
        );
        // The very form that came back, mended, goes on.
        is_done(&editor.fill(&draft, &Sheet::on(2).with("step", "trinh")).await, "trinh");
        let empty = editor.begin("so-khoa-hoc").await;
        let page = editor.fill(&empty, &Sheet::on(1).with("title", "").with("step", "trinh")).await;
        page.says(422, &["Bài chưa có tiêu đề."]);
    })
    .await;
}

#[tokio::test]
async fn the_way_can_be_gone_in_english() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = format!("/en{}", editor.submitted("so-khoa-hoc").await);
        let page = reviewer.get(&draft).await;
        page.says(200, &["In review", "Approve"]);
        page.hides(&["Chờ thẩm định", "Duyệt", "Trả lại"]);
        let page = reviewer.step(&draft, "duyet", &[("version", "2")]).await;
        is_done(&page, "duyet");
        assert!(page.header("location").starts_with("/en/"));
        let page = editor.step(&draft, "hen-gio", &[("date", "2025-07-02"), ("time", "11:59")]).await;
        page.says(422, &["must be"]);
        let page = editor.step(&draft, "hen-gio", &[("date", "32/7"), ("time", "")]).await;
        page.says(422, &["Choose"]);
        is_done(&editor.step(&draft, "xuat-ban", &[]).await, "xuat-ban");
    })
    .await;
}
