//! Feeds, the sitemap and what machines read of an article.

use super::city;
use crate::testing::on_both;

const LISTS: [&str; 4] = ["", "/tin", "/en", "/en/tin"];

#[tokio::test]
async fn a_real_reader_reads_every_feed_of_every_list() {
    on_both(|world| async move {
        let mut lists: Vec<String> = LISTS.map(str::to_owned).to_vec();
        let home = world.get("/chu-de").await;
        lists.extend(home.each("main a", "href").into_iter().filter(|href| href.starts_with("/chu-de/")));
        for list in lists {
            for name in ["feed.xml", "atom.xml", "feed.json"] {
                let page = world.get(&format!("{list}/{name}")).await;
                assert_eq!(page.status, 200, "{list}/{name}");
                let feed = feed_rs::parser::parse(page.text.as_bytes());
                let feed = feed.unwrap_or_else(|error| panic!("{list}/{name}: {error}"));
                for entry in &feed.entries {
                    let link = &entry.links[0].href;
                    assert!(link.starts_with("http://127.0.0.1:8080/"), "{link}");
                    assert!(entry.id.starts_with("urn:uuid:"), "{}", entry.id);
                    assert!(entry.published.is_some() && entry.title.is_some());
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_three_feeds_of_a_list_say_the_same() {
    let world = city().await;
    let mut said = Vec::new();
    for name in ["feed.xml", "atom.xml", "feed.json"] {
        let page = world.get(&format!("/tin/{name}")).await;
        let feed = feed_rs::parser::parse(page.text.as_bytes()).expect("a feed");
        let of = |entry: feed_rs::model::Entry| {
            (entry.id, entry.title.map(|title| title.content), entry.links[0].href.clone(), entry.published)
        };
        said.push(feed.entries.into_iter().map(of).collect::<Vec<_>>());
    }
    assert_eq!(said[0].len(), 8);
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2]);
}

#[tokio::test]
async fn a_feed_of_what_is_not_there_is_lost() {
    let world = city().await;
    for path in ["/chu-de/khong-co/feed.xml", "/ngay/2024/13/01/atom.xml", "/co-quan/x/feed.json"] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_article_is_in_the_sitemap_in_each_of_its_languages() {
    let world = city().await;
    let index = world.get("/sitemap.xml").await;
    assert!(index.text.contains("/sitemap/0.xml") && index.text.contains("/sitemap/trang.xml"));
    let part = world.get("/sitemap/0.xml").await.text;
    assert_eq!(part.matches("<loc>http://127.0.0.1:8080/tin/").count(), 8);
    assert!(part.contains("<loc>http://127.0.0.1:8080/en/tin/mien-phi-7</loc>"), "{part}");
    assert!(world.get("/robots.txt").await.text.contains("Sitemap: http://127.0.0.1:8080/sitemap.xml"));
    assert_eq!(world.get("/sitemap/7.xml").await.status, 404);
}

#[tokio::test]
async fn an_article_describes_itself_to_machines() {
    let world = city().await;
    let page = world.get("/tin/mien-phi-7").await;
    let data = &page.texts("script[type='application/ld+json']")[0];
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["mainEntityOfPage"], "http://127.0.0.1:8080/tin/mien-phi-7");
    let logo = data["publisher"]["logo"]["url"].as_str().expect("a logo");
    let path = logo.strip_prefix("http://127.0.0.1:8080").expect("our own");
    assert_eq!(world.get(path).await.header("content-type"), "image/png");
    assert_eq!(page.each("meta[property='og:type']", "content"), ["article"]);
    assert_eq!(page.each("meta[property='og:url']", "content"), ["http://127.0.0.1:8080/tin/mien-phi-7"]);
}
