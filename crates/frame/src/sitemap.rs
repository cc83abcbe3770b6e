//! A capability's part of the sitemap (sitemaps.org).

use addresses::Addresses;
use jiff::Timestamp;

use crate::{Answer, App};

/// A capability's addresses for search engines.
#[derive(Clone, Copy, Debug)]
pub struct Sitemap {
    /// Pages that are few: paths, in every language.
    pub pages: fn(App) -> Answer<Vec<String>>,
    /// Pages that grow without end, by their numbers.
    pub numbered: Option<NumberedPages>,
    /// The topics whose change makes these lists anew (`kit::web::cache`).
    pub topics: &'static [&'static str],
    /// Addresses that search engines may not read, with all below them.
    pub closed: &'static [fn(Addresses) -> String],
}

impl Sitemap {
    /// No pages.
    pub const NONE: Self =
        Self { pages: |_| Box::pin(async { Ok(Vec::new()) }), numbered: None, topics: &[], closed: &[] };
}

/// Pages that are numbered from 1 on, so that the parts of the sitemap in which they stand never shift.
#[derive(Clone, Copy, Debug)]
pub struct NumberedPages {
    /// The beginning of the names of their parts, without digits; differs from those of all others.
    pub prefix: &'static str,
    /// The highest number that was given.
    pub last: fn(App) -> Answer<i64>,
    /// The pages from the first number to the last, both included.
    pub between: fn(App, i64, i64) -> Answer<Vec<SitemapEntry>>,
}

/// A page with the moment of its last change.
#[derive(Clone, Debug)]
pub struct SitemapEntry {
    /// Its path.
    pub path: String,
    /// The moment when its content changed last.
    pub changed: Timestamp,
}
