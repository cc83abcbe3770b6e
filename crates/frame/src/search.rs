//! A capability's kinds of things that search finds: as documents for the index, and as results. The index itself is not known
//! here.

use std::sync::Arc;

use jiff::Timestamp;
use kit::db::Db;
use kit::events::Event;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::public::PageContext;
use crate::{Answer, App};

/// Things of one kind that the search finds. Each has a number among those of its kind, its key.
#[derive(Clone, Copy, Debug)]
pub struct SearchSource {
    /// The name of the kind in the index; another name makes every index anew.
    pub kind: &'static str,
    /// The same in addresses, where it stays for ever.
    pub slug: &'static str,
    /// The name of several of them: results are narrowed down by it.
    pub plural: fn(Lang) -> String,
    /// The name of one of them: it stands beside results where they are of several kinds.
    pub singular: fn(Lang) -> String,
    /// The keys of those whose words or place some events changed, each once.
    pub touched: fn(Db, Arc<[Event]>) -> Answer<Vec<u64>>,
    /// The documents of some keys, as far as the site shows the things; a key that is left out is found no longer.
    pub documents: fn(Db, Vec<u64>) -> Answer<Vec<SearchDocument>>,
    /// The keys after a key, in order, at most so many.
    pub after: fn(Db, u64, u64) -> Answer<Vec<u64>>,
    /// The highest key, to say how far the making of an index is.
    pub last: fn(Db) -> Answer<u64>,
    /// The results of some keys, as the site shows the things now; a thing that is gone is left out.
    pub results: fn(PageContext, Vec<u64>) -> Answer<Vec<SearchResult>>,
}

/// A thing as the index is told of it.
#[derive(Clone, Debug)]
pub struct SearchDocument {
    /// Its key.
    pub key: u64,
    /// Its words in each language it has.
    pub texts: Vec<SearchText>,
    /// When it was published.
    pub at: Timestamp,
    /// The year of that in the city.
    pub year: Option<i16>,
    /// The part of the site in which it stands.
    pub category: Option<Uuid>,
    /// Its themes with those above them.
    pub themes: Vec<Uuid>,
    /// The agency that issues it.
    pub agency: Option<Uuid>,
    /// The areas it is looked for by.
    pub areas: Vec<Uuid>,
}

/// The words of a thing in a language.
#[derive(Clone, Debug)]
pub struct SearchText {
    /// The language.
    pub lang: Lang,
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub lead: String,
    /// All else that it says, paragraphs parted by line breaks.
    pub body: String,
}

/// A thing as results show it.
#[derive(Clone, Debug)]
pub struct SearchResult {
    /// Its key.
    pub key: u64,
    /// Where it is read.
    pub href: String,
    /// Its headline.
    pub title: String,
    /// The language of the headline.
    pub lang: Lang,
    /// When it was published.
    pub at: Timestamp,
    /// Notes beside the day, a few words each.
    pub beside: Vec<String>,
}

impl App {
    /// All that the search finds, in the order of the capabilities.
    pub fn search_sources(&self) -> impl Iterator<Item = &'static SearchSource> + use<> {
        self.capabilities().iter().flat_map(|capability| capability.sources)
    }
}
