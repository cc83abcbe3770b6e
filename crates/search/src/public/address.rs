//! The address of a search: the same words and choices always give the same one, so that it can be kept, sent on, and
//! followed.

use fulltext::Facet;

use addresses::Addresses;

/// Pages of results that can be turned to.
pub(super) const LAST_PAGE: usize = 50;
/// Bytes of a query that are read.
const LONGEST: usize = 4_000;
/// Characters of the typed words that are kept, so that the addresses of a page of results do not repeat them at length:
/// more than are looked for, so that the answer says that some were left out.
const KEPT: usize = fulltext::LONGEST * 2;
/// Characters of a choice that are kept; no slug is as long.
const LONGEST_CHOICE: usize = 200;
const LITERAL: &str = "dung";
const SORT: &str = "xep";
const NEWEST: &str = "moi";
const PAGE: &str = "trang";

/// A search as its address says it; [`crate::SearchRequest`] is the same as the index is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    /// The words as typed.
    pub(super) words: String,
    /// The values that results are narrowed down to, as slugs or a year, in the order of [`Facet::ALL`].
    pub(super) narrow: Vec<(Facet, String)>,
    /// The newest first, instead of the closest fit.
    pub(super) newest: bool,
    /// Exactly as typed, although something like it would find more.
    pub(super) literal: bool,
    /// From 1.
    pub(super) page: usize,
}

impl Default for Sought {
    fn default() -> Self {
        Self { words: String::new(), narrow: Vec::new(), newest: false, literal: false, page: 1 }
    }
}

/// The name of a facet in addresses.
fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "loai",
        Facet::Category => "chuyen-muc",
        Facet::Theme => "chu-de",
        Facet::Agency => "co-quan",
        Facet::Area => addresses::AREA,
        Facet::Year => "nam",
    }
}

impl Sought {
    /// Reads the query of an address. Of a name that stands twice the first value with text counts; a name that is
    /// not known is passed over.
    pub(super) fn read(query: &str) -> Self {
        let end = (0..=LONGEST.min(query.len())).rev().find(|end| query.is_char_boundary(*end)).unwrap_or(0);
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(&query.as_bytes()[..end]).into_owned().collect();
        let value = |key: &str| {
            let values = pairs.iter().filter(|(name, _)| name == key);
            values.map(|(_, value)| tidy(value)).find(|value| !value.is_empty())
        };
        let cut = |text: String, most: usize| text.chars().take(most).collect::<String>();
        let narrow = Facet::ALL
            .into_iter()
            .filter_map(|facet| Some((facet, cut(value(name(facet))?, LONGEST_CHOICE))));
        let page = value(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1);
        Self {
            words: cut(value("q").unwrap_or_default(), KEPT),
            narrow: narrow.collect(),
            newest: value(SORT).as_deref() == Some(NEWEST),
            literal: value(LITERAL).is_some(),
            page: page.clamp(1, LAST_PAGE),
        }
    }

    /// Where the same search stands when this query is another way to write it: other spaces, another normal form, parts
    /// in another order, parts that say nothing. `None` where it stands here, or is too long to be written whole.
    pub(super) fn elsewhere(&self, query: &str, at: Addresses) -> Option<String> {
        let whole = query.len() <= LONGEST && self.words.chars().count() < KEPT;
        let address = self.address(at);
        let there = address.split_once('?').map_or("", |(_, query)| query);
        // Compared as they are read: one client writes `~` where another writes `%7E`, and neither is led round and round.
        let read = |query: &str| form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>();
        (whole && read(there) != read(query)).then_some(address)
    }

    /// Its address, the parts always in the same order.
    pub(super) fn address(&self, at: Addresses) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        for facet in Facet::ALL {
            if let Some(value) = self.narrowed(facet) {
                query.append_pair(name(facet), value);
            }
        }
        if self.newest {
            query.append_pair(SORT, NEWEST);
        }
        if self.literal {
            query.append_pair(LITERAL, "1");
        }
        if self.page > 1 {
            query.append_pair(PAGE, &self.page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { at.search() } else { format!("{}?{query}", at.search()) }
    }

    /// The value that it is narrowed down to by a facet.
    pub(super) fn narrowed(&self, facet: Facet) -> Option<&str> {
        self.narrow.iter().find(|(own, _)| *own == facet).map(|(_, value)| value.as_str())
    }

    /// The same, narrowed down to a value as well, or no longer, from the first page.
    pub(super) fn with(&self, facet: Facet, value: Option<&str>) -> Self {
        let mut other = self.first_page();
        other.narrow.retain(|(own, _)| *own != facet);
        other.narrow.extend(value.map(|value| (facet, value.to_owned())));
        other
    }

    /// The same for other words, from the first page.
    pub(super) fn for_words(&self, words: &str) -> Self {
        Self { words: words.to_owned(), literal: false, ..self.first_page() }
    }

    /// The same exactly as typed.
    pub(super) fn literally(&self) -> Self {
        Self { literal: true, ..self.first_page() }
    }

    /// The same in an order.
    pub(super) fn sorted(&self, newest: bool) -> Self {
        Self { newest, ..self.first_page() }
    }

    /// Another page of the same.
    pub(super) fn turned(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    fn first_page(&self) -> Self {
        self.turned(1)
    }
}

/// In one normal form, with single spaces.
fn tidy(text: &str) -> String {
    viet::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
