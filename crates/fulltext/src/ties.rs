//! The order of texts that fit alike: the newer first, then by key and kind, in whatever order the index was told of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::columnar::StrColumn;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::schema::{AT, Facet, KEY};

/// The values by which texts that fit alike are compared; the greater comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tie {
    /// When it was published, in milliseconds since 1970, UTC.
    pub(crate) at: i64,
    /// The key of its subject.
    pub(crate) key: u64,
    /// The place of its kind among all of the index.
    pub(crate) kind: usize,
}

/// The kinds of an index in order: each part of it numbers those that it has by itself.
pub(crate) struct Ties(Arc<[String]>);

impl Ties {
    pub(crate) fn new(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut kinds = BTreeSet::new();
        for segment in searcher.segment_readers() {
            if let Some(column) = segment.fast_fields().str(Facet::Kind.column())? {
                kinds.extend(names(&column)?);
            }
        }
        Ok(Self(kinds.into_iter().collect()))
    }

    /// Gives the values by which texts of a part of the index are compared.
    pub(crate) fn on(&self, segment: &SegmentReader) -> impl Fn(DocId) -> Tie + use<> {
        let at = segment.fast_fields().i64(AT).ok();
        let key = segment.fast_fields().u64(KEY).ok();
        let kinds = self.places(segment);
        move |doc| Tie {
            at: at.as_ref().and_then(|at| at.first(doc)).unwrap_or(0),
            key: key.as_ref().and_then(|key| key.first(doc)).unwrap_or(0),
            kind: kinds.as_ref().and_then(|kinds| kinds.of(doc)).unwrap_or(0),
        }
    }

    /// The places of a part's kinds; none where all texts are of one kind.
    fn places(&self, segment: &SegmentReader) -> Option<Places> {
        if self.0.len() < 2 {
            return None;
        }
        let column = segment.fast_fields().str(Facet::Kind.column()).ok()??;
        let places =
            names(&column).ok()?.iter().map(|name| self.0.binary_search(name).unwrap_or(0)).collect();
        Some(Places { column, places })
    }
}

struct Places {
    column: StrColumn,
    places: Vec<usize>,
}

impl Places {
    fn of(&self, doc: DocId) -> Option<usize> {
        let own = usize::try_from(self.column.ords().first(doc)?).ok()?;
        self.places.get(own).copied()
    }
}

/// The kinds of a part of the index, in the order in which it numbers them.
fn names(column: &StrColumn) -> tantivy::Result<Vec<String>> {
    let mut names = Vec::new();
    for own in 0_u64..u64::try_from(column.num_terms()).unwrap_or(0) {
        let mut name = String::new();
        column.ord_to_str(own, &mut name)?;
        names.push(name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests;
