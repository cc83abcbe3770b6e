//! The index on disk: checked when it is opened, written by one process, read by many.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::error::OpenDirectoryError;
use tantivy::indexer::{IndexWriter, IndexWriterOptions, LogMergePolicy};
use tantivy::schema::Field;
use tantivy::{IndexReader, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

use crate::folder::Folder;
use crate::lines::{LINES, Lines};
use crate::living::{Living, Tally};
use crate::schema::{Doc, FORMAT, Fields, Subject};

/// Memory of the writer before it begins a new segment, in bytes.
const WRITER_MEMORY: usize = 50_000_000;

/// The last event applied to an index. It is kept in the index's own commit, so that words and mark are never apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The event's position; 0 for none.
    pub position: i64,
    /// Its identifier, which tells another database, or an older copy of the same, from the one that was indexed.
    pub event: String,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    format: u32,
    seen: Seen,
    kinds: Vec<String>,
}

/// Why an index cannot be used as it is. Each of these is mended by making it anew.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is none.
    #[error("there is no index")]
    Missing,
    /// It was made by another version of the program, or never finished.
    #[error("the index is of another format")]
    Outdated,
    /// It does not open, or its files are not as they were written.
    #[error("the index is damaged: {0}")]
    Damaged(String),
}

/// Why the index could not be written or read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct IndexError(#[from] TantivyError);

/// An index that can be asked. Cheap to clone.
#[derive(Clone)]
pub struct Index {
    pub(crate) inner: tantivy::Index,
    pub(crate) fields: Fields,
    reader: IndexReader,
    tally: Arc<Tally>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("docs", &self.searcher().num_docs()).finish_non_exhaustive()
    }
}

impl Index {
    /// Makes an empty index in an empty folder.
    ///
    /// # Errors
    /// When the folder holds an index or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, IndexError> {
        let fields = Fields::new();
        let folder = Folder::open(folder).map_err(TantivyError::from)?;
        let settings = tantivy::IndexSettings::default();
        let inner = tantivy::Index::create(folder, fields.schema.clone(), settings)?;
        Self::over(inner, fields)
    }

    /// Makes an empty index in memory.
    ///
    /// # Errors
    /// When memory cannot be had.
    pub fn in_memory() -> Result<Self, IndexError> {
        let fields = Fields::new();
        let inner = tantivy::Index::create_in_ram(fields.schema.clone());
        Self::over(inner, fields)
    }

    fn over(inner: tantivy::Index, fields: Fields) -> Result<Self, IndexError> {
        inner.tokenizers().register(LINES, Lines);
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { inner, fields, reader, tally: Arc::default() })
    }

    /// Opens the index in a folder and checks every file against its checksum.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let damaged = |error: TantivyError| OpenError::Damaged(error.to_string());
        let directory = Folder::open(folder).map_err(|error| match error {
            OpenDirectoryError::DoesNotExist(_) => OpenError::Missing,
            error => OpenError::Damaged(error.to_string()),
        })?;
        if !tantivy::Index::exists(&directory).map_err(|error| OpenError::Damaged(error.to_string()))? {
            return Err(OpenError::Missing);
        }
        let inner = tantivy::Index::open(directory).map_err(damaged)?;
        let fields = Fields::new();
        if inner.schema() != fields.schema || payload(&inner).map_err(damaged)?.is_none() {
            return Err(OpenError::Outdated);
        }
        let broken = inner.validate_checksum().map_err(damaged)?;
        if let Some(file) = broken.iter().next() {
            return Err(OpenError::Damaged(format!("{} differs from its checksum", file.display())));
        }
        Self::over(inner, fields).map_err(|error| OpenError::Damaged(error.to_string()))
    }

    /// The last event that it has seen, by its last commit.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn seen(&self) -> Result<Seen, IndexError> {
        Ok(payload(&self.inner)?.map(|payload| payload.seen).unwrap_or_default())
    }

    /// The kinds of subjects that it is told of, by its last commit ([`Writer::of_kinds`]).
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn kinds(&self) -> Result<Vec<String>, IndexError> {
        Ok(payload(&self.inner)?.map(|payload| payload.kinds).unwrap_or_default())
    }

    /// How many texts it holds.
    pub fn len(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the index's only writer; dropping it undoes all changes since its last commit.
    ///
    /// # Errors
    /// When another has it, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer, IndexError> {
        // One thread: on two cores the readers want the other.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .build();
        let inner: IndexWriter<TantivyDocument> = self.inner.writer_with_options(options)?;
        // A writer that was killed may have left files which have the names that this one is about to give.
        inner.garbage_collect_files().wait()?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(6);
        // Words that were corrected or withdrawn do not stay on the disk for ever.
        merging.set_del_docs_ratio_before_merge(0.3);
        inner.set_merge_policy(Box::new(merging));
        Ok(Writer { kinds: self.kinds()?, index: self.clone(), inner })
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// In how many texts a word of a field stands; none when that cannot be read.
    pub(crate) fn texts(&self, searcher: &Searcher, field: Field, word: &str) -> u64 {
        self.tally.texts(searcher, &Term::from_field_text(field, word)).unwrap_or(0)
    }

    pub(crate) fn living<'a>(&'a self, searcher: &'a Searcher) -> Living<'a> {
        Living { searcher, fields: &self.fields, tally: &self.tally }
    }

    /// Reads the commits of another writer.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn reload(&self) -> Result<(), IndexError> {
        Ok(self.reader.reload()?)
    }
}

