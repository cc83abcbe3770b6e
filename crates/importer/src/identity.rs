//! Which article an item of a source is.
//!
//! No single mark of an item is sure. Sources give two items one guid, one address or one moment; they change a title, move to
//! another host, leave out identifiers; a saved page has nothing but its file. So an item is not looked up by one key: all its
//! statements about itself are compared with the stored ones of each article that shares a key with it.
//!
//! Keys, the strongest first (`store/origins.rs` keeps them, several articles may have the same one):
//!
//! | key | from | alone it means |
//! | --- | --- | --- |
//! | `post:SITE#ID` | the number of a WordPress post and its site | two numbers of one site are two items, always |
//! | `guid:…`, `local:SITE#…` | a guid; one that is no address of the whole world counts within its site only | nothing, when several items have it |
//! | `page:HOST/PATH?QUERY` | the address, without `www.`, trackers, scheme and last slash; a home page is none | nothing, when several items have it |
//! | `name:MOMENT:HASH` | the moment and the whole title | nothing, when both say other identifiers |
//! | `file:MOMENT:NAME` | the file of a saved page | nothing; the text has to be the same too |
//!
//! Rules:
//! 1. An identifier needs a witness in the content: the title, a moment with a time of day, or the text.
//! 2. A weaker key joins nothing that a stronger one keeps apart.
//! 3. Within one run an article is taken by one item. Another item that would take it is a copy of it (nothing is done),
//!    the same item once more with other words (left out, and said so), or an article of its own.
//! 4. Of several articles that it could be, the one that shares most with the item is taken; when two share as much, the
//!    item is left out, and said so.
//!
//! Rows of older versions (`guid:…` without a site, `url:…`, `title:…`, `file:…`) are found too and weighed by the same
//! rules: their articles say the moment, the title and the text.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

use super::page::Page;
use document::Document;

