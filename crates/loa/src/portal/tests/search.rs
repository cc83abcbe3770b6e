//! `/tim`

use kit::db::Engine;

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use super::city;
use crate::testing::{STAFF, World, on_both};
use search::{Indexer, add_many};

/// Bến Mây with its index.
async fn found_city() -> World {
    let world = city().await;
    world.index().await;
    world
}

const TITLES: &str = ".search-list h2";

#[tokio::test]
async fn an_article_is_found_as_people_type_it() {
    on_both(|world| async move {
        world.index().await;
        // With marks, without, in capitals, decomposed.
        for query in ["xe+bu%C3%BDt", "xe%20buyt", "XE+BUYT", "xe+buy%CC%81t"] {
            let page = world.follow(&format!("/tim?q={query}")).await;
            page.says(200, &["Tìm kiếm", "3 kết quả"]);
            let mut titles = page.texts(TITLES);
            titles.sort();
            let all =
                ["Ba tuyến xe buýt điện bắt đầu chạy", "Lấy ý kiến về giá vé xe buýt", "Đi xe buýt miễn phí"];
            assert_eq!(titles, all, "{query}");
            assert_eq!(page.texts(".search-list h2 mark").len(), 3);
            assert!(page.is_unlisted());
        }
        let page = world.get("/tim?q=xe+bu%C3%BDt&nam=2025").await;
        assert_eq!(page.each("main input[name=q]", "value"), ["xe buýt"]);
        assert_eq!(page.each("a.language", "href"), ["/en/tim?q=xe+bu%C3%BDt&nam=2025"]);
        page.holds(&["<title>Tìm “xe buýt” · Thành phố Bến Mây</title>"]);
    })
    .await;
}

#[tokio::test]
async fn results_are_narrowed_down_turned_and_sorted_by_stable_addresses() {
    let world = city().await;
    for index in 0..24 {
        let day = format!("2025-06-{:02}T11:00", index + 1);
        let mut new = world.draft(&format!("Bản tin thời tiết ngày {}", index + 1), &day);
        if index % 2 == 0 {
            new.themes = vec![world.id("giao-thong")];
        }
        world.publish(new).await;
    }
    world.publish(world.draft("Bản tin thời tiết năm cũ", "2024-06-01T11:00")).await;
    world.index().await;
    let page = world.get("/tim?q=thoi+tiet").await;
    page.says(200, &["25 kết quả", "Trang 1 trên 3", "Thu hẹp kết quả", "Năm đăng"]);
    assert_eq!(page.texts(TITLES).len(), 10);
    assert_eq!(page.each(".pager a", "href"), ["/tim?q=thoi+tiet&trang=2"]);
    let third = world.get("/tim?q=thoi+tiet&trang=3").await;
    assert_eq!(third.texts(TITLES).len(), 5);
    assert_eq!(third.each(".pager a", "href"), ["/tim?q=thoi+tiet&trang=2"]);

    let page = world.get("/tim?q=thoi+tiet&xep=moi").await;
    assert_eq!(page.texts(TITLES)[0], "Bản tin thời tiết ngày 24");
    let last = world.get("/tim?q=thoi+tiet&xep=moi&trang=3").await;
    assert_eq!(last.texts(TITLES)[4], "Bản tin thời tiết năm cũ");

    let years = "/tim?q=thoi+tiet&nam=2024";
    assert!(world.get("/tim?q=thoi+tiet").await.each(".search-narrow a", "href").contains(&years.to_owned()));
    let page = world.get(years).await;
    page.says(200, &["1 kết quả", "Năm đăng: 2024"]);
    assert_eq!(page.each(".search-chosen a", "href"), ["/tim?q=thoi+tiet"]);
    let page = world.get("/tim?q=thoi+tiet&chu-de=giao-thong").await;
    page.says(200, &["12 kết quả"]);
    let page = world.get("/tim?q=thoi+tiet&chu-de=khong-co").await;
    page.says(200, &["Không tìm thấy", "Bỏ bớt điều kiện thu hẹp", "Chủ đề: khong-co"]);
}

