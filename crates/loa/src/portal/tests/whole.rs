//! Rules that hold for all pages together.

use std::collections::{BTreeSet, HashSet, VecDeque};

use axum::body::Body;
use axum::http::Request;
use kit::db::Engine;

use super::city;
use crate::testing::World;
use frame::Settings;

/// One address of every kind that needs nothing to be there.
const ALWAYS: &[&str] = &[
    "/",
    "/tin",
    "/chu-de",
    "/co-quan",
    "/ngay/2025/07/02",
    "/tim",
    "/tim?q=xe",
    "/gioi-thieu",
    "/niem-phong",
    "/kieu-dang",
    "/khong-co",
];
/// One of every other kind, in Bến Mây.
const FILLED: &[&str] = &[
    "/tin/mien-phi-7",
    "/tin/tiem-chung-6",
    "/tin/via-he-8",
    "/tin/gia-ve-2",
    "/tin?truoc=1751421600000-7",
    "/chuyen-muc/tin-tuc",
    "/chu-de/giao-thong",
    "/co-quan/ubnd",
    "/co-quan/so-thong-tin",
    "/co-quan?ten=a&loai=xa",
];

fn patterns_shown() -> Settings {
    Settings { show_patterns: true, ..Settings::default() }
}

/// The address in both languages.
fn both(path: &str) -> [String; 2] {
    [path.to_owned(), format!("/en{}", path.strip_suffix('/').unwrap_or(path))]
}

#[tokio::test]
async fn every_page_is_there_in_both_languages() {
    let world = World::with(Engine::Sqlite, patterns_shown()).await;
    for path in ALWAYS.iter().chain(FILLED).flat_map(|path| both(path)) {
        let page = world.get(&path).await;
        assert_eq!(page.status, if path.ends_with("/khong-co") { 404 } else { 200 }, "{path}");
        let lang = if path.starts_with("/en") { "en" } else { "vi" };
        assert_eq!(page.each("html", "lang"), [lang], "{path}");
        assert_eq!(page.each("a.language", "href").len(), 1, "{path}");
        assert_eq!(page.texts("main#main").len(), 1, "{path}");
        assert_eq!(page.each("a.skip", "href"), ["#main"], "{path}");
    }
}

#[tokio::test]
async fn every_page_is_there_before_anything_is() {
    for engine in kit::testing::engines() {
        let world = World::empty(engine).await;
        for path in ALWAYS.iter().flat_map(|path| both(path)) {
            let lost = path.ends_with("/khong-co") || path.ends_with("/kieu-dang");
            let page = world.get(&path).await;
            assert_eq!(page.status, if lost { 404 } else { 200 }, "{path}");
            page.holds(&["Loa <small>"]);
        }
    }
}

#[tokio::test]
async fn no_link_of_the_site_is_broken() {
    let world = city().await;
    let (mut waiting, mut seen) = (VecDeque::from(["/".to_owned(), "/en".to_owned()]), HashSet::new());
    while let Some(path) = waiting.pop_front() {
        let page = world.get(&path).await;
        assert!(page.status < 400, "{path} answers {}", page.status);
        let mut links = vec![page.header("location").to_owned()];
        if page.header("content-type").starts_with("text/html") {
            links.extend(page.each("[href]", "href"));
            links.extend(page.each("[src]", "src"));
        }
        for link in links.into_iter().filter(|link| !link.is_empty()) {
            let own = link.strip_prefix("http://127.0.0.1:8080").unwrap_or(&link);
            let own = own.split('#').next().unwrap_or_default();
            if own.starts_with('/') && seen.insert(own.to_owned()) {
                waiting.push_back(own.to_owned());
            }
            assert!(link.starts_with(['/', '#']) || own != link, "{path} leads to {link}");
        }
    }
    assert!(seen.len() > 60, "{} addresses", seen.len());
}

#[tokio::test]
async fn a_link_within_a_page_leads_somewhere_in_it() {
    let world = World::with(Engine::Sqlite, patterns_shown()).await;
    for path in ALWAYS.iter().chain(FILLED).flat_map(|path| both(path)) {
        let page = world.get(&path).await;
        let ids: Vec<String> = page.each("[id]", "id");
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{path} uses an id twice: {ids:?}");
        for link in page.each("a[href^=\"#\"]", "href") {
            assert!(ids.iter().any(|id| link[1..] == **id), "{path}: {link}");
        }
        for name in ["aria-labelledby", "aria-describedby", "for"] {
            for value in page.each(&format!("[{name}]"), name) {
                for id in value.split_whitespace() {
                    assert!(ids.iter().any(|known| known == id), "{path}: {name}={value}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_heading_of_an_article_takes_no_id_of_the_page() {
    let world = city().await;
    let mut draft = world.draft("Tin có nhiều mục", "2025-07-02T11:00");
    draft.text.body = document::from_markdown(
        "## Main\n\nMột.\n\n## Các bản\n\nHai.\n\n## Q\n\nBa.\n\n## Footer about\n\nBốn.\n\n## Một\n\n## Một",
    );
    world.publish(draft).await;
    let page = world.get("/tin/tin-co-nhieu-muc-9").await;
    let ids = page.each("[id]", "id");
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "an id is used twice: {ids:?}");
}

#[tokio::test]
async fn a_page_is_the_same_for_everyone_until_something_changes() {
    let world = city().await;
    for path in ["/", "/tin/mien-phi-7", "/en/co-quan", "/khong-co"] {
        let first = world.get(path).await;
        let request = Request::get(path)
            .header("cookie", "phien=1")
            .header("accept-language", "en")
            .header("user-agent", "khac")
            .header("referer", "https://khac.example/");
        let second = world.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(first.text, second.text, "{path}");
    }
}

#[tokio::test]
async fn the_address_of_the_public_is_in_what_search_engines_read() {
    let settings = Settings { public_url: "https://benmay.example/".into(), ..Settings::default() };
    let world = World::with(Engine::Sqlite, settings).await;
    let page = world.get("/tin/mien-phi-7").await;
    assert_eq!(page.each("link[rel=canonical]", "href"), ["https://benmay.example/tin/mien-phi-7"]);
    let home = world.get("/en").await;
    assert_eq!(home.each("link[rel=canonical]", "href"), ["https://benmay.example/en"]);
}