/// Longest key that is stored as it is, in bytes; longer ones are stored as their hash.
const LONGEST: usize = 600;
/// Marks of visitors in addresses, which change nothing of the page.
const TRACKERS: &[&str] =
    &["fbclid", "gclid", "zarsrc", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/// An item's statements about itself.
pub(super) struct Identity {
    /// The keys to store with its article.
    pub(super) keys: Vec<String>,
    /// The keys of older versions that may be its own.
    pub(super) older: Vec<String>,
    /// The item as it was read, as a hash.
    pub(super) digest: String,
    post: Option<String>,
    guids: Vec<String>,
    address: Option<String>,
    name: String,
    file: Option<String>,
    title: String,
    text: String,
    at: Timestamp,
    /// Whether the moment has a time of day; many items share a mere day.
    timed: bool,
    guid_shared: bool,
    address_shared: bool,
}

impl Identity {
    /// The statements of a page from a file or an address about itself.
    pub(super) fn of(page: &Page, file: &str, zone: &TimeZone) -> Self {
        let more = &page.more;
        let at = page.published_at;
        let second = at.as_second();
        let timed = at.to_zoned(zone.clone()).time() != Time::midnight();
        let post = more.post.as_ref().map(|id| stored(format!("post:{}#{id}", more.site)));
        let guid = more.guid.as_ref().map(|guid| guid_key(guid, &more.site));
        let address = page.url.as_deref().and_then(plain_address);
        let name = format!("name:{second}:{}", hash(&[&viet::nfc(&page.title)]));
        // Only a page that is the whole of its file is known by the file.
        let file = more.single.then(|| stored(format!("file:{second}:{file}")));
        let mut older: Vec<String> = more.guid.iter().map(|guid| format!("guid:{guid}")).collect();
        older.extend(page.url.iter().flat_map(|url| older_addresses(url)));
        if more.guid.is_none() && more.post.is_none() {
            older.push(format!("title:{second}:{}", viet::slug(&page.title).unwrap_or_default()));
        }
        older.retain(|key| key.len() <= 2_000 && !key.contains('\0'));
        let mut guids: Vec<String> = guid.iter().cloned().collect();
        guids.extend(more.guid.iter().map(|guid| format!("guid:{guid}")));
        let mut keys: Vec<String> = post.iter().chain(&guid).cloned().collect();
        keys.extend(address.iter().map(|address| stored(format!("page:{address}"))));
        keys.push(name.clone());
        keys.extend(file.iter().cloned());
        Self {
            keys,
            older,
            digest: digest(page),
            post,
            guids,
            address,
            name,
            file,
            title: viet::fold(&page.title),
            text: whole_text(&page.summary, &page.body),
            at,
            timed,
            guid_shared: more.shared_guid,
            address_shared: more.shared_address,
        }
    }

    /// How much an article shares with the item; none when it is another.
    pub(super) fn weigh(&self, known: &Known) -> Option<u32> {
        let shares = self.compare(known);
        let words = shares.name || shares.text;
        let moment = shares.at && self.timed;
        let is_it = match shares {
            Shares { post: Some(false), .. } => false,
            Shares { post: Some(true), .. } => {
                words || moment || shares.title || shares.address == Some(true)
            }
            Shares {
                guid: Some(true),
                guid_shared: false,
                address: Some(true),
                address_shared: false,
                ..
            } => true,
            Shares { guid: Some(true), guid_shared: false, .. } => words || moment,
            Shares { guid: Some(true), address: Some(true), address_shared: false, .. } => {
                words || moment || shares.title
            }
            Shares { guid: Some(true), .. } => words,
            // A guid that is made anew each time, or two items of one address.
            Shares { address: Some(true), guid: Some(false), .. } => shares.name,
            Shares { address: Some(true), address_shared: true, .. } => words,
            Shares { address: Some(true), .. } => words || moment || shares.title,
            Shares { guid: Some(false), .. } | Shares { address: Some(false), .. } => false,
            _ if shares.name => self.timed || shares.text || shares.file,
            _ => shares.file && moment && shares.text,
        };
        is_it.then(|| shares.score())
    }

    /// Whether an article that another item of the same run took is this very item, with other words.
    pub(super) fn repeats(&self, known: &Known) -> bool {
        let shares = self.compare(known);
        let same = shares.post == Some(true) || shares.guid == Some(true) || self.timed;
        same && shares.name && shares.address == Some(true)
    }

    fn compare(&self, known: &Known) -> Shares {
        let has = |key: &str| known.keys.iter().any(|own| own == key);
        let posts = |site: &str| known.keys.iter().any(|key| key.starts_with(site));
        let post = self.post.as_deref().and_then(|own| {
            let site = &own[..=own.find('#').unwrap_or(own.len() - 1)];
            posts(site).then(|| has(own))
        });
        let is_guid = |key: &&String| key.starts_with("guid:") || key.starts_with("local:");
        let guid = (!self.guids.is_empty() && known.keys.iter().any(|key| is_guid(&key)))
            .then(|| self.guids.iter().any(|guid| has(guid)));
        let addresses: Vec<String> = known.addresses();
        let address = self.address.as_deref().filter(|_| !addresses.is_empty()).map(|own| {
            addresses
                .iter()
                .any(|other| other == own || stored(format!("page:{own}")) == format!("page:{other}"))
        });
        // The site moved to another host: the same path there is no other address, and no proof either.
        let moved = address == Some(false)
            && self
                .address
                .as_deref()
                .is_some_and(|own| addresses.iter().any(|other| path(other) == path(own)));
        let at = known.at == self.at || has(&self.name);
        let title = known.title == self.title;
        Shares {
            digest: known.digest == self.digest,
            post,
            guid,
            guid_shared: self.guid_shared || known.shared.iter().any(|key| self.guids.contains(key)),
            address: address.filter(|_| !moved),
            address_shared: self.address_shared
                || known.shared.iter().any(|key| key.starts_with("page:") || key.starts_with("url:")),
            name: has(&self.name) || (title && at),
            title,
            at,
            text: !self.text.trim().is_empty() && known.text == self.text,
            file: self.file.as_deref().is_some_and(has),
        }
    }
}

/// The things that an item and an article have in common. `None` of an identifier: one of them has none.
struct Shares {
    digest: bool,
    post: Option<bool>,
    guid: Option<bool>,
    guid_shared: bool,
    address: Option<bool>,
    address_shared: bool,
    name: bool,
    title: bool,
    at: bool,
    text: bool,
    file: bool,
}

impl Shares {
    fn score(&self) -> u32 {
        let weights = [
            (self.digest, 256),
            (self.post == Some(true), 128),
            (self.guid == Some(true) && !self.guid_shared, 64),
            (self.address == Some(true) && !self.address_shared, 32),
            (self.name, 16),
            (self.text, 8),
            (self.guid == Some(true) || self.address == Some(true), 4),
            (self.title, 2),
            (self.at || self.file, 1),
        ];
        weights.iter().filter(|(shared, _)| *shared).map(|(_, weight)| weight).sum()
    }
}

/// An article that shares a key with an item.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) article: Uuid,
    pub(super) number: i64,
    /// The item as it was read when the article was written last, as a hash.
    pub(super) digest: String,
    /// Every key that is stored with it.
    pub(super) keys: Vec<String>,
    /// Keys of the item that several articles have.
    pub(super) shared: Vec<String>,
    /// Its present title, folded.
    pub(super) title: String,
    /// The text of its present edition.
    pub(super) text: String,
    pub(super) at: Timestamp,
}

