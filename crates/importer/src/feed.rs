//! Reads RSS, Atom and JSON Feed: an item of each kind becomes the same [`Item`], and an item a page.

use std::collections::{HashMap, HashSet};

use jiff::tz::TimeZone;
use url::Url;

use super::html;
use super::identity::{host_of, plain_address};
use super::page::{More, Page, ReadError, begins_with, clean};
use super::stamp::stamp;
use super::wordpress::old_address;
use super::{feed_json, feed_xml};

/// A feed's statements about itself, and its items.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) title: String,
    /// The address of its site.
    pub(super) link: String,
    pub(super) items: Vec<Item>,
    /// The error behind the last item that could be read.
    pub(super) broken: Option<ReadError>,
}

/// An item of a feed, as it stands there. Title, summary and content are HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) guid: String,
    /// Dates as they are written.
    pub(super) published: String,
    pub(super) updated: String,
    pub(super) summary: String,
    pub(super) content: String,
    pub(super) author: String,
    pub(super) categories: Vec<String>,
    /// Addresses of files that come with it, and whether each is a picture.
    pub(super) files: Vec<(String, bool)>,
    pub(super) draft: bool,
    /// The base of its relative addresses, when it states one.
    pub(super) base: Option<Url>,
}

/// The name of an item that cannot be read, and the reason.
pub(super) type Unread = (String, ReadError);

/// The pages of a feed, each read or not.
pub(super) fn read(bytes: &[u8], zone: &TimeZone) -> Result<Vec<Result<Page, Unread>>, ReadError> {
    let text = super::decode::decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let feed = if text.starts_with('{') { feed_json::read(text)? } else { feed_xml::read(text)? };
    let shared = Shared::of(&feed.items);
    let mut pages: Vec<_> = feed.items.iter().map(|item| page(item, &feed, &shared, zone)).collect();
    pages.extend(feed.broken.clone().map(|error| Err((String::new(), error))));
    Ok(pages)
}

/// Identifiers and addresses that several items of a feed have: then they identify none of them.
struct Shared {
    guids: HashSet<String>,
    addresses: HashSet<String>,
}

impl Shared {
    fn of(items: &[Item]) -> Self {
        let mut by_guid: HashMap<&str, HashSet<(&str, &str)>> = HashMap::new();
        let mut by_address: HashMap<&str, HashSet<(&str, &str)>> = HashMap::new();
        for item in items {
            // The same item once more is no other.
            by_guid.entry(&item.guid).or_default().insert((&item.link, &item.title));
            by_address.entry(&item.link).or_default().insert((&item.guid, &item.title));
        }
        let several = |all: HashMap<&str, HashSet<(&str, &str)>>| {
            all.into_iter().filter(|(_, items)| items.len() > 1).map(|(key, _)| key.to_owned()).collect()
        };
        Self { guids: several(by_guid), addresses: several(by_address) }
    }
}

fn page(item: &Item, feed: &Feed, shared: &Shared, zone: &TimeZone) -> Result<Page, Unread> {
    let title = html::words(&item.title);
    let called = [&title, &item.link, &item.guid].into_iter().find(|one| !one.is_empty());
    let called = called.cloned().unwrap_or_default();
    made(item, feed, shared, title, zone).map_err(|error| (called, error))
}

fn made(
    item: &Item,
    feed: &Feed,
    shared: &Shared,
    title: String,
    zone: &TimeZone,
) -> Result<Page, ReadError> {
    if item.draft {
        return Err(ReadError::Draft);
    }
    if title.is_empty() {
        return Err(ReadError::NoTitle);
    }
    for text in [&title, &item.summary, &item.content] {
        if let Some(legacy) = viet::detect_legacy(text) {
            return Err(ReadError::Legacy(legacy.name().to_owned()));
        }
    }
    let date = [&item.published, &item.updated].into_iter().find(|date| !date.trim().is_empty());
    let published_at = stamp(date.ok_or_else(|| ReadError::NoDate(title.clone()))?, zone)?;
    // Many feeds carry nothing but a summary; then this is the article.
    let bare = item.content.trim().is_empty();
    let (source, summary) = if bare {
        (item.summary.clone(), String::new())
    } else {
        (item.content.clone(), html::words(&item.summary))
    };
    let base = item.base.as_ref().map(Url::to_string);
    let base = base
        .as_deref()
        .or([&item.link, &feed.link].into_iter().map(String::as_str).find(|one| one.starts_with("http")));
    let (source, mut left) = with_files(source, item);
    let (body, media, more_left) = html::body(&source, base)?;
    left.extend(more_left);
    let categories: Vec<String> = item.categories.iter().map(|name| html::words(name)).collect();
    if categories.len() > 1 {
        left.push(format!("an article has one category; left out: {}", categories[1..].join(", ")));
    }
    let url = Some(item.link.clone()).filter(|link| link.starts_with("http"));
    let site = host_of(&feed.link).filter(|_| feed.link.contains("://"));
    let site = site.or_else(|| url.as_deref().and_then(host_of)).unwrap_or_default();
    Ok(Page {
        category: categories.first().cloned().unwrap_or_default(),
        published_at,
        summary: if begins_with(&body, &summary) { String::new() } else { summary },
        body,
        author: clean(&html::words(&item.author)),
        source: html::words(&feed.title),
        more: More {
            old: old_addresses(item, url.as_deref(), &site),
            shared_guid: shared.guids.contains(&item.guid),
            shared_address: shared.addresses.contains(&item.link),
            guid: Some(item.guid.trim().to_owned()).filter(|guid| !guid.is_empty()),
            site,
            media,
            left,
            ..More::default()
        },
        url,
        title,
    })
}

/// The addresses of the feed's own site; another host's address claims none here.
fn old_addresses(item: &Item, url: Option<&str>, site: &str) -> Vec<String> {
    let ours = |address: &&str| host_of(address).as_deref() == Some(site) && plain_address(address).is_some();
    let mut old: Vec<String> =
        url.iter().copied().chain([item.guid.as_str()]).filter(ours).filter_map(old_address).collect();
    old.sort();
    old.dedup();
    old
}

/// The content with links to the files that come with it and that it does not show.
fn with_files(mut content: String, item: &Item) -> (String, Vec<String>) {
    let mut left = Vec::new();
    for (address, is_picture) in &item.files {
        let escaped = address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        if content.contains(address.as_str()) || content.contains(&escaped) {
            continue;
        }
        if *is_picture || !address.starts_with("http") {
            left.push(format!("what came with it was left out: {address}"));
        } else {
            let name = super::asset_source::file_name(address).replace('&', "&amp;").replace('<', "&lt;");
            let name = if name.is_empty() { escaped.clone() } else { name };
            content.push_str(&format!("\n<p><a href=\"{escaped}\">{name}</a></p>"));
            left.push(format!("what came with it is a link at its end: {address}"));
        }
    }
    (content, left)
}
