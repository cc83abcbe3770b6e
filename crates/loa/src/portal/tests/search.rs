//! `/tim`

use super::city;
use crate::testing::on_both;

#[tokio::test]
async fn titles_are_found_with_and_without_marks() {
    on_both(|world| async move {
        for query in ["xe+bu%C3%BDt", "xe%20buyt", "XE+BUYT"] {
            let page = world.get(&format!("/tim?q={query}")).await;
            page.says(200, &["Tìm kiếm", "3 tin có tiêu đề khớp với “"]);
            let titles =
                ["Đi xe buýt miễn phí", "Lấy ý kiến về giá vé xe buýt", "Ba tuyến xe buýt điện bắt đầu chạy"];
            assert_eq!(page.texts("ol.list h2"), titles);
            assert!(page.is_unlisted());
        }
        let page = world.get("/tim?q=xe+bu%C3%BDt").await;
        assert_eq!(page.each("main input[name=q]", "value"), ["xe buýt"]);
        assert_eq!(page.each("a.language", "href"), ["/en/tim?q=xe+bu%C3%BDt"]);
        page.holds(&["<title>Tìm “xe buýt” · Thành phố Bến Mây</title>"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_found_says_what_to_try() {
    let world = city().await;
    for query in ["%25", "_", "%27", "%5C", "xe+l%E1%BB%ADa", "%3Cscript%3E"] {
        let page = world.get(&format!("/tim?q={query}")).await;
        page.says(200, &["Không có tin nào khớp với “", "Gõ không dấu cũng được.", "Xem tin theo ngày"]);
    }
    let page = world.get("/tim?q=%3Cscript%3E%22").await;
    page.says(200, &["“<script>\"”"]);
    assert_eq!(page.each("main input[name=q]", "value"), ["<script>\""]);
}

#[tokio::test]
async fn nothing_asked_explains_the_search() {
    let world = city().await;
    for path in ["/tim", "/tim?q=", "/tim?q=++", "/tim?khac=1"] {
        world.get(path).await.says(200, &["Gõ vài chữ trong tiêu đề", "Giao thông"]);
    }
    world.get("/en/tim").await.says(200, &["Type a few words of a title", "Transport"]);
}

#[tokio::test]
async fn a_query_of_any_length_or_make_is_answered() {
    on_both(|world| async move {
        for query in
            ["a".repeat(5_000), "%F0%9F%9A%8C".repeat(300), "%FF%FE".into(), "%".into(), "+".repeat(3_000)]
        {
            assert_eq!(world.get(&format!("/tim?q={query}")).await.status, 200, "{query}");
        }
        // A character that databases refuse must not look like a fault of the site.
        for path in [
            "/tim?q=%00",
            "/tim?q=xe%00buyt",
            "/co-quan?ten=%00",
            "/dia-ban/%00",
            "/co-quan/%00",
            "/tin/%00-1",
            "/%00",
        ] {
            let status = world.get(path).await.status;
            assert!(status < 500, "{path} answers {status}");
        }
    })
    .await;
}

#[tokio::test]
async fn fifty_are_fifty_and_only_more_are_more() {
    let world = city().await;
    for index in 0..50 {
        world.publish(world.draft(&format!("Bản tin thời tiết {index}"), "2025-07-02T11:00")).await;
    }
    let page = world.get("/tim?q=thoi+tiet").await;
    assert_eq!(page.texts("ol.list h2").len(), 50);
    page.says(200, &["50 tin có tiêu đề khớp với “thoi tiet”"]);
    world.publish(world.draft("Bản tin thời tiết 50", "2025-07-02T11:00")).await;
    let page = world.get("/tim?q=thoi+tiet").await;
    assert_eq!(page.texts("ol.list h2").len(), 50);
    page.says(200, &["Hơn 50 tin khớp với “thoi tiet”"]);
}

#[tokio::test]
async fn counts_are_said_as_each_language_does() {
    let world = city().await;
    world.get("/en/tim?q=bus").await.says(200, &["1 article has “bus” in its title."]);
    world
        .get("/en/tim?q=xe+buyt")
        .await
        .says(200, &["2 articles have “xe buyt” in their titles, newest first."]);
}
