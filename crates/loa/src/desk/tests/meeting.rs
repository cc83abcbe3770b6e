//! Two people in one text, and a session that ends while someone types.

use super::{Sheet, field, is_done, version};
use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn who_saves_second_sees_both_versions_and_decides() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = mine.begin("so-khoa-hoc").await;
        is_done(&theirs.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của người kia")).await, "luu");
        let page = mine.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của tôi")).await;
        page.says(409, &["Phạm Biên Tập đã lưu lúc", "Chữ của bạn còn nguyên", "người kia"]);
        assert_eq!((field(&page, "#title"), version(&page)), ("Tiêu đề của tôi".to_owned(), 2));
        assert_eq!(
            field(&theirs.get(&draft).await, "#title"),
            "Tiêu đề của người kia",
            "nothing was written"
        );
        let sheet = Sheet::on(version(&page)).with("title", "Tiêu đề của tôi");
        is_done(&mine.fill(&draft, &sheet).await, "luu");
        assert_eq!(field(&theirs.get(&draft).await, "#title"), "Tiêu đề của tôi");
    })
    .await;
}

#[tokio::test]
async fn a_refused_text_does_not_win_over_what_it_never_saw() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = mine.begin("so-khoa-hoc").await;
        is_done(&theirs.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của người kia")).await, "luu");
        // My save is refused for another reason; the page that comes back must still know the version that I saw.
        let broken = Sheet::on(1).with("document", "{\"blocks\":[{}]}").with("body", "Chữ của tôi.");
        let page = mine.fill(&draft, &broken).await;
        assert_eq!(page.status, 422, "{}", page.words());
        assert_eq!(field(&page, "#body"), "Chữ của tôi.");
        let again = Sheet::on(version(&page)).with("title", "Tiêu đề của tôi");
        let page = mine.fill(&draft, &again).await;
        page.says(409, &["Phạm Biên Tập đã lưu lúc"]);
        assert_eq!(field(&theirs.get(&draft).await, "#title"), "Tiêu đề của người kia");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_when_the_text_went_to_review_is_shown_again() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = theirs.submitted("so-khoa-hoc").await;
        let page = mine.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của tôi")).await;
        page.says(422, &["Chờ thẩm định"]);
        assert_eq!(field(&page, "#title"), "Tiêu đề của tôi");
    })
    .await;
}

#[tokio::test]
async fn who_else_is_there_is_said() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = mine.begin("so-khoa-hoc").await;
        mine.get(&draft).await.says(200, &["Cũng đang mở bài này:"]);
        let page = theirs.get(&draft).await;
        assert_eq!(field(&page, "[data-names]"), "Nguyễn Biên Tập");
        let page = mine.get(&format!("{draft}/cung-xem")).await;
        let told: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
        assert_eq!(told["others"], serde_json::json!(["Phạm Biên Tập"]));
        let clock = world.app.db().clock().clone();
        clock.set(clock.now() + jiff::SignedDuration::from_secs(41));
        let page = mine.get(&format!("{draft}/cung-xem")).await;
        assert!(page.text.contains("\"others\":[]"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_while_someone_types_loses_nothing() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        editor.post("/lam-viec/dang-xuat", &[]).await;
        let body = "\nDòng một <b>\"&amp;'\nDòng hai";
        let sheet = Sheet::on(1).with("body", body).with("step", "trinh");
        let page = editor.fill(&draft, &sheet).await;
        page.says(401, &["Phiên làm việc đã hết"]);
        assert_eq!(page.each("main form", "action"), std::slice::from_ref(&draft));
        let names = page.each("main form textarea", "name");
        let kept = scraper::Html::parse_document(&page.text);
        let select = scraper::Selector::parse("main form textarea").expect("a selector");
        let texts: Vec<String> = kept.select(&select).map(|area| area.text().collect()).collect();
        let sent: Vec<(String, String)> = names.into_iter().zip(texts).collect();
        assert_eq!(sent, sheet.0, "everything, to the letter");
        // Signed in again in another tab, the same form goes through.
        let again = world.chair(editor.person).await;
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let page = again.post(&draft, &sent).await;
        assert!([303, 422].contains(&page.status), "{}", page.words());
        let page = again.get(&format!("{draft}/xem-truoc")).await;
        page.says(200, &["Dòng một", "Dòng hai"]);
    })
    .await;
}
