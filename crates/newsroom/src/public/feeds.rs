//! Every list as RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, with absolute and stable links.

use crate::ArticleAddresses;
use atom_syndication as atom;
use axum::extract::{OriginalUri, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::web::failure::Failure;
use rss::extension::dublincore::DublinCoreExtension;
use serde_json::json;

use crate::public::cards::share;
use crate::public::{Directory, NewsContext};
use crate::t;
use crate::{Edition, Listing, Teaser, pictures};
use addresses::{Addresses, routes};
use document::{self, Embeds};
use frame::public::Portal;
use words::{absolute, escaped, tagless};

mod words;

/// How many articles a feed holds.
const LENGTH: usize = 30;

/// A list that can be followed.
struct Channel {
    listing: Listing,
    title: String,
    about: String,
    /// The list's own page.
    page: String,
}

/// An article in a feed.
struct Item {
    title: String,
    /// Plain words.
    summary: String,
    /// With absolute addresses: a feed is read elsewhere.
    html: String,
    /// The absolute address of its picture, cropped for shared links.
    image: Option<String>,
    href: String,
    /// Never changes, even when the address does (RFC 4151).
    id: String,
    author: String,
    category: String,
    lang: &'static str,
    published: Timestamp,
    changed: Timestamp,
}

/// A feed of a list.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn show(State(portal): State<Portal>, OriginalUri(uri): OriginalUri) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let (_, path) = Addresses::split(uri.path());
    let (list, kind) = path.rsplit_once('/').ok_or(Failure::NotFound)?;
    let channel = channel(&here, list).ok_or(Failure::NotFound)?;
    let items = items(&here, channel.listing).await?;
    let own = here.absolute(uri.path());
    let (kind, body) = match kind {
        "feed.xml" => ("application/rss+xml; charset=utf-8", rss(&here, &channel, &items, &own)),
        "atom.xml" => ("application/atom+xml; charset=utf-8", atom(&here, &channel, &items, &own)),
        "feed.json" => ("application/feed+json; charset=utf-8", json_feed(&here, &channel, &items, &own)),
        _ => return Err(Failure::NotFound),
    };
    Ok(([(header::CONTENT_TYPE, kind)], body).into_response())
}

/// The listing at a path of a list without its language; none when no list is there.
pub(crate) fn listing(directory: &Directory, list: &str) -> Option<Listing> {
    let parts: Vec<&str> = list.split('/').filter(|part| !part.is_empty()).collect();
    Some(match parts.as_slice() {
        [] | ["tin"] => Listing::All,
        ["chuyen-muc", slug] => {
            Listing::Category(directory.categories.iter().find(|one| one.slug == *slug)?.id)
        }
        ["chu-de", slug] => Listing::Theme(directory.themes.iter().find(|one| one.slug == *slug)?.id),
        ["co-quan", slug] => Listing::Agency(directory.agencies.iter().find(|one| one.slug == *slug)?.id),
        ["ngay", year, month, day] => {
            Listing::Day(Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?)
        }
        _ => return None,
    })
}

/// The list at a path without its language.
fn channel(here: &NewsContext, list: &str) -> Option<Channel> {
    let (lang, directory) = (here.lang, &here.directory);
    let site = directory.words.site.name(lang);
    let listing = listing(directory, list)?;
    let (name, about) = match listing {
        Listing::All => {
            let name = if list.is_empty() { String::new() } else { t!(lang, "all-news") };
            (name, directory.words.site.tagline(lang).to_owned())
        }
        Listing::Category(id) => {
            directory.category(id).map(|one| (one.name(lang).to_owned(), one.about(lang).to_owned()))?
        }
        Listing::Theme(id) => {
            directory.theme(id).map(|one| (one.name(lang).to_owned(), one.about(lang).to_owned()))?
        }
        Listing::Agency(id) => {
            directory.agency(id).map(|one| (one.name(lang).to_owned(), one.about(lang).to_owned()))?
        }
        Listing::Day(day) => (kit::format::day_long(lang, day), String::new()),
    };
    let page = match listing {
        Listing::All if list.is_empty() => here.at.home(),
        Listing::Day(day) => here.at.day(&day),
        _ => format!("{}{list}", here.at.prefix()),
    };
    let title = if name.is_empty() { site.to_owned() } else { format!("{name} · {site}") };
    let about = if about.is_empty() { title.clone() } else { about };
    Some(Channel { listing, title, about, page: here.absolute(&page) })
}

async fn items(here: &NewsContext, listing: Listing) -> Result<Vec<Item>, Failure> {
    let db = here.app.db();
    let mut found = Vec::new();
    for teaser in crate::latest(db, listing, here.lang, LENGTH).await? {
        if let Some(edition) = crate::edition(db, teaser.article.id, teaser.lang).await? {
            found.push((teaser, edition));
        }
    }
    let bodies = found.iter().map(|(_, edition)| &edition.text.body);
    let embeds = pictures::embeds(db, bodies, []).await?;
    Ok(found.into_iter().map(|(teaser, edition)| item(here, &teaser, edition, &embeds)).collect())
}

