//! Pictures and files as readers get them.

use kit::blobs::BlobKey;

use super::city;
use crate::testing::{World, on_both};
use document::{Block, Inline};
use newsroom::pictures::take_attachment;
use newsroom::{Picture, Placed};

/// An article with one uploaded picture on top and another in its text.
async fn illustrated(world: &World) -> (Picture, Picture, String) {
    let top = world.add_picture(world.made_picture(1800, 700).await).await;
    let inner = world.add_picture(world.made_picture(1000, 1000).await).await;
    let mut new = world.draft("Cầu mới qua sông", "2025-07-02T11:00");
    new.text.picture =
        Some(Placed {
            picture: top.id, alt: "Cầu <mới>".into(), caption: "Nhìn từ bờ \"đông\"".into()
        });
    let picture = Block::Picture {
        blob: inner.blob.as_str().to_owned(),
        kind: inner.kind.clone(),
        width: inner.width,
        height: inner.height,
        alt: "Trụ cầu".into(),
        caption: "Trụ số 3".into(),
    };
    new.text.body.blocks.push(Block::Quote { blocks: vec![picture] });
    new.text.body.blocks.push(Block::Paragraph { text: vec![Inline::text("Hết.")] });
    let published = world.publish(new).await;
    (top, inner, format!("/tin/cau-moi-qua-song-{}", published.number))
}

/// The widths that a `srcset` offers.
fn widths(srcset: &str) -> Vec<&str> {
    srcset.split(", ").filter_map(|one| one.split(' ').nth(1)).collect()
}

