//! Taking an article off the site.

use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn a_withdrawal_is_previewed_then_done_and_leads_on() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let path = "/lam-viec/tin/1/go";
        reviewer.get(path).await.says(200, &["Ai mở địa chỉ của tin sẽ thấy lý do"]);
        reviewer.post(path, &[]).await.says(422, &["Hãy nêu lý do gỡ tin."]);
        let reason = ("ly-do", "Lịch chạy xe đã <b>đổi</b>.");
        let page = reviewer.post(path, &[reason, ("thay-the", "/tin/mien-phi-7")]).await;
        page.says(200, &["Lịch chạy xe đã <b>đổi</b>.", "dẫn đến tin “Đi xe buýt miễn phí”"]);
        assert_eq!(world.get("/tin/xe-buyt-dien-1").await.status, 200, "only shown so far");
        for wrong in ["99", "1", "/tin/khong-co-99", "https://evil.example/tin/x-7", "x"] {
            let page = reviewer.post(path, &[reason, ("thay-the", wrong), ("chac", "1")]).await;
            page.says(422, &["Không tìm thấy tin thay thế"]);
        }
        let page = reviewer.post(path, &[reason, ("thay-the", "7"), ("chac", "1")]).await;
        assert_eq!((page.status, page.header("location")), (303, "/lam-viec/tin/1?bao=go"));
        assert_eq!(world.get("/tin/xe-buyt-dien-1").await.header("location"), "/tin/mien-phi-7");
        let page = reviewer.get("/lam-viec/tin/1").await;
        page.says(200, &["Tin này đã được gỡ khỏi trang", "dẫn đến tin thay thế"]);
        page.hides(&["Đính chính", "Xem trước khi gỡ"]);
        let twice = reviewer.post(path, &[reason, ("chac", "1")]).await;
        assert_eq!(twice.header("location"), "/lam-viec/tin/1?bao=");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_withdraw_does_not_see_the_page() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập", Role::Editor, "ubnd").await;
        let other = world.officer("Thẩm định Sở", Role::Reviewer, "so-khoa-hoc").await;
        for chair in [&editor, &other] {
            assert_eq!(chair.get("/lam-viec/tin/1/go").await.status, 403);
            let page = chair.post("/lam-viec/tin/1/go", &[("ly-do", "x"), ("chac", "1")]).await;
            assert_eq!(page.status, 403);
        }
        assert_eq!(world.get("/tin/xe-buyt-dien-1").await.status, 200);
    })
    .await;
}
