//! `/tin`, `/chuyen-muc/{slug}`, `/chu-de`, `/chu-de/{slug}`

use super::city;
use crate::testing::on_both;

#[tokio::test]
async fn a_category_lists_its_articles_the_newest_first() {
    on_both(|world| async move {
        let page = world.get("/chuyen-muc/chinh-sach").await;
        page.says(200, &["Chính sách", "02/07/2025 Sở KHCN"]);
        let titles = ["Hỏi và đáp về vỉa hè", "Đi xe buýt miễn phí", "Lấy ý kiến về giá vé xe buýt"];
        assert_eq!(page.texts("ul.list h2"), titles);
        assert_eq!(page.each("nav.pager a", "href"), Vec::<String>::new());
        assert_eq!(page.texts("aside a[aria-current]"), ["Chính sách"]);
        assert!(!page.is_unlisted());
    })
    .await;
}

#[tokio::test]
async fn a_theme_names_those_above_and_below_it() {
    let world = city().await;
    let page = world.get("/chu-de/xe-buyt").await;
    let titles =
        ["Đi xe buýt miễn phí", "Lấy ý kiến về giá vé xe buýt", "Ba tuyến xe buýt điện bắt đầu chạy"];
    assert_eq!(page.texts("ul.list h2"), titles);
    assert_eq!(page.each("nav.breadcrumb a", "href"), ["/chu-de", "/chu-de/giao-thong"]);
    page.says(200, &["Chủ đề nhỏ hơn Vé xe"]);
    let deepest = world.get("/chu-de/ve-xe").await;
    assert_eq!(deepest.each("nav.breadcrumb a", "href").last().map(String::as_str), Some("/chu-de/xe-buyt"));
}

#[tokio::test]
async fn the_themes_stand_under_their_plan() {
    let world = city().await;
    world.approve_plan().await;
    let page = world.get("/chu-de").await;
    page.says(200, &["Đi lại xanh", "Để ai cũng đi lại dễ dàng. Kế hoạch số 15/KH-UBND."]);
    assert_eq!(page.texts("main h3"), ["Giao thông", "Môi trường"]);
    // A theme two levels below can be reached from here too, or from the one above it.
    world.get("/en/chu-de").await.says(200, &["Green travel", "Plan No. 15/KH-UBND.", "Transport"]);
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_and_back() {
    let world = city().await;
    for index in 0..45 {
        // Three at each moment, so that pages are cut between equals.
        world
            .publish(world.draft(&format!("Tin số {index}"), &format!("2025-07-02T11:{:02}", index / 3)))
            .await;
    }
    let (mut path, mut seen, mut pages) = ("/tin".to_owned(), Vec::new(), Vec::new());
    loop {
        let page = world.get(&path).await;
        assert_eq!(page.is_unlisted(), path != "/tin", "{path}");
        assert_eq!(page.each("nav.pager a[rel=prev]", "href").len(), usize::from(path != "/tin"), "{path}");
        seen.extend(page.each("ul.list h2 a", "href"));
        pages.push(page.each("ul.list h2 a", "href"));
        match page.each("nav.pager a[rel=next]", "href").first() {
            Some(next) => path.clone_from(next),
            None => break,
        }
    }
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [20, 20, 13]);
    let mut once = seen.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 53);
    // And back by the way to the newer ones.
    let last = world.get(&path).await;
    let newer = world.get(&last.each("nav.pager a[rel=prev]", "href")[0]).await;
    assert_eq!(newer.each("ul.list h2 a", "href"), pages[1]);
    let newest = world.get(&newer.each("nav.pager a[rel=prev]", "href")[0]).await;
    assert_eq!(newest.each("ul.list h2 a", "href"), pages[0]);
    assert!(newest.each("nav.pager a[rel=prev]", "href").is_empty());
}

#[tokio::test]
async fn a_place_that_is_none_is_no_page() {
    let world = city().await;
    for path in [
        "/tin?truoc=abc",
        "/tin?sau=1",
        "/tin?truoc=",
        "/chuyen-muc/tin-tuc?truoc=x-1",
        "/chu-de/xe-buyt?sau=1-x",
    ] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
    // Far off either end there is nothing, and a way back.
    for path in ["/tin?truoc=0-0", "/tin?sau=9999999999999-1"] {
        world.get(path).await.says(200, &["Chưa có tin trong mục này", "Tất cả tin"]);
    }
}

#[tokio::test]
async fn unknown_parts_of_an_address_are_passed_over() {
    let world = city().await;
    world.get("/tin?utm_source=thu&fbclid=x").await.says(200, &["Tất cả tin", "Hỏi và đáp về vỉa hè"]);
    for lost in ["/chuyen-muc/khong-co", "/chu-de/khong-co", "/chuyen-muc", "/chuyen-muc/chinh-sach/1"] {
        assert_eq!(world.get(lost).await.status, 404, "{lost}");
    }
}
