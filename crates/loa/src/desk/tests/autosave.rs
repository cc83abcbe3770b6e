//! Saving by itself, as the page's script does.

use serde_json::Value;

use super::{Sheet, field, is_done};
use crate::testing::{Page, on_both};
use access::Role;

fn told(page: &Page) -> Value {
    serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("no JSON: {}", page.text))
}

#[tokio::test]
async fn it_answers_what_the_script_has_to_know() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reader = world.officer("Lê Theo Dõi", Role::Reader, "so-khoa-hoc").await;
        let draft = mine.begin("so-khoa-hoc").await;
        let page = mine.autosave(&draft, &Sheet::on(1)).await;
        assert_eq!((page.status, &told(&page)["version"]), (200, &2.into()));
        let page = mine.autosave(&draft, &Sheet::on(2)).await;
        assert_eq!((page.status, &told(&page)["version"]), (200, &2.into()), "nothing new makes no version");

        let page = theirs.autosave(&draft, &Sheet::on(1).with("title", "Khác")).await;
        assert_eq!((page.status, &told(&page)["version"]), (409, &2.into()));
        assert_eq!(told(&page)["by"], "Nguyễn Biên Tập");
        let page = mine
            .autosave(&draft, &Sheet::on(2).with("document", "{\"blocks\":[{\"type\":\"script\"}]}"))
            .await;
        assert_eq!(page.status, 422, "{}", page.text);
        assert!(!told(&page)["error"].as_str().expect("a sentence").is_empty());
        assert_eq!(reader.autosave(&draft, &Sheet::on(2)).await.status, 403);

        is_done(&mine.fill(&draft, &Sheet::on(2).with("step", "trinh")).await, "trinh");
        let page = mine.autosave(&draft, &Sheet::on(2).with("title", "Muộn")).await;
        assert_eq!(page.status, 422);
        assert!(told(&page)["error"].as_str().expect("a sentence").contains("Chờ thẩm định"));
        mine.post("/lam-viec/dang-xuat", &[]).await;
        assert_eq!(mine.autosave(&draft, &Sheet::on(2)).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_on_the_way_is_no_clash_with_oneself() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        assert_eq!(editor.autosave(&draft, &Sheet::on(1)).await.status, 200);
        // The script did not get the answer, and sends the same once more.
        let page = editor.autosave(&draft, &Sheet::on(1)).await;
        assert_eq!((page.status, &told(&page)["version"]), (200, &2.into()), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn the_editors_document_and_the_plain_text_are_the_same_body() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let document = r#"{"blocks":[{"type":"paragraph","text":[{"type":"text","text":"Một "},{"type":"strong","text":[{"type":"text","text":"hai"}]}]}]}"#;
        let page = editor.autosave(&draft, &Sheet::on(1).with("document", document)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(field(&editor.get(&draft).await, "#body"), "Một **hai**");
        let page = editor.autosave(&draft, &Sheet::on(2).with("body", "Một **hai**")).await;
        assert_eq!(told(&page)["version"], 2, "the same body is no new version");
    })
    .await;
}

#[tokio::test]
async fn a_long_law_is_kept_whole() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let line = "Cơ quan có thẩm quyền trả lời trong thời hạn mười ngày làm việc.";
        let body = vec![line; 4_000].join("\n\n");
        let page = editor.autosave(&draft, &Sheet::on(1).with("body", &body)).await;
        assert_eq!(page.status, 200, "{} bytes: {}", body.len(), page.text);
        assert_eq!(field(&editor.get(&draft).await, "#body").matches("mười ngày").count(), 4_000);
    })
    .await;
}

#[tokio::test]
async fn a_writer_is_told_what_became_of_odd_characters() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let page = editor.autosave(&draft, &Sheet::on(1)).await;
        assert_eq!(told(&page)["told"], serde_json::json!([]), "nothing is odd");

        let loose = Sheet::on(2).with("title", "Nghi\u{323} quye\u{302}\u{301}t mới");
        let page = editor.autosave(&draft, &loose).await;
        assert_eq!((page.status, &told(&page)["version"]), (200, &3.into()), "it is saved");
        assert!(told(&page)["told"][0].as_str().expect("a sentence").contains("Unicode tổ hợp"));
        assert_eq!(field(&editor.get(&draft).await, "#title"), "Nghị quyết mới");

        // In the editor's document, where a soft hyphen is the letter ư of TCVN3; and by the button.
        let old = "Thµnh phè Hå ChÝ Minh, n\u{ad}íc Céng hßa x· héi chñ nghÜa ViÖt Nam";
        let run = serde_json::json!([{ "type": "text", "text": old }]);
        let body = serde_json::json!({ "blocks": [{ "type": "paragraph", "text": run }] }).to_string();
        let page = editor.autosave(&draft, &Sheet::on(3).with("document", &body)).await;
        assert!(told(&page)["told"][0].as_str().expect("a sentence").contains("bảng mã cũ"), "{}", page.text);
        let page = editor
            .fill(&draft, &Sheet::on(4).with("body", old).with("summary", "Ðiều 4 họp\u{200b} dân."))
            .await;
        let led = page.header("location").to_owned();
        assert!(led.ends_with("?bao=luu&chu=chu-d.ky-tu-an.bang-ma-cu"), "{led}");
        let page = editor.get(&led).await;
        page.says(200, &["Đã lưu.", "Chữ Ð, ð của ngôn ngữ khác", "Ký tự ẩn", "bảng mã cũ (TCVN3 hoặc VNI)"]);
        assert_eq!(field(&page, "#body"), old, "its words are kept");
        assert_eq!(field(&page, "#summary"), "Điều 4 họp dân.");

        let page = editor.fill(&draft, &Sheet::on(5).with("body", old).with("step", "trinh")).await;
        page.says(422, &["bảng mã cũ"]);
        assert_eq!(field(&page, "#body"), old);
    })
    .await;
}
