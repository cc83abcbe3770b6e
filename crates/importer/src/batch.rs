//! Writes pages in batches, each a transaction; when the database refuses one, each page of it alone. A page that cannot be
//! kept stops the import: only acknowledged pages are counted.

use std::collections::BTreeMap;
use std::time::Duration;

use kit::db::{DbError, Tx};

use super::act::{ImportError, Imported, Source, import_item};
use super::identity::Taken;
use super::page::{Page, ReadError};
use super::report::ImportRow;
use super::run::{Import, StopError};
use crate::store;
use agencies::{self, Gazetteer};
use newsroom::Article;

/// Most pages of one transaction.
const PAGES: usize = 100;
/// Most bytes of text of one transaction: it is in memory until it is written.
const BYTES: usize = 8 << 20;
/// The number of tries of a batch while the database is away, and the first pause between them, which then doubles. Each try
/// waits for a connection as long as every request does.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(500);
/// After so many failures of the database in a row it is not the pages that are wrong.
const IN_A_ROW: u32 = 3;

/// The news of an import while it goes on.
#[derive(Debug)]
pub enum ImportEvent {
    /// A new article.
    Added(Article, String),
    /// A new edition, with its number.
    Changed(Article, i64, String),
    /// A part came otherwise than it stood: the name and the note.
    Said(String, String),
    /// An item was left out: its name and the reason.
    LeftOut(String, Reason),
    /// An item was not read on purpose: its name and the reason.
    Skipped(String, Skipped),
    /// How far it is, and how far it goes.
    Progress(u64, u64),
}

/// Why something was not read on purpose.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Skipped {
    /// Only people with the password may read it.
    #[error("not read: it is protected by a password")]
    Password,
    /// The source calls it a draft.
    #[error("not read: it is a draft")]
    Draft,
    /// Its status in WordPress is not `publish`.
    #[error("not read: its status is `{0}`")]
    Status(String),
    /// It is no article, by its type in WordPress.
    #[error("not read: it is of the type `{0}`")]
    Type(String),
}

/// Why something was left out.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// It cannot be read.
    #[error("left out: {0}")]
    Read(#[from] ReadError),
    /// A part of a file cannot be read; the parts after it can.
    #[error("{0}")]
    Broken(ReadError),
    /// An item of an export is larger than any.
    #[error("left out: the item is larger than 20 MB")]
    TooLarge,
    /// The file cannot be opened.
    #[error("left out: {0}")]
    Open(StopError),
    /// It could not be made an article.
    #[error("left out: {0}")]
    Import(#[from] ImportError),
}

/// The counts of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New articles.
    pub added: u64,
    /// New editions.
    pub changed: u64,
    /// Articles that say the same as before.
    pub same: u64,
    /// Items that should have become articles and did not.
    pub left_out: u64,
    /// Items that were not read on purpose, by reason.
    pub not_read: BTreeMap<String, u64>,
}

impl Tally {
    /// Whether anything was there to import.
    pub fn is_empty(&self) -> bool {
        self.added + self.changed + self.same == 0
    }

    pub(super) fn skip(&mut self, reason: impl Into<String>, count: u64) {
        if count > 0 {
            *self.not_read.entry(reason.into()).or_default() += count;
        }
    }
}

/// A page ready to be written.
pub(super) struct Ready {
    pub(super) page: Page,
    /// The name of the file that it came in.
    pub(super) file: String,
}

impl Ready {
    fn name(&self) -> &str {
        if self.page.title.is_empty() { &self.file } else { &self.page.title }
    }

    fn mark(&self) -> String {
        let more = &self.page.more;
        let own = more.post.as_ref().or(more.guid.as_ref()).or(self.page.url.as_ref());
        own.unwrap_or(&self.file).clone()
    }
}