fn addresses(srcset: &str) -> Vec<String> {
    srcset.split(", ").filter_map(|one| one.split(' ').next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn an_article_offers_its_pictures_in_every_size_and_a_modern_format() {
    on_both(|world| async move {
        let (.., address) = illustrated(&world).await;
        let page = world.get(&address).await;
        assert_eq!(page.each("figure picture source", "type"), ["image/webp", "image/webp"]);
        let (modern, plain) = (page.each("figure source", "srcset"), page.each("figure img", "srcset"));
        assert_eq!(modern.len(), 2);
        for one in [&modern[0], &plain[0]] {
            assert_eq!(widths(one), ["480w", "960w", "1600w", "1800w"]);
        }
        for one in [&modern[1], &plain[1]] {
            assert_eq!(widths(one), ["480w", "960w", "1000w"]);
        }
        let wide = "(min-width: 60rem) 42rem, 100vw";
        assert_eq!(page.each("figure source, figure img", "sizes"), [wide; 4]);
        assert_eq!(page.each("figure img", "width"), ["1800", "1000"]);
        assert_eq!(page.each("figure img", "height"), ["700", "1000"]);
        assert_eq!(page.each("figure img", "alt"), ["Cầu <mới>", "Trụ cầu"]);
        assert_eq!(page.texts("figure figcaption"), ["Nhìn từ bờ \"đông\"", "Trụ số 3"]);
        // The first is seen at once, the second when it is reached.
        assert_eq!(page.each("figure img", "fetchpriority"), ["high"]);
        assert_eq!(page.each("figure img", "loading"), ["lazy"]);
        assert_eq!(page.each("figure img", "decoding"), ["async", "async"]);
        for (list, kind) in [(&modern, "image/webp"), (&plain, "image/jpeg")] {
            for file in list.iter().flat_map(|one| addresses(one)) {
                let file = world.get(&file).await;
                assert_eq!((file.status, file.header("content-type")), (200, kind));
                assert_eq!(file.header("cache-control"), "public, max-age=86400");
            }
        }
        let plain_one = page.each("figure img", "src");
        assert_eq!(plain_one[0], addresses(&plain[0])[1], "programs that do not choose get a middle one");
    })
    .await;
}

#[tokio::test]
async fn a_shared_link_shows_the_crop_made_for_it() {
    let world = city().await;
    let (.., address) = illustrated(&world).await;
    let page = world.get(&address).await;
    let shared = &page.each("meta[property=\"og:image\"]", "content")[0];
    assert!(shared.starts_with("http://127.0.0.1:8080/anh/") && shared.ends_with(".jpg"), "{shared}");
    let data: serde_json::Value =
        serde_json::from_str(&page.texts("script[type=\"application/ld+json\"]")[0]).expect("JSON");
    assert_eq!(data["image"], shared.as_str());
    let key = BlobKey::parse(&shared["http://127.0.0.1:8080/anh/".len()..shared.len() - 4]).expect("a key");
    let bytes = world.app.blobs().get(&key).await.expect("answered").expect("stored");
    let image = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!((image.width(), image.height()), (1200, 630));
    for name in ["feed.xml", "atom.xml", "feed.json"] {
        let feed = world.get(&format!("/tin/{name}")).await;
        assert!(feed.text.contains(shared.as_str()), "{name}");
        assert!(feed_rs::parser::parse(feed.text.as_bytes()).is_ok(), "{name}");
    }
}

#[tokio::test]
async fn cards_show_crops_and_what_has_none_shows_as_before() {
    on_both(|world| async move {
        illustrated(&world).await;
        let page = world.get("/tin").await;
        assert_eq!(widths(&page.each("main source", "srcset")[0]), ["320w", "640w", "960w"]);
        assert_eq!(widths(&page.each("main img[srcset]", "srcset")[0]), ["320w", "640w", "960w"]);
        assert_eq!(page.each("main img[srcset]", "width"), ["640"]);
        assert_eq!(page.each("main img[srcset]", "height"), ["360"]);
        // The drawing of the free bus rides has one size only.
        let drawing = BlobKey::of(crate::testing::PICTURE.as_bytes());
        let drawing = format!(
            "<img src=\"/anh/{}.svg\" alt=\"\" width=\"640\" height=\"360\" loading=\"lazy\">\n",
            drawing.as_str()
        );
        page.holds(&[&drawing]);
        let home = world.get("/").await;
        assert_eq!(home.each("article.lead source", "type"), ["image/webp"]);
        assert_eq!(home.each("article.lead img", "fetchpriority"), ["high"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_kept_under_its_name_and_never_opened_as_a_page() {
    let world = city().await;
    let pdf = "%PDF-1.4\n%%EOF\n";
    let name = "Phụ lục (bản *cuối*) 100%.pdf";
    let file = take_attachment(world.app.blobs(), pdf.into(), name).await.expect("taken");
    let mut new = world.draft("Phụ lục kế hoạch", "2025-07-02T11:00");
    new.text.attachments.push(file.clone());
    let published = world.publish(new).await;
    let page = world.get(&format!("/tin/phu-luc-ke-hoach-{}", published.number)).await;
    let href = &page.each("a[download]", "href")[0];
    let kept = world.get(href).await;
    assert_eq!((kept.status, kept.text.as_str()), (200, pdf));
    assert_eq!(kept.header("content-type"), "application/pdf");
    assert_eq!(
        kept.header("content-disposition"),
        "attachment; filename=\"Phu luc _ban -cuoi-_ 100_.pdf\"; \
         filename*=UTF-8''Ph%E1%BB%A5%20l%E1%BB%A5c%20%28b%E1%BA%A3n%20-cu%E1%BB%91i-%29%20100%25.pdf"
    );
    assert_eq!(kept.header("x-content-type-options"), "nosniff");
    assert_eq!(kept.header("content-security-policy"), "default-src 'none'; sandbox");
    // Nobody can have it called by a kind that it is not.
    for other in ["x.html", "x.svg", "x.js", "x", "x.htm%0d%0aset-cookie:a=b"] {
        assert_eq!(world.get(&format!("/tep-dinh-kem/{}/{other}", file.blob)).await.status, 404, "{other}");
    }
}

#[tokio::test]
async fn a_feed_names_every_size_of_a_picture_by_its_whole_address() {
    let world = city().await;
    illustrated(&world).await;
    let page = world.get("/tin/feed.json").await;
    let feed: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
    let body = scraper::Html::parse_fragment(feed["items"][0]["content_html"].as_str().expect("a body"));
    let all = scraper::Selector::parse("img, source").expect("a selector");
    let mut named = Vec::new();
    for element in body.select(&all) {
        named.extend(element.attr("src").map(str::to_owned));
        named.extend(element.attr("srcset").map(addresses).unwrap_or_default());
    }
    assert!(named.len() >= 7, "{named:?}");
    for address in named {
        assert!(address.starts_with("http://127.0.0.1:8080/anh/"), "{address}");
    }
}