fn item(here: &NewsContext, teaser: &Teaser, edition: Edition, embeds: &Embeds) -> Item {
    let article = &teaser.article;
    let agency = here.directory.agency(article.agency);
    let category = here.directory.category(article.category);
    let href = here.absolute(&here.at.article(article));
    Item {
        html: absolute(&document::to_html(&edition.text.body, embeds), &here.absolute(""), &href),
        image: share(&teaser.crops).map(|address| here.absolute(&address)),
        href,
        id: format!("urn:uuid:{}", article.id),
        author: agency.map_or_else(String::new, |agency| agency.name(here.lang).to_owned()),
        category: category.map_or_else(String::new, |category| category.name(here.lang).to_owned()),
        lang: edition.lang.code(),
        published: article.published_at,
        changed: edition.at.max(article.published_at),
        title: edition.text.title,
        summary: edition.text.summary,
    }
}

fn rss(here: &NewsContext, channel: &Channel, items: &[Item], own: &str) -> String {
    let item = |item: &Item| rss::Item {
        title: Some(tagless(&item.title)),
        link: Some(item.href.clone()),
        // Readers take it as HTML (RSS Best Practices Profile), and the writer wraps it unchanged.
        description: Some(escaped(&item.summary)),
        content: Some(item.html.clone()),
        guid: Some(rss::Guid { value: item.id.clone(), permalink: false }),
        // How many bytes it has is not asked for: the profile has 0 say so.
        enclosure: item.image.clone().map(|url| rss::Enclosure {
            url,
            length: "0".to_owned(),
            mime_type: "image/jpeg".to_owned(),
        }),
        pub_date: Some(rfc_2822(here, item.published)),
        categories: vec![rss::Category { name: tagless(&item.category), domain: None }],
        // RSS asks for an author's mail address, which an agency may not have; Dublin Core takes a name.
        dublin_core_ext: Some(DublinCoreExtension {
            creators: vec![tagless(&item.author)],
            ..DublinCoreExtension::default()
        }),
        ..rss::Item::default()
    };
    let newest = items.iter().map(|item| item.changed).max();
    let channel = rss::Channel {
        title: tagless(&channel.title),
        link: channel.page.clone(),
        description: tagless(&channel.about),
        language: Some(here.lang.code().to_owned()),
        last_build_date: newest.map(|at| rfc_2822(here, at)),
        ttl: Some("5".to_owned()),
        // A feed names its own address with Atom's link (RSS Best Practices Profile).
        atom_ext: Some(rss::extension::atom::AtomExtension {
            links: vec![rss::extension::atom::Link {
                href: own.to_owned(),
                rel: "self".to_owned(),
                mime_type: Some("application/rss+xml".to_owned()),
                ..rss::extension::atom::Link::default()
            }],
        }),
        items: items.iter().map(item).collect(),
        ..rss::Channel::default()
    };
    channel.to_string()
}

fn atom(here: &NewsContext, channel: &Channel, items: &[Item], own: &str) -> String {
    let link = |href: &str, rel: &str, kind: &str| atom::Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..atom::Link::default()
    };
    let date = |at: Timestamp| here.machine(at).parse().unwrap_or_default();
    let entry = |item: &Item| atom::Entry {
        title: item.title.clone().into(),
        id: item.id.clone(),
        updated: date(item.changed),
        published: Some(date(item.published)),
        authors: vec![atom::Person { name: item.author.clone(), ..atom::Person::default() }],
        categories: vec![atom::Category { term: item.category.clone(), ..atom::Category::default() }],
        links: std::iter::once(link(&item.href, "alternate", "text/html"))
            .chain(item.image.iter().map(|image| link(image, "enclosure", "image/jpeg")))
            .collect(),
        summary: Some(item.summary.clone().into()),
        content: Some(atom::Content {
            lang: Some(item.lang.to_owned()),
            value: Some(item.html.clone()),
            content_type: Some("html".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    };
    let newest = items.iter().map(|item| item.changed).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let feed = atom::Feed {
        title: channel.title.clone().into(),
        id: own.to_owned(),
        updated: date(newest),
        subtitle: Some(channel.about.clone().into()),
        authors: vec![atom::Person {
            name: here.directory.words.site.name(here.lang).to_owned(),
            ..atom::Person::default()
        }],
        links: vec![link(own, "self", "application/atom+xml"), link(&channel.page, "alternate", "text/html")],
        lang: Some(here.lang.code().to_owned()),
        entries: items.iter().map(entry).collect(),
        ..atom::Feed::default()
    };
    feed.to_string()
}

fn json_feed(here: &NewsContext, channel: &Channel, items: &[Item], own: &str) -> String {
    let item = |item: &Item| {
        let mut data = json!({
            "id": item.id,
            "url": item.href,
            "title": item.title,
            "summary": item.summary,
            "content_html": item.html,
            "date_published": here.machine(item.published),
            "date_modified": here.machine(item.changed),
            "authors": [{ "name": item.author }],
            "tags": [item.category],
            "language": item.lang,
        });
        if let Some(image) = &item.image {
            data["image"] = image.as_str().into();
        }
        data
    };
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.about,
        "home_page_url": channel.page,
        "feed_url": own,
        "language": here.lang.code(),
        "items": items.iter().map(item).collect::<Vec<_>>(),
    })
    .to_string()
}

/// As RSS wants its dates (RFC 2822), on the city's clock.
fn rfc_2822(here: &NewsContext, at: Timestamp) -> String {
    at.to_zoned(here.app.zone().clone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// The routes of every list's feeds.
pub fn addresses() -> Vec<String> {
    let lists = ["", routes::NEWS, routes::CATEGORY, routes::THEME, routes::AGENCY, routes::DAY];
    lists.iter().flat_map(|list| routes::FEEDS.map(|kind| Addresses::feed(list, kind))).collect()
}
