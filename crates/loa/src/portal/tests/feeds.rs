//! Feeds, the sitemap and the data of an article for machines.

use kit::db::Engine;
use scraper::{Html, Selector};

use super::city;
use crate::testing::{STAFF, World, on_both};

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

/// Text that a hostile person would write wherever words can be written.
const HOSTILE: &str = "<img src=x onerror=alert(1)><script>alert(1)</script></title>]]>&lt;b&gt; & \"'";

/// The elements of words that are taken as HTML, as the worst of readers takes them.
fn elements(words: &str) -> Vec<String> {
    let all = Selector::parse("*").expect("a selector");
    let html = Html::parse_fragment(words);
    let names = html.select(&all).map(|element| element.value().name().to_owned());
    names.filter(|name| name != "html").collect()
}

/// The words that someone sees when they are taken as HTML.
fn seen(words: &str) -> String {
    Html::parse_fragment(words).root_element().text().collect::<String>().replace('\u{2060}', "")
}

/// An article, its category and its agency, all named by someone hostile.
async fn hostile_city() -> World {
    let world = World::new(Engine::Sqlite).await;
    let mut tx = world.tx().await;
    let name = [HOSTILE, HOSTILE];
    let category = newsroom::add_category(&mut tx, &STAFF, "doc", name, name).await.expect("added");
    let agency = agencies::NewAgency {
        slug: "co-quan-doc".into(),
        kind: agencies::AgencyKind::Department,
        name_vi: HOSTILE.into(),
        name_en: String::new(),
        short_vi: String::new(),
        about_vi: HOSTILE.into(),
        about_en: String::new(),
        parent: None,
        area: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let agency = agencies::add_agency(&mut tx, &STAFF, agency).await.expect("added");
    tx.commit().await.expect("kept");
    let mut new = world.draft(HOSTILE, "2025-07-02T11:00");
    (new.category, new.agency) = (category.id, agency.id);
    new.text.summary = HOSTILE.into();
    new.text.author = HOSTILE.into();
    let body =
        format!("{HOSTILE}\n\n[Xem](/tin/mien-phi-7), [dưới](#muc-duoi), [ngoài](https://x.example/a?b=/c)");
    new.text.body = document::from_markdown(&body);
    world.publish(new).await;
    world
}

#[tokio::test]
async fn hostile_words_arrive_as_words_in_every_feed() {
    let world = hostile_city().await;
    for list in ["/tin", "/chuyen-muc/doc", "/co-quan/co-quan-doc"] {
        for name in ["feed.xml", "atom.xml", "feed.json"] {
            let page = world.get(&format!("{list}/{name}")).await;
            let feed = feed_rs::parser::parse(page.text.as_bytes());
            let feed = feed.unwrap_or_else(|error| panic!("{list}/{name}: {error}"));
            let entry = &feed.entries[0];
            let title = entry.title.as_ref().expect("a title").content.clone();
            let summary = entry.summary.as_ref().expect("a summary").content.clone();
            // RSS states no type of its texts; the others say that these are plain.
            if name == "feed.xml" {
                let channel = [&feed.title, &feed.description]
                    .map(|text| text.as_ref().expect("there").content.clone());
                let categories = entry.categories.iter().map(|category| category.term.clone());
                let authors = entry.authors.iter().filter_map(|author| author.name.clone());
                let plain = std::iter::once(title.clone()).chain(channel).chain(categories).chain(authors);
                for words in plain.chain([summary.clone()]) {
                    assert_eq!(elements(&words), Vec::<String>::new(), "{list}/{name} holds live {words}");
                }
                assert_eq!(seen(&summary), HOSTILE, "the words are whole");
                assert_eq!(title.replace('\u{2060}', ""), HOSTILE, "read as plain text, the title is whole");
            } else {
                assert_eq!((title.as_str(), summary.as_str()), (HOSTILE, HOSTILE), "{list}/{name}");
            }
            let body = entry.content.as_ref().and_then(|content| content.body.clone()).expect("a body");
            let live = elements(&body);
            assert!(live.iter().all(|name| ["p", "a"].contains(&name.as_str())), "{list}/{name}: {live:?}");
        }
    }
}

#[tokio::test]
async fn hostile_words_end_no_element_of_a_page() {
    let world = hostile_city().await;
    for path in ["/tin", "/chuyen-muc/doc", "/co-quan/co-quan-doc", "/tin/feed.json", "/sitemap/0.xml", "/"] {
        let page = world.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        let html = page.header("content-type").starts_with("text/html");
        assert!(!html || !page.text.contains("<img src=x"), "{path} holds it live");
    }
    let list = world.get("/chuyen-muc/doc").await;
    assert_eq!(list.each("meta[name=description]", "content"), [HOSTILE]);
    let article = world.get(&list.each("main h2 a, main h3 a", "href")[0]).await;
    assert!(!article.text.contains("<img src=x"));
    let data = &article.texts("script[type='application/ld+json']")[0];
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!((&data["headline"], &data["author"]["name"]), (&HOSTILE.into(), &HOSTILE.into()));
}

#[tokio::test]
async fn what_a_body_leads_to_and_shows_is_there_for_who_reads_the_feed_elsewhere() {
    let world = hostile_city().await;
    for name in ["feed.xml", "atom.xml", "feed.json"] {
        let page = world.get(&format!("/tin/{name}")).await;
        let feed = feed_rs::parser::parse(page.text.as_bytes()).expect("a feed");
        let own = feed.entries[0].links[0].href.clone();
        let body =
            |at: usize| feed.entries[at].content.as_ref().and_then(|one| one.body.clone()).expect("a body");
        let links = Html::parse_fragment(&body(0));
        let link = Selector::parse("a").expect("a selector");
        let links: Vec<&str> = links.select(&link).filter_map(|element| element.attr("href")).collect();
        let anchor = format!("{own}#muc-duoi");
        let away = "https://x.example/a?b=/c";
        assert_eq!(links, ["http://127.0.0.1:8080/tin/mien-phi-7", anchor.as_str(), away], "{name}");
    }
}