/// Where pages are written.
pub(super) struct Writer<'a> {
    work: Import<'a>,
    /// Whether each new article is told, and not only counted.
    pub(super) told: bool,
    pub(super) tally: Tally,
    /// The first item that was not kept, once something could not be.
    pub(super) halted_at: String,
    waiting: Vec<Ready>,
    bytes: usize,
    /// The articles of this run's items.
    taken: Taken,
    /// How many pages in a row the database refused.
    refused: u32,
    /// The city's areas by name, once a page named one.
    areas: Option<Gazetteer>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(work: Import<'a>, told: bool) -> Self {
        Self {
            work,
            told,
            tally: Tally::default(),
            halted_at: String::new(),
            waiting: Vec::new(),
            bytes: 0,
            taken: Taken::default(),
            refused: 0,
            areas: None,
        }
    }

    /// The city's areas by name.
    pub(super) async fn areas(&mut self) -> Result<&Gazetteer, DbError> {
        let map = match self.areas.take() {
            Some(map) => map,
            None => Gazetteer::new(agencies::all_areas(self.work.db).await?),
        };
        Ok(self.areas.insert(map))
    }

    /// Takes a page; writes when enough has come together.
    pub(super) async fn take(
        &mut self,
        ready: Ready,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), DbError> {
        self.bytes += ready.page.body.plain().len();
        self.waiting.push(ready);
        if self.waiting.len() >= PAGES || self.bytes >= BYTES || self.told {
            self.flush(tell).await?;
        }
        Ok(())
    }

    /// Whether an officer stopped this order.
    pub(super) async fn stopped(&self) -> Result<bool, DbError> {
        let Some(order) = self.work.order else { return Ok(false) };
        store::import_stopped(self.work.db, order).await
    }

    /// Writes the pages that wait.
    pub(super) async fn flush(&mut self, tell: &mut dyn FnMut(ImportEvent)) -> Result<(), DbError> {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        let Some(first) = waiting.first() else { return Ok(()) };
        first.name().clone_into(&mut self.halted_at);
        if let Some(results) = self.patiently(&waiting).await? {
            self.halted_at.clear();
            return self.count(waiting.into_iter().zip(results).collect(), tell).await;
        }
        for ready in waiting {
            ready.name().clone_into(&mut self.halted_at);
            let one = std::slice::from_ref(&ready);
            let result = match self.patiently(one).await? {
                Some(mut results) => results.pop(),
                None => Some(self.alone(&ready).await?),
            };
            self.halted_at.clear();
            if let Some(result) = result {
                self.count(vec![(ready, result)], tell).await?;
            }
        }
        Ok(())
    }

    /// All in one transaction, tried for a while when the database is away.
    async fn patiently(&mut self, all: &[Ready]) -> Result<Option<Results>, DbError> {
        let mut pause = PAUSE;
        for _ in 1..TRIES {
            match self.together(all).await {
                Err(DbError::Away(_)) => tokio::time::sleep(pause).await,
                other => return other,
            }
            pause *= 2;
        }
        self.together(all).await
    }

    /// All in one transaction; none when the database refused one, and nothing was kept.
    async fn together(&mut self, all: &[Ready]) -> Result<Option<Results>, DbError> {
        let results = self.write(all).await;
        match &results {
            Ok(Some(_)) => self.taken.keep(),
            _ => self.taken.undo(),
        }
        results
    }

    async fn write(&mut self, all: &[Ready]) -> Result<Option<Results>, DbError> {
        let mut tx = self.work.db.begin().await?;
        let mut results = Vec::with_capacity(all.len());
        for ready in all {
            let result = self.one(&mut tx, ready).await?;
            if let Some(error) = result.as_ref().err().and_then(ImportError::of_database) {
                return if is_of_storage(error) { Err(error.clone()) } else { Ok(None) };
            }
            results.push(result);
        }
        match tx.commit().await {
            Ok(()) => Ok(Some(results)),
            Err(error) if is_of_storage(&error) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// A page that the database refused: once more, to hear why.
    async fn alone(&mut self, ready: &Ready) -> Result<Result<Imported, ImportError>, DbError> {
        let result = self.once_more(ready).await;
        let error = match result {
            Ok(done) => {
                self.taken.keep();
                return Ok(Ok(done));
            }
            Err(error) => error,
        };
        self.taken.undo();
        if let Some(own) = error.of_database() {
            self.refused += 1;
            if is_of_storage(own) || self.refused >= IN_A_ROW {
                return Err(own.clone());
            }
        }
        let result = Err(error);
        let tx = self.work.db.begin().await?;
        self.note(&tx, ready, &result).await?;
        tx.commit().await?;
        Ok(result)
    }

    async fn once_more(&mut self, ready: &Ready) -> Result<Imported, ImportError> {
        let mut tx = self.work.db.begin().await?;
        let done = self.one(&mut tx, ready).await??;
        tx.commit().await?;
        Ok(done)
    }

    async fn one(&mut self, tx: &mut Tx, ready: &Ready) -> Result<Result<Imported, ImportError>, DbError> {
        let Import { actor, agency, category, reason, zone, .. } = self.work;
        let source = Source { name: &ready.file, agency, category, reason };
        let result = import_item(tx, actor, &ready.page, source, zone, &mut self.taken).await;
        let failed = result.as_ref().is_err_and(|error| error.of_database().is_some());
        if !failed {
            self.note(tx, ready, &result).await?;
        }
        Ok(result)
    }

    /// The line of an order's report, in the transaction of the page: a stop between them loses neither.
    async fn note(
        &self,
        tx: &Tx,
        ready: &Ready,
        result: &Result<Imported, ImportError>,
    ) -> Result<(), DbError> {
        let Some(order) = self.work.order else { return Ok(()) };
        let row = ImportRow { mark: ready.mark(), ..ImportRow::of(ready.name(), result) };
        store::insert_import_row(tx, order, &row).await
    }

    /// Counts the pages that were kept, then tells of them.
    async fn count(
        &mut self,
        done: Vec<(Ready, Result<Imported, ImportError>)>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), DbError> {
        for (_, result) in &done {
            let count = match result {
                Ok(Imported::Added(_)) => &mut self.tally.added,
                Ok(Imported::Changed(..)) => &mut self.tally.changed,
                Ok(Imported::Same(_)) => &mut self.tally.same,
                Err(_) => &mut self.tally.left_out,
            };
            *count += 1;
            if result.is_ok() {
                self.refused = 0;
            }
        }
        for (ready, result) in done {
            match result {
                Ok(Imported::Added(number)) if self.told => {
                    if let Some(article) = newsroom::article(self.work.db, number).await? {
                        tell(ImportEvent::Added(article, ready.page.title));
                    }
                }
                Ok(Imported::Changed(number, edition)) => {
                    if let Some(article) = newsroom::article(self.work.db, number).await? {
                        tell(ImportEvent::Changed(article, edition, ready.page.title));
                    }
                }
                Ok(_) => {}
                Err(error) => tell(ImportEvent::LeftOut(ready.name().to_owned(), error.into())),
            }
        }
        Ok(())
    }
}

type Results = Vec<Result<Imported, ImportError>>;

/// Then nothing more can be kept, and going on would only say the same of every page.
fn is_of_storage(error: &DbError) -> bool {
    error.is_passing()
}
