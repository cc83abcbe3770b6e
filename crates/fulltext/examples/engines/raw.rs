//! Tantivy as it comes: one field, its own tokenizer with marks taken off, all words, the best ten.

use std::error::Error;
use std::path::Path;

use fulltext::Doc;
use tantivy::collector::TopDocs;
use tantivy::indexer::{IndexWriter, IndexWriterOptions};
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument, Term};

const TOKENIZER: &str = "folding";

/// An index that can be asked.
pub(crate) struct Raw {
    searcher: Searcher,
    text: Field,
}

fn schema() -> (Schema, Field, Field) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let subject = schema.add_u64_field("subject", FAST);
    (schema.build(), text, subject)
}

fn knowing_its_tokenizer(index: Index) -> Index {
    let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build();
    index.tokenizers().register(TOKENIZER, analyzer);
    index
}

/// Makes an index with the same memory and threads as ours.
pub(crate) fn build(folder: &Path, docs: &[Doc]) -> Result<(), Box<dyn Error>> {
    let (schema, text, subject) = schema();
    let index = knowing_its_tokenizer(Index::create_in_dir(folder, schema)?);
    let options = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .num_merge_threads(1)
        .memory_budget_per_thread(50_000_000)
        .build();
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_options(options)?;
    for doc in docs {
        let mut out = TantivyDocument::new();
        out.add_text(text, format!("{}\n{}\n{}", doc.title, doc.lead, doc.body));
        out.add_u64(subject, doc.subject.key);
        writer.add_document(out)?;
    }
    writer.commit()?;
    Ok(writer.wait_merging_threads()?)
}

impl Raw {
    pub(crate) fn open(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let index = knowing_its_tokenizer(Index::open_in_dir(folder)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), text: schema().1 })
    }

    /// The best ten that have all words; how many there are of them.
    pub(crate) fn ask(&self, folded: &str) -> Result<usize, Box<dyn Error>> {
        let term = |word: &str| -> Box<dyn Query> {
            let term = Term::from_field_text(self.text, word);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        };
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let query = BooleanQuery::new(words.map(|word| (Occur::Must, term(word))).collect());
        Ok(self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score())?.len())
    }
}
