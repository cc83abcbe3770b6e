//! A published article at the desk: its content and the drafts that begin there.

use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn an_editor_begins_a_correction_once_and_is_led_to_it_again() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập", Role::Editor, "ubnd").await;
        let page = editor.get("/lam-viec/tin/6").await;
        page.says(
            200,
            &["Lịch tiêm chủng tháng 7", "Bản 2", "Bổ sung giờ mở cửa thứ Bảy.", "Dịch sang tiếng Anh"],
        );
        page.hides(&["Gỡ tin"]);
        let begun = editor.post("/lam-viec/tin/6/dinh-chinh", &[("tieng", "vi")]).await;
        let draft = begun.header("location").to_owned();
        assert!(begun.status == 303 && draft.starts_with("/lam-viec/ban-thao/"), "{draft}");
        let again = editor.post("/lam-viec/tin/6/dinh-chinh", &[("tieng", "vi")]).await;
        assert_eq!(again.header("location"), draft);
        let page = editor.get("/lam-viec/tin/6").await;
        page.says(200, &["Mở bản thảo tiếng Việt"]);
        page.hides(&["Đính chính"]);
        editor.get("/lam-viec/tin").await.holds(&[&draft]);
    })
    .await;
}

#[tokio::test]
async fn a_translation_is_begun_or_brought_up_to_date() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        editor
            .get("/lam-viec/tin/8")
            .await
            .says(200, &["Cập nhật bản tiếng Anh", "dịch theo bản 1 của bản gốc"]);
        editor.get("/lam-viec/tin/7").await.says(200, &["Đính chính bản tiếng Anh"]);
        for number in [6, 8] {
            let begun = editor.post(&format!("/lam-viec/tin/{number}/dich"), &[("tieng", "en")]).await;
            assert!(begun.header("location").starts_with("/lam-viec/ban-thao/"), "{number}");
        }
        assert_eq!(editor.post("/lam-viec/tin/1/dich", &[("tieng", "fr")]).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn articles_of_another_agency_and_numbers_that_are_none_give_nothing() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập", Role::Editor, "so-khoa-hoc").await;
        let page = editor.get("/lam-viec/tin/6").await;
        page.hides(&["Đính chính", "Dịch sang"]);
        assert_eq!(editor.post("/lam-viec/tin/6/dinh-chinh", &[]).await.status, 403);
        assert_eq!(editor.post("/lam-viec/tin/6/dich", &[("tieng", "en")]).await.status, 403);
        for none in ["/lam-viec/tin/99", "/lam-viec/tin/0", "/lam-viec/tin/-6"] {
            assert_eq!(editor.get(none).await.status, 404, "{none}");
            assert_eq!(editor.post(&format!("{none}/dinh-chinh"), &[]).await.status, 404, "{none}");
        }
        let reader = world.officer("Người xem", Role::Reader, "").await;
        assert_eq!(reader.post("/lam-viec/tin/6/dinh-chinh", &[]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn any_two_editions_stand_beside_each_other() {
    on_both(|world| async move {
        let reader = world.officer("Người xem", Role::Reader, "").await;
        let page = reader.get("/lam-viec/tin/6/so-sanh?tieng=vi&tu=2&den=1").await;
        page.says(
            200,
            &[
                "So sánh bản 1 với bản 2",
                "Điểm tiêm mở cửa cả thứ Bảy.",
                "Đoạn đầu của bài",
                "Thêm 7 từ, bớt 11 từ.",
            ],
        );
        assert_eq!(reader.get("/lam-viec/tin/6/so-sanh?tieng=vi&tu=1&den=9").await.status, 404);
        assert_eq!(reader.get("/lam-viec/tin/6/so-sanh?tu=1").await.status, 400);
    })
    .await;
}
