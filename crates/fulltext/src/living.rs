//! What is counted for scores: only texts that are there. An index that was told of a thousand corrections then ranks as
//! one that was made anew, and two nodes answer alike.

use std::sync::{Mutex, PoisonError};

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::schema::Fields;

/// Words (with marks, without) and pairs of them in a title and in a lead, as counted in a city's texts: they hardly
/// differ from text to text, and no field keeps them.
const LENGTHS: [[u64; 3]; 2] = [[13, 13, 11], [37, 37, 32]];
/// Keys of documents' numbers in ten titles, leads and bodies, counted likewise.
const CODES: [u64; 3] = [4, 26, 58];

/// Lengths of all bodies, by the generation of the searcher that they were read from.
#[derive(Debug, Default)]
pub(crate) struct Lengths(Mutex<Option<(u64, [u64; 3])>>);

impl Lengths {
    fn of(&self, searcher: &Searcher, fields: &Fields) -> tantivy::Result<[u64; 3]> {
        let generation = searcher.generation().generation_id();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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
}

/// The texts that a searcher sees.
pub(crate) struct Living<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) fields: &'a Fields,
    pub(crate) lengths: &'a Lengths,
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
                    None => Ok(self.lengths.of(self.searcher, self.fields)?[own].max(1)),
                };
            }
        }
        Ok(docs)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        living(self.searcher, term)
    }
}

/// In how many texts that are there a term stands.
pub(crate) fn living(searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
    let mut sum = 0;
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(term.field())?;
        let Some(info) = index.get_term_info(term)? else { continue };
        sum += u64::from(match segment.alive_bitset() {
            None => info.doc_freq,
            Some(alive) => index
                .read_postings_from_terminfo(&info, IndexRecordOption::Basic)?
                .doc_freq_given_deletes(alive),
        });
    }
    Ok(sum)
}
