//! `/kieu-dang`

use kit::db::Engine;

use super::city;
use crate::testing::World;
use frame::Settings;

async fn shown() -> World {
    World::with(Engine::Sqlite, Settings { show_patterns: true, ..Settings::default() }).await
}

#[tokio::test]
async fn the_patterns_are_hidden_unless_they_are_shown() {
    let hidden = city().await;
    for path in ["/kieu-dang", "/en/kieu-dang"] {
        assert_eq!(hidden.get(path).await.status, 404);
        assert_eq!(hidden.post(path, &[("question", "Một câu hỏi dài")]).await.status, 404);
    }
    let page = shown().await.get("/kieu-dang").await;
    page.says(200, &["Kiểu dáng"]);
    assert!(page.is_unlisted());
    assert!(page.each("[aria-invalid]", "name").is_empty());
}

#[tokio::test]
async fn a_bad_form_keeps_what_was_typed_and_says_what_is_wrong() {
    let typed = [
        ("question", "Bao giờ?"),
        ("name", "Lê \"Hoa\" <b>"),
        ("mail", "hoa.vidu.vn"),
        ("topic", "traffic"),
        ("shown", "yes"),
    ];
    let page = shown().await.post("/kieu-dang", &typed).await;
    page.says(422, &["Câu hỏi cần ít nhất 10 ký tự", "Thư điện tử cần có ký tự @, ví dụ ten@vidu.vn"]);
    assert_eq!(page.texts("textarea#question"), ["Bao giờ?"]);
    assert_eq!(page.each("input#name", "value"), ["Lê \"Hoa\" <b>"]);
    assert_eq!(page.each("input#mail", "value"), ["hoa.vidu.vn"]);
    assert_eq!(page.each("select#topic option[selected]", "value"), ["traffic"]);
    assert_eq!(page.each("input[name=shown][checked]", "value"), ["yes"]);
    assert_eq!(page.each("[aria-invalid]", "name"), ["question", "mail"]);
    assert_eq!(page.each("div[role=alert] a", "href"), ["#question", "#mail"]);
    for field in ["question", "mail"] {
        let described = page.each(&format!("#{field}"), "aria-describedby");
        assert!(described[0].contains(&format!("{field}-error")), "{described:?}");
        assert_eq!(page.texts(&format!("#{field}-error")).len(), 1);
    }
}

#[tokio::test]
async fn a_good_form_is_taken() {
    let page =
        shown().await.post("/kieu-dang", &[("question", "Bao giờ xe buýt số 5 chạy?"), ("mail", "")]).await;
    assert_eq!(page.status, 200);
    assert!(page.each("[aria-invalid]", "name").is_empty());
    assert!(page.each("div[role=alert]", "class").is_empty());
    assert_eq!(page.each("div[role=status].success", "role").len(), 1);
}

#[tokio::test]
async fn an_empty_form_says_so_in_the_language_of_the_page() {
    let world = shown().await;
    world.post("/kieu-dang", &[]).await.says(422, &["Bạn chưa viết câu hỏi"]);
    world.post("/en/kieu-dang", &[("question", " \n ")]).await.says(422, &["Please write your question"]);
}
