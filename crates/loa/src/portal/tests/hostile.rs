//! Any text that is written into any field is shown as text.

use jiff::civil::date;
use kit::db::Engine;
use kit::i18n::Lang;

use crate::testing::{STAFF, World, at};
use agencies::{self, AgencyKind, NewAgency, Site};
use campaigns::{self, NewCampaign, NewTheme};
use document::{Block, Document, Inline};
use newsroom::{self, Correction, NewArticle, Placed, Text};

/// Ends elements, attributes and comments, begins scripts, looks like a template and like a message.
const EVIL: &str = "</title></textarea>--><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"alert(1)' &lt;b&gt; {{ 7*7 }} { $name }";

fn evil() -> String {
    EVIL.to_owned()
}

/// A city in which every text is hostile.
async fn evil_city() -> World {
    let world = World::empty(Engine::Sqlite).await;
    let mut tx = world.tx().await;
    let site = Site {
        name_vi: evil(),
        name_en: evil(),
        tagline_vi: evil(),
        tagline_en: evil(),
        root_agency: "a".into(),
        demo_vi: evil(),
        demo_en: evil(),
        contact_vi: evil(),
        contact_en: evil(),
    };
    agencies::set_site(&mut tx, &STAFF, &site).await.expect("named");
    for slug in ["a", "b"] {
        let new = NewAgency {
            slug: slug.into(),
            kind: AgencyKind::Department,
            name_vi: evil(),
            name_en: evil(),
            short_vi: evil(),
            about_vi: evil(),
            about_en: evil(),
            parent: (slug == "b").then(|| "a".into()),
            area: None,
            valid_from: None,
            valid_to: None,
            aliases: vec![evil()],
        };
        agencies::add_agency(&mut tx, &STAFF, new).await.expect("added");
    }
    let on = date(2025, 7, 1);
    agencies::end_agency(&mut tx, &STAFF, "b", on).await.expect("ended");
    agencies::add_agency_successor(&mut tx, &STAFF, "b", "a", on, EVIL).await.expect("added");
    let category =
        newsroom::add_category(&mut tx, &STAFF, "c", [EVIL, EVIL], [EVIL, EVIL]).await.expect("added");
    let new = NewCampaign {
        slug: "k".into(),
        number: evil(),
        name_vi: evil(),
        name_en: evil(),
        about_vi: evil(),
        about_en: evil(),
        issuer: "a".into(),
        starts: on,
        ends: on,
    };
    let campaign = campaigns::add_campaign(&mut tx, &STAFF, new).await.expect("added");
    let new = NewTheme {
        slug: "t".into(),
        name_vi: evil(),
        name_en: evil(),
        about_vi: evil(),
        about_en: evil(),
        parent: None,
    };
    let theme = campaigns::add_theme(&mut tx, &STAFF, &campaign, new).await.expect("added");
    campaigns::approve_plan(&mut tx, &STAFF, campaign.id, 0, true).await.expect("approved");
    let blob = world.app.blobs().put("<svg/>".into()).await.expect("stored");
    let agency = agencies::agency_by_slug(&tx, "a").await.expect("answered").expect("an agency");
    let picture = newsroom::add_picture(&mut tx, &STAFF, agency.id, blob, EVIL, (1, 1)).await.expect("added");
    let words = || {
        vec![
            Inline::text(EVIL),
            Inline::Link { href: "javascript:alert(1)".into(), text: vec![Inline::text(EVIL)] },
        ]
    };
    let body = Document {
        blocks: vec![
            Block::Heading { level: 2, text: words() },
            Block::Paragraph { text: words() },
            Block::List { ordered: true, items: vec![vec![Block::Paragraph { text: words() }]] },
            Block::Table { head: vec![words()], rows: vec![vec![words()]] },
        ],
    };
    let text = Text {
        title: evil(),
        summary: evil(),
        body,
        author: evil(),
        source: evil(),
        picture: Some(Placed { picture: picture.id, alt: evil(), caption: evil() }),
        attachments: Vec::new(),
    };
    for minute in 0..2 {
        let moment = at(&format!("2025-07-02T11:0{minute}"));
        let new = NewArticle {
            slug: evil(),
            lang: Lang::Vi,
            category: category.id,
            agency: agency.id,
            themes: vec![theme.id],
            areas: Vec::new(),
            published_at: moment,
            text: text.clone(),
            forced: String::new(),
        };
        let id = newsroom::publish(&mut tx, &STAFF, new, world.app.zone()).await.expect("published").id;
        let again = Text { author: format!("{EVIL} 2"), ..text.clone() };
        newsroom::correct(&mut tx, &STAFF, Correction::new(id, Lang::Vi, again, EVIL, moment))
            .await
            .expect("corrected");
        newsroom::translate(&mut tx, &STAFF, id, Lang::En, text.clone(), 1, moment)
            .await
            .expect("translated");
    }
    tx.commit().await.expect("kept");
    world
}

