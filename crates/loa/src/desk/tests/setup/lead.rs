//! Which article leads the home page.

use super::led;
use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn an_editor_of_the_city_chooses_what_leads_the_home_page_and_takes_it_away() {
    on_both(|world| async move {
        let editor = world.officer("Biên Tập", Role::Editor, "").await;
        let lead = async || world.get("/").await.texts("article.lead h2").join("|");
        assert_eq!(lead().await, "Hỏi và đáp về vỉa hè");
        for (number, title) in [(5, "Trồng thêm hai trăm cây xanh"), (2, "Lấy ý kiến về giá vé xe buýt")]
        {
            let path = format!("/lam-viec/tin/{number}");
            editor.get(&path).await.says(200, &["Đặt làm tin chính"]);
            let page = editor.post(&format!("{path}/tin-chinh"), &[("viec", "dat")]).await;
            let page = editor.get(&led(&page)).await;
            page.says(200, &["Bài này nay đứng đầu trang chủ", "Thôi làm tin chính"]);
            assert_eq!(lead().await, title);
        }
        editor.get("/lam-viec/tin/5").await.says(200, &["Đặt làm tin chính"]);
        let form = [("viec", "bo")];
        led(&editor.post("/lam-viec/tin/5/tin-chinh", &form).await);
        assert_eq!(lead().await, "Lấy ý kiến về giá vé xe buýt", "another leads: it stays");
        let page = editor.get(&led(&editor.post("/lam-viec/tin/2/tin-chinh", &form).await)).await;
        page.says(200, &["thôi đứng đầu trang chủ"]);
        assert_eq!(lead().await, "Hỏi và đáp về vỉa hè");
        let reader = world.officer("Điều Phối", Role::Coordinator, "").await;
        let page = reader.get("/lam-viec/nhat-ky?loai=tin").await;
        page.says(200, &["Đưa tin “Lấy ý kiến", "Thôi để tin “Lấy ý kiến"]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_does_not_choose_for_the_city_and_what_was_withdrawn_leads_nothing() {
    on_both(|world| async move {
        let agency = world.officer("Biên Tập Sở", Role::Editor, "so-khoa-hoc").await;
        agency.get("/lam-viec/tin/5").await.hides(&["Đặt làm tin chính"]);
        assert_eq!(agency.post("/lam-viec/tin/5/tin-chinh", &[]).await.status, 403);
        let chief = world.officer("Điều Phối", Role::Coordinator, "").await;
        assert_eq!(chief.post("/lam-viec/tin/999/tin-chinh", &[]).await.status, 404);
        led(&chief.post("/lam-viec/tin/5/tin-chinh", &[]).await);
        let form = [("ly-do", "Sai số liệu."), ("chac", "1")];
        let page = chief.post("/lam-viec/tin/5/go", &form).await;
        led(&page);
        assert_eq!(world.get("/").await.texts("article.lead h2"), ["Hỏi và đáp về vỉa hè"]);
        chief.get("/lam-viec/tin/5").await.hides(&["Đặt làm tin chính", "Thôi làm tin chính"]);
        led(&chief.post("/lam-viec/tin/5/tin-chinh", &[("viec", "dat")]).await);
        assert_eq!(world.get("/").await.texts("article.lead h2"), ["Hỏi và đáp về vỉa hè"]);
    })
    .await;
}
