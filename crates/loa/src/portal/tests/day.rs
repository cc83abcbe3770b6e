//! `/ngay` and `/ngay/{year}/{month}/{day}`

use kit::db::Engine;

use super::city;
use crate::testing::{World, on_both};

#[tokio::test]
async fn a_day_lists_its_articles_with_their_times() {
    on_both(|world| async move {
        let page = world.get("/ngay/2025/07/01").await;
        page.says(200, &["Thứ Ba, 01/07/2025", "4 tin, mới nhất ở trên."]);
        assert_eq!(page.texts("ol.timeline li > time"), ["09:30", "08:00", "08:00", "00:01"]);
        let titles = [
            "Lịch tiêm chủng tháng 7",
            "Trồng thêm hai trăm cây xanh",
            "Thu gom rác theo giờ mới",
            "Phường mới bắt đầu làm việc",
        ];
        assert_eq!(page.texts("ol.timeline h2"), titles);
        assert_eq!(page.each("nav.pager a", "href")[..2], ["/ngay/2025/07/02", "/ngay/2025/06/30"]);
        assert!(!page.is_unlisted());
        let last_of_june = world.get("/ngay/2025/06/30").await;
        assert_eq!(last_of_june.texts("ol.timeline h2"), ["Lấy ý kiến về giá vé xe buýt"]);
    })
    .await;
}

#[tokio::test]
async fn the_calendar_counts_each_day_and_leads_to_those_with_news() {
    let page = city().await.get("/ngay/2025/07/01").await;
    assert_eq!(page.texts("table.calendar caption"), ["Tháng 7/2025"]);
    assert_eq!(page.texts("table.calendar a"), ["1 4 tin", "2 2 tin"]);
    assert_eq!(page.each("table.calendar a[aria-current]", "href"), ["/ngay/2025/07/01"]);
    // July 2025 begins on a Tuesday and has 31 days, in five weeks from Monday.
    let cells = page.texts("table.calendar td");
    assert_eq!(cells.len(), 35);
    assert_eq!(
        (cells[0].as_str(), cells[1].as_str(), cells[31].as_str(), cells[32].as_str()),
        ("", "1 4 tin", "31", "")
    );
    assert_eq!(page.each("aside nav.pager a[rel=next]", "href"), ["/ngay/2025/06/30"]);
}

#[tokio::test]
async fn in_english_one_is_one() {
    let world = city().await;
    world.get("/en/ngay/2025/06/30").await.says(200, &["Monday, 30 June 2025", "1 article.", "June 2025"]);
    let page = world.get("/en/ngay/2025/07/01").await;
    page.says(200, &["4 articles, newest first."]);
    assert_eq!(page.texts("table.calendar a"), ["1 4 items", "2 2 items"]);
}

#[tokio::test]
async fn a_day_without_news_is_not_for_search_engines() {
    let page = city().await.get("/ngay/2025/06/28").await;
    page.says(200, &["Thứ Bảy, 28/06/2025", "Không có tin trong ngày này."]);
    assert!(page.is_unlisted());
    assert_eq!(page.each("main nav.pager a", "href")[..2], ["/ngay/2025/06/30", "/ngay/2025/06/27"]);
}

#[tokio::test]
async fn the_newest_day_with_news_is_where_the_menu_leads() {
    let world = city().await;
    let page = world.get("/ngay").await;
    assert_eq!((page.status, page.header("location")), (307, "/ngay/2025/07/02"));
    assert_eq!(world.get("/en/ngay").await.header("location"), "/en/ngay/2025/07/02");
    // Without news it is today, in the city.
    let empty = World::empty(Engine::Sqlite).await;
    empty.app.db().clock().set(crate::testing::at("2025-07-03T00:30"));
    assert_eq!(empty.get("/ngay").await.header("location"), "/ngay/2025/07/03");
}

#[tokio::test]
async fn a_day_that_is_none_is_no_page() {
    let world = city().await;
    for path in ["/ngay/2025/02/30", "/ngay/2025/13/01", "/ngay/2025/00/01", "/ngay/2025/07/99"] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
    for path in ["/ngay/2025/07/300", "/ngay/99999/07/01", "/ngay/nam/07/01", "/ngay/2025/07"] {
        let status = world.get(path).await.status;
        assert!(matches!(status, 400 | 404), "{path} answers {status}");
    }
    // The ends of the calendar are days like any other.
    for path in ["/ngay/9999/12/31", "/ngay/0001/01/01", "/ngay/-9999/01/01", "/ngay/0000/02/29"] {
        let status = world.get(path).await.status;
        assert!(status < 500, "{path} answers {status}");
    }
}

#[tokio::test]
async fn another_spelling_of_a_day_names_the_one_address() {
    let page = city().await.get("/ngay/2025/7/1").await;
    if page.status == 200 {
        page.holds(&["<link rel=\"canonical\" href=\"http://127.0.0.1:8080/ngay/2025/07/01\">"]);
    } else {
        assert_eq!((page.status, page.header("location")), (308, "/ngay/2025/07/01"));
    }
}
