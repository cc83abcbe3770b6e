//! Makes a page of an item of a WordPress export: identifiers, addresses, dates.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use super::classic::{paragraphs, without_shortcodes};
use super::html;
use super::identity::{host_of, short_hash, site_of};
use super::marks::{Media, Wanted};
use super::page::{More, Page, ReadError, begins_with, clean};
use super::stamp::stamp;
use super::wxr::Entry;
use document::{Block, Document};

/// An export's statements about its site, and the items' relations to each other.
#[derive(Debug, Default)]
pub(super) struct Site {
    pub(super) name: String,
    /// Its address; may be empty.
    pub(super) address: String,
    /// The addresses of attachments, by their numbers.
    pub(super) attachments: HashMap<String, String>,
    /// The numbers of the attachments that belong to an item, by its number.
    pub(super) galleries: HashMap<String, Vec<String>>,
    /// Hashes of the paths of public items: none of them is another's old address.
    pub(super) paths: HashSet<u64>,
}

/// The page made from an item.
pub(super) struct Made {
    pub(super) page: Page,
    /// How many shortcodes were taken out.
    pub(super) shortcodes: u64,
}

/// The page that an item is; `author` is the author's name.
pub(super) fn page(entry: &Entry, site: &Site, author: &str, zone: &TimeZone) -> Result<Made, ReadError> {
    let title = html::words(entry.get("title"));
    let content = entry.get("content:encoded");
    for text in [title.as_str(), content] {
        if let Some(legacy) = viet::detect_legacy(text) {
            return Err(ReadError::Legacy(legacy.name().to_owned()));
        }
    }
    if title.is_empty() {
        return Err(ReadError::NoTitle);
    }
    let published_at = moment(entry, zone)?.ok_or_else(|| ReadError::NoDate(title.clone()))?;
    let id = entry.get("wp:post_id");
    let base = [entry.get("link"), site.address.as_str()].into_iter().find(|one| one.starts_with("http"));
    let base = base.unwrap_or_default().to_owned();
    let classic = without_shortcodes(content, id, site);
    let (mut body, mut media, left) = html::body(&paragraphs(&classic.text), Some(&base))?;
    if let Some(src) = site.attachments.get(entry.thumbnail.as_str()).filter(|src| !src.is_empty()) {
        show_first(src, &mut body, &mut media);
    }
    let link = Some(entry.get("link")).filter(|link| link.starts_with("http")).map(str::to_owned);
    let guid = Some(entry.get("guid")).filter(|guid| !guid.is_empty()).map(str::to_owned);
    let own = site_of(&site.address).or_else(|| link.as_deref().and_then(host_of)).unwrap_or_default();
    let summary = html::words(entry.get("excerpt:encoded"));
    let numbered = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let page = Page {
        category: entry.categories.first().map(|name| html::words(name)).unwrap_or_default(),
        published_at,
        summary: if begins_with(&body, &summary) { String::new() } else { summary },
        body,
        author: clean(author),
        source: clean(&site.name),
        more: More {
            old: old_addresses(entry, site, &own, (link.as_deref(), guid.as_deref())),
            post: numbered.then(|| id.to_owned()),
            guid,
            site: own,
            slug: entry.get("wp:post_name").to_owned(),
            media,
            left: [left, classic.left, left_of(entry)].concat(),
            ..More::default()
        },
        url: link,
        title,
    };
    Ok(Made { page, shortcodes: classic.taken })
}

/// Notes on the parts of an item that have no place here.
fn left_of(entry: &Entry) -> Vec<String> {
    let mut left = Vec::new();
    match entry.comments {
        0 => {}
        1 => left.push("1 comment was left out".to_owned()),
        count => left.push(format!("{count} comments were left out")),
    }
    if entry.categories.len() > 1 {
        let others: Vec<String> = entry.categories[1..].iter().map(|name| html::words(name)).collect();
        left.push(format!("an article has one category; left out: {}", others.join(", ")));
    }
    if entry.get("wp:is_sticky") == "1" {
        left.push("it was pinned to the top there; here the lead is chosen at the desk".to_owned());
    }
    if entry.get("wp:post_type") == "page" && !matches!(entry.get("wp:menu_order"), "" | "0") {
        left.push("its place among the pages of its site was left out".to_owned());
    }
    for hint in &entry.hints {
        left.push(format!(
            "it was public there, but `{hint}` may have kept it from some: look whether it may be here"
        ));
    }
    left
}

/// The addresses of this site that led to an item; another host's address claims none here.
fn old_addresses(
    entry: &Entry,
    site: &Site,
    own: &str,
    (link, guid): (Option<&str>, Option<&str>),
) -> Vec<String> {
    let ours = |address: &&str| host_of(address) == host_of(own);
    let own_paths: Vec<String> =
        link.iter().chain(guid.iter()).filter(|one| ours(one)).filter_map(|one| old_address(one)).collect();
    let mut old = own_paths;
    let id = entry.get("wp:post_id");
    let folder = own.split_once('/').map(|(_, folder)| format!("/{folder}")).unwrap_or_default();
    if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        old.push(format!("{folder}/?p={id}"));
    }
    // A renamed item had its old words in the place of the new ones.
    let path = link.filter(ours).and_then(old_address).filter(|path| !path.contains('?'));
    for slug in &entry.old_slugs {
        let before = path
            .as_deref()
            .and_then(|path| path.rsplit_once('/'))
            .map_or(folder.as_str(), |(before, _)| before);
        let renamed = format!("{before}/{slug}");
        if !site.paths.contains(&short_hash(&renamed)) {
            old.push(renamed);
        }
    }
    old.sort();
    old.dedup();
    old
}

/// Path and query of an old address, as a reader's browser asks for it; none for the home page.
pub(super) fn old_address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let old = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().trim_end_matches('/').to_owned(),
    };
    (!old.is_empty() && old.len() <= 2_000).then_some(old)
}

/// The picture on top stands first in the body; the step that brings pictures along puts the first on top.
pub(super) fn show_first(src: &str, body: &mut Document, media: &mut Media) {
    let number = media.pictures.len();
    media.pictures.push(Wanted { src: src.to_owned(), ..Wanted::default() });
    let waiting = Block::Picture {
        blob: format!("#{number}"),
        kind: String::new(),
        width: 0,
        height: 0,
        alt: String::new(),
        caption: String::new(),
    };
    body.blocks.insert(0, waiting);
}

/// When an item was published; none when it says nothing. An item that was drafted first keeps zeros for its moment in UTC.
fn moment(entry: &Entry, zone: &TimeZone) -> Result<Option<Timestamp>, ReadError> {
    for (field, zone) in [("wp:post_date_gmt", &TimeZone::UTC), ("wp:post_date", zone), ("pubDate", zone)] {
        let date = entry.get(field);
        if !date.is_empty() && !date.starts_with("0000-00-00") {
            return Ok(Some(stamp(date, zone)?));
        }
    }
    Ok(None)
}
