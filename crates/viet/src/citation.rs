//! Legal references in running text: the provisions and documents that they name, and their places in the text.
//!
//! `[điểm x] [khoản n] Điều n[a] [của] <loại> [số] <số hiệu> [ngày …] [của …]`, in any letter case and normal form,
//! across line breaks and no-break spaces, with lists, ranges and inserted numbers. A paragraph's end ends a
//! reference. A reference is reported as the text *says* it; its meaning on a day is for the library of documents to
//! tell.
//!
//! Everyday words are left alone: "khoản 2 tỷ đồng", "điểm 8", "điều này cho thấy". A clause or a point counts only
//! with an article, a document, "này" or a level above it.

use std::ops::Range;

mod document;
mod issuer;
mod kind;
mod list;
mod number;
mod provision;
mod token;

pub use document::{Document, Numbered};
pub use kind::Kind;
pub use number::{Class, Number};
pub use provision::{Label, Place, Provision};

use list::{Item, Unit};
use token::Reader;

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Its bytes in the text as given.
    pub range: Range<usize>,
    /// The parts it refers to inside the document, in the order of the text; empty for the document as a whole.
    pub provisions: Vec<Provision>,
    /// The document; `None` where none is named.
    pub document: Option<Document>,
}

/// Finds the references of a text, in order and without overlap, in time linear in its length.
///
/// ```
/// use viet::citation::{Document, find};
/// let text = "Theo các điểm a, b và đ khoản 2 Điều 7 Nghị quyết số 98/2023/QH15 ngày 24/6/2023 của Quốc hội thì…";
/// let found = find(text);
/// assert_eq!(&text[found[0].range.clone()], text.trim_start_matches("Theo ").trim_end_matches(" thì…"));
/// let provisions: Vec<_> = found[0].provisions.iter().map(ToString::to_string).collect();
/// assert_eq!(provisions, ["điểm a khoản 2 Điều 7", "điểm b khoản 2 Điều 7", "điểm đ khoản 2 Điều 7"]);
/// let Some(Document::Numbered(document)) = &found[0].document else { panic!("it has a number") };
/// assert_eq!(document.number.to_string(), "98/2023/QH15");
/// assert_eq!(document.issuer.as_deref(), Some("Quốc hội"));
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let reader = Reader::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        if let Some((items, listed)) = list::list_at(&reader, at) {
            let (document, end) = match document::after_provisions(&reader, listed) {
                Some((document, end)) => (Some(document), end),
                None => (None, listed),
            };
            if document.is_some() || stands_alone(&reader, at, &items) {
                let provisions = list::provisions(items);
                found.push(Found { range: reader.range(at, end), provisions, document });
            }
            at = end;
        } else if let Some((document, end)) = document::standalone(&reader, at) {
            found.push(Found {
                range: reader.range(at, end),
                provisions: Vec::new(),
                document: Some(document),
            });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether labels without a document are a reference, and not everyday words that look like one.
fn stands_alone(reader: &Reader, at: usize, items: &[Item]) -> bool {
    match items {
        // "Điều này cho thấy" opens many a sentence; a reference to the article stands inside one, with a capital.
        [Item { unit: Unit::Article, place: Place::This, .. }] => {
            reader.capital(at) && is_inside_sentence(reader, at)
        }
        [Item { unit: Unit::Point, place: Place::This, .. }] => false,
        [Item { unit: Unit::Clause, place: Place::This, .. }] => true,
        items => {
            let first = items.first().map(|item| item.unit);
            let one_level = items.iter().all(|item| Some(item.unit) == first);
            items.iter().any(|item| item.unit == Unit::Article) || !one_level
        }
    }
}

fn is_inside_sentence(reader: &Reader, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| reader.is_word(before) || matches!(reader.mark(before), Some(',' | ';' | '(')))
}
