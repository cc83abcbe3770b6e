//! Suggestions while someone still types: headlines that go on as the typed words do.

use tantivy::Searcher;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::schema::{Field, Value};
use tantivy::{SegmentReader, TantivyDocument};

use crate::extract::{Piece, joined};
use crate::index::{Index, IndexError};
use crate::plan::{boost, term};
use crate::question::{Aliases, Question};
use crate::schema::{AT, Subject};
use crate::words::{Word, pair, words};

/// Endings of an unfinished word that are tried.
const ENDINGS: usize = 24;

/// A headline that goes on as the typed words do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The thing whose headline it is.
    pub subject: Subject,
    /// Its language, as a code.
    pub lang: String,
    /// The headline, the typed words marked.
    pub title: Vec<Piece>,
}

impl Index {
    /// Headlines with all typed words, the last one perhaps unfinished.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, typed: &str, site: &str, most: usize) -> Result<Vec<Suggestion>, IndexError> {
        let question = Question::read(typed, site, &Aliases::default());
        let all = words(&question.text, site);
        let Some((last, whole)) = all.split_last() else { return Ok(Vec::new()) };
        if most == 0 || all.len() > crate::question::MOST_WORDS {
            return Ok(Vec::new());
        }
        let searcher = self.searcher();
        let zone = &self.fields.zones[0];
        let mut clauses: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Must, boost(term(self.fields.site, site), 0.0))];
        for word in whole {
            clauses.push((Occur::Must, term(zone.folded, &word.folded)));
            clauses.push((Occur::Should, term(zone.exact, &word.exact)));
        }
        for two in all.windows(2) {
            clauses.push((Occur::Should, term(zone.pairs, &pair(&two[0].folded, &two[1].folded))));
        }
        let open = last.range.end == question.text.len();
        let mut endings = vec![last.folded.clone()];
        if open {
            endings = endings_of(&searcher, zone.folded, &last.folded)?;
        }
        let ends = endings.iter().map(|ending| (Occur::Should, term(zone.folded, ending)));
        clauses.push((Occur::Must, Box::new(BooleanQuery::new(ends.collect()))));
        clauses.push((Occur::Should, term(zone.exact, &last.exact)));
        let top = TopDocs::with_limit(most).tweak_score(|segment: &SegmentReader| {
            let at = segment.fast_fields().i64(AT).ok();
            // Of two that fit alike the newer; a second of age weighs next to nothing.
            move |doc, score: f32| (score, at.as_ref().and_then(|at| at.first(doc)).unwrap_or(0))
        });
        let found = searcher.search(&BooleanQuery::new(clauses), &top)?;
        found
            .into_iter()
            .map(|(_, address)| self.suggestion(searcher.doc(address)?, whole, last, open))
            .collect()
    }

    fn suggestion(
        &self,
        doc: TantivyDocument,
        whole: &[Word],
        last: &Word,
        open: bool,
    ) -> Result<Suggestion, IndexError> {
        let text = |field| doc.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let title = text(self.fields.stored[0]);
        let mut pieces = Vec::new();
        let mut at = 0;
        for word in words(title, text(self.fields.lang)) {
            let hit = whole.iter().chain([last]).any(|typed| typed.folded == word.folded)
                || (open && word.folded.starts_with(&last.folded));
            if hit {
                pieces.push(Piece { text: title[at..word.range.start].to_owned(), hit: false });
                pieces.push(Piece { text: title[word.range.clone()].to_owned(), hit: true });
                at = word.range.end;
            }
        }
        pieces.push(Piece { text: title[at..].to_owned(), hit: false });
        Ok(Suggestion {
            subject: Subject::read(text(self.fields.subject)).unwrap_or_default(),
            lang: text(self.fields.lang).to_owned(),
            title: joined(pieces),
        })
    }
}

/// Words of the index that begin so, the commonest first.
fn endings_of(searcher: &Searcher, field: Field, begin: &str) -> Result<Vec<String>, IndexError> {
    let mut counts = std::collections::HashMap::<String, u32>::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream =
            index.terms().range().ge(begin.as_bytes()).into_stream().map_err(tantivy::TantivyError::from)?;
        // Short beginnings have thousands of endings; the first thousand of a segment tell enough.
        for _ in 0..1000 {
            if !stream.advance() || !stream.key().starts_with(begin.as_bytes()) {
                break;
            }
            let ending = String::from_utf8_lossy(stream.key()).into_owned();
            *counts.entry(ending).or_default() += stream.value().doc_freq;
        }
    }
    let mut all: Vec<(String, u32)> = counts.into_iter().collect();
    all.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    Ok(all.into_iter().take(ENDINGS).map(|(ending, _)| ending).collect())
}

#[cfg(test)]
mod tests;