#[tokio::test]
async fn whatever_is_written_anywhere_is_shown_as_text() {
    let world = evil_city().await;
    world.index().await;
    let address = world.get("/").await.each("article.lead a", "href")[0].clone();
    assert!(
        address.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/')),
        "{address}"
    );
    let edition = format!("{address}/ban/1");
    let lost = format!("/tin/{}", EVIL.replace(|c: char| !c.is_ascii_alphanumeric(), "%22%3E%3Cb%20"));
    let asked = "/tim?q=%3C/title%3E%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    let filtered = "/co-quan?ten=%22%3E%3Cscript%3E&loai=%22%3E%3Cscript%3E";
    let paths = [
        "/",
        "/tin",
        "/chuyen-muc/c",
        "/chu-de",
        "/chu-de/t",
        "/co-quan",
        "/co-quan/a",
        "/co-quan/b",
        "/ngay/2025/07/02",
        "/tim?q=script",
        "/tim?q=%22onerror+alert%22&xep=moi",
        "/tim?q=title+lt+b&chuyen-muc=c&chu-de=t&co-quan=a",
        "/gioi-thieu",
        "/niem-phong",
        &address,
        &edition,
        &lost,
        asked,
        filtered,
    ];
    for path in paths {
        for prefix in ["", "/en"] {
            let page = world.get(&format!("{prefix}{path}")).await;
            assert!(matches!(page.status, 200 | 308 | 404), "{}: {}", page.asked, page.status);
            if page.status == 308 {
                continue;
            }
            // Signs of it that only a browser would see: elements and attributes that nobody of ours wrote.
            for (selector, attribute) in
                [("[onclick]", "onclick"), ("[onerror]", "onerror"), ("a[href^=\"javascript\"]", "href")]
            {
                assert!(page.each(selector, attribute).is_empty(), "{} runs {selector}", page.asked);
            }
            assert!(page.each("img[src=x]", "src").is_empty(), "{}", page.asked);
            assert_eq!(page.texts("head > title").len(), 1, "{}", page.asked);
            assert!(page.texts("header.masthead").concat().contains("{{ 7*7 }} { $name }"), "{}", page.asked);
        }
    }
    // Marks stand around words, never inside text that looks like markup.
    let page = world.get("/tim?q=script+onclick").await;
    let marked = page.texts(".search-list mark");
    assert!(
        !marked.is_empty() && marked.iter().all(|word| word == "script" || word == "onclick"),
        "{marked:?}"
    );
    assert!(page.texts(".search-list h2").concat().contains("<script>alert(1)</script>"), "{}", page.words());
    let page = world.get(&address).await;
    let squeezed = EVIL.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(page.texts("h1"), [squeezed.as_str()]);
    assert_eq!(page.texts("p.standfirst"), [squeezed.as_str()]);
    assert_eq!(page.texts("figcaption"), [squeezed.as_str()]);
    assert_eq!(page.each("figure img", "alt"), [EVIL]);
    assert_eq!(page.each("meta[name=description]", "content"), [EVIL]);
    page.says(200, &[&format!("Tác giả: {squeezed} 2"), &format!("Nguồn: {squeezed}"), &squeezed]);
}