impl Known {
    fn addresses(&self) -> Vec<String> {
        let plain = |key: &String| match key.split_once(':') {
            Some(("page", address)) => Some(address.to_owned()),
            Some(("url", url)) => plain_address(url),
            _ => None,
        };
        self.keys.iter().filter_map(plain).collect()
    }
}

/// Articles that items of this run have taken, each with a short hash of its item: an export may have a million.
#[derive(Debug, Default)]
pub(super) struct Taken {
    digests: HashMap<Uuid, u64>,
    /// Those of the transaction that is open.
    open: Vec<Uuid>,
}

impl Taken {
    /// Whether an item took an article.
    pub(super) fn has(&self, article: Uuid) -> bool {
        self.digests.contains_key(&article)
    }

    /// Whether an item that says the same took an article.
    pub(super) fn has_by_the_same(&self, article: Uuid, digest: &str) -> bool {
        self.digests.get(&article) == Some(&short_hash(digest))
    }

    /// An item takes an article.
    pub(super) fn take(&mut self, article: Uuid, digest: &str) {
        if self.digests.insert(article, short_hash(digest)).is_none() {
            self.open.push(article);
        }
    }

    /// The transaction was kept.
    pub(super) fn keep(&mut self) {
        self.open.clear();
    }

    /// The transaction was undone.
    pub(super) fn undo(&mut self) {
        for article in self.open.drain(..) {
            self.digests.remove(&article);
        }
    }
}

/// An address without the parts that change nothing of its destination; none for a home page.
pub(super) fn plain_address(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let query: Vec<&str> = url
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .filter(|pair| !pair.is_empty() && !TRACKERS.contains(&pair.split('=').next().unwrap_or_default()))
        .collect();
    // Sites that show every page at one path name it behind the mark.
    let fragment = url.fragment().filter(|fragment| fragment.starts_with(['!', '/']));
    if path.is_empty() && query.is_empty() && fragment.is_none() {
        return None;
    }
    let mut plain = format!("{host}{port}{path}");
    if !query.is_empty() {
        plain = format!("{plain}?{}", query.join("&"));
    }
    Some(fragment.map_or(plain.clone(), |fragment| format!("{plain}#{fragment}")))
}

/// The site that an address belongs to: its host, and its folder where one host has several sites.
pub(super) fn site_of(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?.trim_start_matches("www.");
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{host}{port}{}", url.path().trim_end_matches('/')))
}

/// The host of an address or of a site, without `www.`.
pub(super) fn host_of(address: &str) -> Option<String> {
    let site = site_of(address).unwrap_or_else(|| address.to_owned());
    site.split('/').next().filter(|host| !host.is_empty()).map(str::to_owned)
}

fn path(address: &str) -> &str {
    address.split_once('/').map_or("", |(_, path)| path)
}

/// A guid that names its own scheme is the same everywhere; any other counts within its site.
fn guid_key(guid: &str, site: &str) -> String {
    let scheme = guid.split_once(':').map(|(scheme, _)| scheme);
    let global = scheme.is_some_and(|scheme| {
        matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "tag" | "urn" | "uuid" | "doi")
    });
    stored(if global { format!("guid:{guid}") } else { format!("local:{site}#{guid}") })
}

/// The forms in which older versions stored an address.
fn older_addresses(url: &str) -> Vec<String> {
    let other = match url.split_once("://") {
        Some(("http", rest)) => Some(format!("url:https://{rest}")),
        Some(("https", rest)) => Some(format!("url:http://{rest}")),
        _ => None,
    };
    std::iter::once(format!("url:{url}")).chain(other).collect()
}

/// A key as it is stored: without signs that no database takes, and never too long for an index.
fn stored(key: String) -> String {
    let key = if key.contains('\0') { key.replace('\0', "") } else { key };
    if key.len() <= LONGEST {
        return key;
    }
    let kind = key.split([':']).next().unwrap_or_default().to_owned();
    format!("{kind}:~{}", hash(&[&key]))
}

/// A hash for comparing within one run.
pub(super) fn short_hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The page as it was read, as a hash; the same as of older versions, so that an unchanged page has an unchanged hash.
fn digest(page: &Page) -> String {
    let body = serde_json::to_string(&page.body).unwrap_or_default();
    let at = page.published_at.to_string();
    let more = serde_json::to_string(&(&page.more.top, &page.more.attachments)).unwrap_or_default();
    hash(&[&page.title, &page.category, &at, &page.summary, &body, &page.author, &page.source, &more])
}

/// Summary and body: the text that is compared with other texts.
pub(super) fn whole_text(summary: &str, body: &Document) -> String {
    format!("{summary}\n{}", body.plain())
}

fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex::encode(hash.finalize())
}
