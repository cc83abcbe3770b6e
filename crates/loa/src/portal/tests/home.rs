//! `/`

use kit::db::Engine;

use super::city;
use crate::testing::{STAFF, World, on_both};

#[tokio::test]
async fn the_newest_leads_and_the_latest_stand_by_day() {
    on_both(|world| async move {
        let page = world.get("/").await;
        page.says(
            200,
            &[
                "Tin tức Thành phố Bến Mây",
                "Chính sách 10:00, 02/07/2025 Sở KHCN Hỏi và đáp về vỉa hè Thêm câu hỏi về xe đẩy.",
                "Mới nhất Thứ Tư, 02/07/2025 10:00 Hỏi và đáp về vỉa hè 07:00 Đi xe buýt miễn phí Thứ Ba, 01/07/2025",
                "Thứ Hai, 30/06/2025 23:59 Lấy ý kiến về giá vé xe buýt",
            ],
        );
        page.holds(&[
            "<title>Thành phố Bến Mây · Cổng thông tin và đối thoại</title>",
            "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/\">",
            "<html lang=\"vi\">",
        ]);
        assert_eq!(page.texts("section.section h2"), ["Tin tức", "Chính sách", "Chủ đề"]);
        let themes = ["Giao thông", "Xe buýt", "Vé xe", "Môi trường"];
        assert_eq!(page.texts("ul.tags a"), themes);
        assert!(!page.is_unlisted());
    })
    .await;
}

#[tokio::test]
async fn in_english_what_is_not_translated_says_so() {
    let page = city().await.get("/en").await;
    page.says(
        200,
        &[
            "News from Ben May City",
            "Policy 10:00, 2 July 2025",
            "Questions about pavements",
            "Tuesday, 1 July 2025",
        ],
    );
    page.holds(&["<html lang=\"en\">", "<title>Ben May City · Public information and dialogue</title>"]);
    let foreign = page.texts("li.teaser h3[lang=vi]");
    assert_eq!(foreign[0], "Lịch tiêm chủng tháng 7");
    assert_eq!(page.texts("li.teaser .badge")[0], "Vietnamese");
}

#[tokio::test]
async fn the_lead_is_the_one_that_was_chosen_and_is_not_repeated_below() {
    let world = city().await;
    let mut tx = world.tx().await;
    newsroom::feature(&mut tx, &STAFF, world.id("trong-cay")).await.expect("featured");
    tx.commit().await.expect("kept");
    let page = world.get("/").await;
    assert_eq!(page.texts("article.lead h2"), ["Trồng thêm hai trăm cây xanh"]);
    let below = page.texts("section.section:first-of-type li.teaser h3");
    assert!(!below.contains(&"Trồng thêm hai trăm cây xanh".to_owned()), "{below:?}");
    assert_eq!(below.len(), 3);
}

#[tokio::test]
async fn a_new_article_is_seen_at_once() {
    let world = city().await;
    world.get("/").await.hides(&["Tin vừa đăng"]);
    world.publish(world.draft("Tin vừa đăng", "2025-07-02T11:59")).await;
    world.get("/").await.says(200, &["Tin vừa đăng"]);
    world.get("/en").await.says(200, &["Tin vừa đăng"]);
}

#[tokio::test]
async fn a_city_without_news_says_so() {
    for engine in kit::testing::engines() {
        let world = World::empty(engine).await;
        world.get("/").await.says(200, &["Chưa có tin nào", "Tin đầu tiên sẽ hiện ở đây"]);
        world.get("/en").await.says(200, &["No news yet"]);
    }
}

#[tokio::test]
async fn a_picture_is_described_once_and_has_its_size() {
    let world = World::new(Engine::Sqlite).await;
    let page = world.get("/").await;
    // The title beside it says the same, so the picture is silent for a reader who hears the page.
    assert_eq!(page.each("li.teaser img", "alt"), [""]);
    assert_eq!(page.each("li.teaser img", "width"), ["640"]);
}