#[tokio::test]
async fn keys_without_an_input_method_and_slips_are_understood() {
    let world = found_city().await;
    let page = world.get("/tim?q=xe+buyts").await;
    page.says(200, &["Không tìm thấy kết quả cho “xe buyts”", "Tìm đúng như đã gõ"]);
    assert_eq!(page.each(".search-note a", "href"), ["/tim?q=xe+bu%C3%BDt", "/tim?q=xe+buyts&dung=1"]);
    assert_eq!(page.texts(TITLES).len(), 3);
    let literal = world.get("/tim?q=xe+buyts&dung=1").await;
    literal.says(200, &["Không có “buyts”", "Có phải bạn muốn tìm:"]);
}

#[tokio::test]
async fn expressions_that_mean_the_same_find_each_other() {
    let world = city().await;
    let mut tx = world.tx().await;
    add_many(&mut tx, &STAFF, "xe buýt = xe bus = ô tô buýt").await.expect("added");
    tx.commit().await.expect("kept");
    world.index().await;
    let page = world.get("/tim?q=xe+bus").await;
    page.says(200, &["3 kết quả", "Trong bài viết là “xe buýt”"]);
}

#[tokio::test]
async fn what_is_withdrawn_corrected_or_new_is_so_in_the_search() {
    on_both(|world| async move {
        world.index().await;
        world.get("/tim?q=d%C6%B0a+h%E1%BA%A5u").await.says(200, &["Không tìm thấy"]);
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        world.index().await;
        world.get("/tim?q=dua+hau").await.says(200, &["1 kết quả"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_found_says_what_to_try() {
    let world = found_city().await;
    for query in ["%25", "_", "%27", "%5C", "t%E1%BA%A7u+ng%E1%BA%A7m", "%3Cscript%3E"] {
        let page = world.get(&format!("/tim?q={query}")).await;
        page.says(200, &["Không tìm thấy “", "Thử ít chữ hơn", "Xem tin theo ngày", "Giao thông"]);
    }
    let page = world.get("/tim?q=%3Cscript%3E%22").await;
    page.says(200, &["“<script>\"”"]);
    assert_eq!(page.each("main input[name=q]", "value"), ["<script>\""]);
}

#[tokio::test]
async fn nothing_asked_explains_the_search() {
    let world = city().await;
    world.get("/tim").await.says(200, &["Gõ vài chữ như khi hỏi", "Giao thông"]);
    for path in ["/tim?q=", "/tim?q=++", "/tim?khac=1"] {
        let page = world.get(path).await;
        assert_eq!((page.status, page.header("location")), (308, "/tim"), "{path}");
    }
    world.get("/en/tim").await.says(200, &["Type a few words", "Transport"]);
}

#[tokio::test]
async fn while_there_is_no_index_titles_are_searched_and_the_page_says_so() {
    on_both(|world| async move {
        let page = world.get("/tim?q=xe+buyt").await;
        page.says(200, &["3 tiêu đề khớp", "Bộ tìm kiếm đang được dựng lại"]);
        assert_eq!(page.texts("ol.list h2").len(), 3);
        world.get("/en/tim?q=bus").await.says(200, &["1 title matches", "is being rebuilt"]);
    })
    .await;
}

#[tokio::test]
async fn titles_are_narrowed_down_turned_and_asked_for_by_numbers() {
    on_both(|world| async move {
        for number in 1..=12 {
            let day = format!("2024-05-{number:02}T08:00");
            let mut new = world.draft(&format!("Nghị quyết 98: kỳ {number}"), &day);
            new.themes = vec![world.id("giao-thong")];
            world.publish(new).await;
        }
        let heads = async |path: &str| world.get(path).await.texts("ol.list h2");
        let page = world.get("/tim?q=nq98").await;
        page.says(200, &["12 tiêu đề khớp", "Tin mới đứng trước.", "Trang 1 trên 2"]);
        assert_eq!(page.texts("ol.list h2").len(), 10);
        assert_eq!(page.each(".pager a", "href"), ["/tim?q=nq98&trang=2"]);
        assert_eq!(heads("/tim?q=nq98&trang=2").await, ["Nghị quyết 98: kỳ 2", "Nghị quyết 98: kỳ 1"]);
        assert_eq!(heads("/tim?q=nq98&trang=9").await.len(), 2, "the last page");
        assert_eq!(heads("/tim?q=98%2F2023%2FQH15").await.len(), 10);
        assert_eq!(
            heads("/tim?q=%E2%80%9Cngh%E1%BB%8B+quy%E1%BA%BFt%E2%80%9D+12").await,
            ["Nghị quyết 98: kỳ 12"]
        );

        let page = world.get("/tim?q=nq98&chu-de=giao-thong&nam=2024").await;
        page.says(200, &["12 tiêu đề khớp", "Chủ đề: Giao thông", "Năm đăng: 2024"]);
        assert_eq!(page.each(".search-chosen a", "href")[1], "/tim?q=nq98&chu-de=giao-thong");
        for none in ["nam=2025", "nam=xx", "chu-de=moi-truong", "chu-de=khong-co", "co-quan=so-khoa-hoc"] {
            let page = world.get(&format!("/tim?q=nq98&{none}")).await;
            page.says(200, &["Không có tiêu đề nào khớp", "Bỏ bớt điều kiện thu hẹp"]);
        }
        // The page names the filter by which titles cannot be narrowed down.
        let page = world.get("/tim?q=nq98&dia-ban=khong-co").await;
        page.says(200, &["12 tiêu đề khớp", "chưa thu hẹp theo địa bàn được"]);

        world.app.state::<search::Finder>().set_failing(true);
        let page = world.get("/tim?q=nq98").await;
        page.says(200, &["12 tiêu đề khớp", "Bộ tìm kiếm đang gặp trục trặc"]);
        assert!(!page.text.contains("Vài phút nữa"), "nobody knows that");
    })
    .await;
}

#[tokio::test]
async fn who_finds_no_turn_is_told_to_come_back_and_keeps_the_words() {
    let world = found_city().await;
    let places = world.app.state::<search::Finder>().take_places().await;
    let since = Instant::now();
    let page = world.get("/tim?q=xe+bu%C3%BDt&nam=2025").await;
    page.says(503, &["Mời bạn thử lại sau giây lát", "Tìm lại"]);
    assert_eq!(page.header("retry-after"), "2");
    assert_eq!(page.each("main input[name=q]", "value"), ["xe buýt"]);
    assert_eq!(page.each(".search-also", "href"), ["/tim?q=xe+bu%C3%BDt&nam=2025"]);
    assert!(!page.text.contains("Không tìm thấy"), "nobody looked");
    // Nobody waits without end, although everything may be slow here.
    assert!(since.elapsed() < Duration::from_secs(10), "{:?}", since.elapsed());
    world.get("/en/tim?q=bus").await.says(503, &["Please try again in a moment"]);
    // Suggestions say nothing of it.
    let page = world.get("/tim/goi-y?q=di+xe+bu").await;
    assert_eq!((page.status, page.text.as_str()), (200, "[]"));
    drop(places);
    world.get("/tim?q=xe+bu%C3%BDt").await.says(200, &["3 kết quả"]);
}

#[tokio::test]
async fn what_is_published_is_found_within_three_seconds() {
    on_both(|world| async move {
        let stop = CancellationToken::new();
        let keeping = tokio::spawn(Indexer::of(&world.app).keep(stop.clone()));
        let until = async |query: &str, most: Duration| {
            let since = Instant::now();
            while world.get(&format!("/tim?q={query}")).await.texts(TITLES).is_empty() {
                assert!(since.elapsed() < most, "{query} is not found");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        until("xe+buyt", Duration::from_secs(60)).await;
        for (title, query) in [("Hội thi dưa hấu", "dua+hau"), ("Hội thi khoai mì", "khoai+mi")] {
            world.publish(world.draft(title, "2025-07-02T11:00")).await;
            until(query, Duration::from_secs(3)).await;
        }
        stop.cancel();
        keeping.await.expect("ended");
    })
    .await;
}

#[tokio::test]
async fn suggestions_go_on_as_the_words_do() {
    let world = found_city().await;
    let suggested = async |path: &str| -> Vec<serde_json::Value> {
        let page = world.get(path).await;
        assert_eq!((page.status, page.header("content-type")), (200, "application/json"));
        serde_json::from_str(&page.text).expect("a list")
    };
    let found = suggested("/tim/goi-y?q=xe+bu").await;
    let articles = found.iter().filter(|one| one["kind"] == "").count();
    assert_eq!(articles, 3, "{found:?}");
    let words = &found[0]["words"];
    assert!(words.as_array().expect("pieces").contains(&serde_json::json!(["xe buýt", true])), "{words}");
    let found = suggested("/tim/goi-y?q=giao+th").await;
    assert_eq!(found[0]["words"][0][0], "Giao thông");
    assert_eq!((&found[0]["kind"], &found[0]["href"]), (&"Chủ đề".into(), &"/chu-de/giao-thong".into()));
    assert!(suggested("/tim/goi-y?q=").await.is_empty());
    assert_eq!(suggested("/en/tim/goi-y?q=bus").await[0]["href"], "/en/tin/mien-phi-7");
}

#[tokio::test]
async fn a_query_of_any_length_or_make_is_answered() {
    for engine in kit::testing::engines() {
        let world = World::new(engine).await;
        if engine == Engine::Sqlite {
            world.index().await;
        }
        let long =
            ["a".repeat(5_000), "%F0%9F%9A%8C".repeat(300), "%FF%FE".into(), "%".into(), "+".repeat(3_000)];
        for query in long {
            for path in ["/tim", "/tim/goi-y"] {
                assert_eq!(world.follow(&format!("{path}?q={query}")).await.status, 200, "{query}");
            }
        }
        // A character that databases refuse must not look like a fault of the site.
        for path in [
            "/tim?q=%00",
            "/tim?q=xe%00buyt",
            "/tim?q=xe&chu-de=%00&dia-ban=%00",
            "/co-quan?ten=%00",
            "/dia-ban/%00",
            "/co-quan/%00",
            "/tin/%00-1",
            "/%00",
        ] {
            let status = world.get(path).await.status;
            assert!(status < 500, "{path} answers {status}");
        }
    }
}

#[tokio::test]
async fn counts_are_said_as_each_language_does() {
    let world = found_city().await;
    world.get("/en/tim?q=bus").await.says(200, &["1 result"]);
    // Readers of English find articles by the words of the original.
    let page = world.get("/en/tim?q=xe+buyt").await;
    page.says(200, &["3 results"]);
    assert_eq!(page.each(".search-list article > p:not(.meta):not(.search-why)", "lang"), ["vi"; 3]);
}

#[tokio::test]
async fn what_is_only_near_says_so() {
    let world = found_city().await;
    // No article writes it so.
    let page = world.get("/tim?q=xe+bu%E1%BB%B5t").await;
    page.says(200, &["“buỵt”"]);
    world.publish(world.draft("Thuế khoán của hộ bán hàng", "2025-06-01T11:00")).await;
    world.publish(world.draft("Thuê sạp ở chợ", "2025-06-02T11:00")).await;
    world.index().await;
    let page = world.get("/tim?q=thu%E1%BA%BF").await;
    page.says(200, &["2 kết quả", "1 bài có đúng các chữ này"]);
    assert_eq!(page.texts(TITLES)[0], "Thuế khoán của hộ bán hàng");
    let english = world.get("/en/tim?q=thu%E1%BA%BF").await;
    english.says(200, &["1 article has just these words"]);
    // Narrowed down, nobody knows how many are close.
    let narrowed = world.get("/tim?q=thu%E1%BA%BF&nam=2025").await;
    assert!(narrowed.texts(".search-note").is_empty(), "{:?}", narrowed.texts(".search-note"));
}

#[test]
fn no_two_kinds_of_things_share_a_name() {
    let sources = || crate::program::CAPABILITIES.iter().flat_map(|capability| capability.sources);
    let names: [fn(&frame::search::SearchSource) -> &'static str; 2] = [|one| one.kind, |one| one.slug];
    for name in names {
        let names: std::collections::HashSet<&str> = sources().map(name).collect();
        assert_eq!(names.len(), sources().count(), "{names:?}");
    }
}
