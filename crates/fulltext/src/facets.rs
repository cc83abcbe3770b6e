//! How many results there are for each value of each facet.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use crate::schema::Facet;

/// For each facet its values with their counts, the most first.
pub type Counts = HashMap<Facet, Vec<(String, u64)>>;

pub(crate) struct FacetCollector;

pub(crate) struct Segment {
    columns: Vec<(Facet, StrColumn, Vec<u64>)>,
}

impl Collector for FacetCollector {
    type Fruit = Counts;
    type Child = Segment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Segment> {
        let mut columns = Vec::new();
        for facet in Facet::ALL {
            if let Some(column) = segment.fast_fields().str(facet.column())? {
                let counts = vec![0; column.num_terms()];
                columns.push((facet, column, counts));
            }
        }
        Ok(Segment { columns })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Counts>>) -> tantivy::Result<Counts> {
        let mut sums: HashMap<Facet, HashMap<String, u64>> = HashMap::new();
        for fruit in fruits {
            for (facet, counts) in fruit? {
                let sum = sums.entry(facet).or_default();
                for (value, count) in counts {
                    *sum.entry(value).or_default() += count;
                }
            }
        }
        Ok(ordered(sums))
    }
}

fn ordered(sums: HashMap<Facet, HashMap<String, u64>>) -> Counts {
    let most_first = |counts: HashMap<String, u64>| {
        let mut counts: Vec<(String, u64)> =
            counts.into_iter().filter(|(value, _)| !value.is_empty()).collect();
        counts.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        counts
    };
    sums.into_iter().map(|(facet, counts)| (facet, most_first(counts))).collect()
}

/// Counts a few results one by one.
pub(crate) fn of(searcher: &Searcher, docs: impl Iterator<Item = DocAddress>) -> tantivy::Result<Counts> {
    let mut sums: HashMap<Facet, HashMap<String, u64>> = HashMap::new();
    for doc in docs {
        let columns = searcher.segment_reader(doc.segment_ord).fast_fields();
        for facet in Facet::ALL {
            let Some(column) = columns.str(facet.column())? else { continue };
            for value in column.ords().values_for_doc(doc.doc_id) {
                let mut name = String::new();
                column.ord_to_str(value, &mut name)?;
                *sums.entry(facet).or_default().entry(name).or_default() += 1;
            }
        }
    }
    Ok(ordered(sums))
}

impl SegmentCollector for Segment {
    type Fruit = tantivy::Result<Counts>;

    fn collect(&mut self, doc: DocId, _: Score) {
        for (_, column, counts) in &mut self.columns {
            for value in column.ords().values_for_doc(doc) {
                if let Some(count) = usize::try_from(value).ok().and_then(|value| counts.get_mut(value)) {
                    *count += 1;
                }
            }
        }
    }

    fn harvest(self) -> Self::Fruit {
        let mut all = Counts::new();
        for (facet, column, counts) in self.columns {
            let mut values = Vec::new();
            for (value, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let mut name = String::new();
                let value =
                    u64::try_from(value).map_err(|error| TantivyError::InternalError(error.to_string()))?;
                column.ord_to_str(value, &mut name)?;
                values.push((name, count));
            }
            all.insert(facet, values);
        }
        Ok(all)
    }
}
