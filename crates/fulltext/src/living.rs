//! Counts for scores: only texts that are there are counted. An index that was told of a thousand corrections then ranks
//! as one that was made anew, and two nodes answer alike.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tantivy::index::SegmentId;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Opstamp, Searcher, SegmentReader, Term};

use crate::schema::Fields;

/// Words (with marks, without) and pairs of them in a title and in a lead, as counted in a city's texts: they hardly
/// differ from text to text, and no field keeps them.
const LENGTHS: [[u64; 3]; 2] = [[13, 13, 11], [37, 37, 32]];
/// Keys of documents' numbers in ten titles, leads and bodies, counted likewise.
const CODES: [u64; 3] = [4, 26, 58];

/// Texts of a part of the index in which a term must stand before their count is kept: fewer are soon counted again.
const MANY: u32 = 256;
/// Counts that are kept of one part of the index.
const KEPT: usize = 4_096;

/// Counts that hold until the index changes.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Lengths of all bodies, by the generation of the searcher that they were read from.
    lengths: Mutex<Option<(u64, [u64; 3])>>,
    /// In how many living texts a term stands, for each part of the index in which some were deleted.
    texts: Mutex<HashMap<Part, HashMap<Term, u32>>>,
}

/// A part of the index with its deletions: it never changes.
type Part = (SegmentId, Option<Opstamp>);

fn part(segment: &SegmentReader) -> Part {
    (segment.segment_id(), segment.delete_opstamp())
}

impl Tally {
    fn lengths(&self, searcher: &Searcher, fields: &Fields) -> tantivy::Result<[u64; 3]> {
        let generation = searcher.generation().generation_id();
        let mut kept = self.lengths.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, lengths)) = *kept
            && of == generation
        {
            return Ok(lengths);
        }
        let body = &fields.zones[2];
        let mut lengths = [0; 3];
        for (sum, field) in lengths.iter_mut().zip([body.exact, body.folded, body.pairs]) {
            for segment in searcher.segment_readers() {
                let norms = segment.get_fieldnorms_reader(field)?;
                *sum += segment.doc_ids_alive().map(|doc| u64::from(norms.fieldnorm(doc))).sum::<u64>();
            }
        }
        *kept = Some((generation, lengths));
        Ok(lengths)
    }

    /// In how many texts that are there a term stands.
    pub(crate) fn texts(&self, searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
        let mut sum = 0;
        for segment in searcher.segment_readers() {
            sum += u64::from(self.texts_of(searcher, segment, term)?);
        }
        Ok(sum)
    }

    fn texts_of(&self, searcher: &Searcher, segment: &SegmentReader, term: &Term) -> tantivy::Result<u32> {
        let index = segment.inverted_index(term.field())?;
        let Some(info) = index.get_term_info(term)? else { return Ok(0) };
        let Some(alive) = segment.alive_bitset() else { return Ok(info.doc_freq) };
        let part = part(segment);
        if let Some(known) = self.kept().get(&part).and_then(|terms| terms.get(term)) {
            return Ok(*known);
        }
        let postings = index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let count = postings.doc_freq_given_deletes(alive);
        if info.doc_freq >= MANY {
            let mut kept = self.kept();
            if !kept.contains_key(&part) {
                // Counts of parts that only another searcher still uses are dropped; it counts anew.
                kept.retain(|known, _| {
                    searcher.segment_readers().iter().any(|segment| self::part(segment) == *known)
                });
            }
            let terms = kept.entry(part).or_default();
            if terms.len() < KEPT {
                terms.insert(term.clone(), count);
            }
        }
        Ok(count)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<Part, HashMap<Term, u32>>> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The texts that a searcher sees.
pub(crate) struct Living<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) fields: &'a Fields,
    pub(crate) tally: &'a Tally,
}

impl Bm25StatisticsProvider for Living<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let docs = self.searcher.num_docs();
        for (at, zone) in self.fields.zones.iter().enumerate() {
            if field == zone.codes {
                return Ok((docs * CODES[at]).div_ceil(10));
            }
            if let Some(own) = [zone.exact, zone.folded, zone.pairs].iter().position(|own| *own == field) {
                return match LENGTHS.get(at) {
                    Some(lengths) => Ok(docs * lengths[own]),
                    // At least one, as something is divided by it.
                    None => Ok(self.tally.lengths(self.searcher, self.fields)?[own].max(1)),
                };
            }
        }
        Ok(docs)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.tally.texts(self.searcher, term)
    }
}

#[cfg(test)]
mod tests;