fn payload(index: &tantivy::Index) -> Result<Option<Payload>, TantivyError> {
    let payload = index.load_metas()?.payload.unwrap_or_default();
    let payload: Option<Payload> = serde_json::from_str(&payload).ok();
    Ok(payload.filter(|payload| payload.format == FORMAT))
}

/// The only writer of an index.
pub struct Writer {
    index: Index,
    inner: IndexWriter<TantivyDocument>,
    kinds: Vec<String>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Writer {
    /// Notes the kinds of subjects that the index is told of, from the next commit on: an index that was never told of a
    /// kind lacks all earlier things of it.
    pub fn of_kinds(&mut self, kinds: Vec<String>) {
        self.kinds = kinds;
    }

    /// Puts texts in the place of all that the index has of a subject; an empty list takes the subject out. Doing so
    /// twice changes nothing more.
    ///
    /// # Errors
    /// When the writer has failed before.
    pub fn replace(&mut self, subject: &Subject, docs: &[Doc]) -> Result<(), IndexError> {
        self.inner.delete_term(Term::from_field_text(self.index.fields.subject, &subject.to_string()));
        self.add(docs)
    }

    /// Adds texts of subjects that the index does not have.
    ///
    /// # Errors
    /// As [`Writer::replace`].
    pub fn add(&mut self, docs: &[Doc]) -> Result<(), IndexError> {
        for doc in docs {
            self.inner.add_document(self.index.fields.document(doc))?;
        }
        Ok(())
    }

    /// Makes all changes durable together with the mark `seen`, and readers see them.
    ///
    /// # Errors
    /// When the disk does not take them; then the writer is of no more use.
    pub fn commit(&mut self, seen: &Seen) -> Result<(), IndexError> {
        let mut commit = self.inner.prepare_commit()?;
        let payload = Payload { format: FORMAT, seen: seen.clone(), kinds: self.kinds.clone() };
        let payload = serde_json::to_string(&payload)
            .map_err(|error| TantivyError::InternalError(error.to_string()))?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.index.reload()
    }

    /// Waits for merges that are under way, and gives the index back.
    ///
    /// # Errors
    /// When a merge failed.
    pub fn finish(self) -> Result<(), IndexError> {
        Ok(self.inner.wait_merging_threads()?)
    }
}

#[cfg(test)]
mod tests;
