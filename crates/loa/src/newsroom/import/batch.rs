//! Writes pages in batches, each a transaction; when the database refuses one, each page of it alone.

use std::collections::BTreeMap;

use kit::db::{DbError, Tx};

use super::act::{ImportError, Imported, Source, import_page};
use super::order::ImportRow;
use super::page::{Page, ReadError};
use super::run::{Import, StopError};
use crate::agencies::{self, Gazetteer};
use crate::newsroom::{self, Article, store};

/// Most pages of one transaction.
const PAGES: usize = 100;
/// Most bytes of text of one transaction: it is in memory until it is written.
const BYTES: usize = 8 << 20;

/// What is told while an import goes on.
#[derive(Debug)]
pub enum News {
    /// A new article.
    Added(Article, String),
    /// A new edition, with its number.
    Changed(Article, i64, String),
    /// Something came otherwise than it stood: of what, and how.
    Said(String, String),
    /// Something was left out: what, and why.
    LeftOut(String, Reason),
    /// How far it is, and how far it goes.
    Progress(u64, u64),
}

/// Why something was left out.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// It cannot be read.
    #[error("left out: {0}")]
    Read(#[from] ReadError),
    /// A part of a file cannot be read; what follows it can.
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

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New articles.
    pub added: u64,
    /// New editions.
    pub changed: u64,
    /// Articles that say the same as before.
    pub same: u64,
    /// What should have been an article and is none.
    pub left_out: u64,
    /// What was not read on purpose, by reason.
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

/// Where pages are written.
pub(super) struct Writer<'a> {
    work: Import<'a>,
    /// Whether each new article is told, and not only counted.
    pub(super) told: bool,
    pub(super) tally: Tally,
    waiting: Vec<Ready>,
    bytes: usize,
    /// The city's areas by name, once a page named one.
    areas: Option<Gazetteer>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(work: Import<'a>, told: bool) -> Self {
        Self { work, told, tally: Tally::default(), waiting: Vec::new(), bytes: 0, areas: None }
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
    pub(super) async fn take(&mut self, ready: Ready, tell: &mut dyn FnMut(News)) -> Result<(), DbError> {
        self.bytes += ready.page.body.plain().len();
        self.waiting.push(ready);
        if self.waiting.len() >= PAGES || self.bytes >= BYTES || self.told {
            self.flush(tell).await?;
        }
        Ok(())
    }

    /// Whether an officer stopped the order that this is.
    pub(super) async fn stopped(&self) -> Result<bool, DbError> {
        let Some(order) = self.work.order else { return Ok(false) };
        store::import_stopped(self.work.db, order).await
    }

    /// Writes what waits.
    pub(super) async fn flush(&mut self, tell: &mut dyn FnMut(News)) -> Result<(), DbError> {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        if let Some(results) = self.together(&waiting).await? {
            for (ready, result) in waiting.into_iter().zip(results) {
                self.count(ready, result, tell).await?;
            }
            return Ok(());
        }
        for ready in waiting {
            let result = match self.alone(&ready).await {
                Err(error) if is_away(&error) => return Err(error),
                Err(error) => Err(error.into()),
                Ok(result) => result,
            };
            self.count(ready, result, tell).await?;
        }
        Ok(())
    }

    /// All in one transaction; none when the database refused one, and nothing was kept.
    async fn together(&self, all: &[Ready]) -> Result<Option<Vec<Result<Imported, ImportError>>>, DbError> {
        let mut tx = self.work.db.begin().await?;
        let mut results = Vec::with_capacity(all.len());
        for ready in all {
            let result = self.one(&mut tx, ready).await?;
            if result.as_ref().is_err_and(ImportError::is_the_databases) {
                return Ok(None);
            }
            results.push(result);
        }
        match tx.commit().await {
            Ok(()) => Ok(Some(results)),
            Err(error) if is_away(&error) => Err(error),
            Err(_) => Ok(None),
        }
    }

    async fn alone(&self, ready: &Ready) -> Result<Result<Imported, ImportError>, DbError> {
        let mut tx = self.work.db.begin().await?;
        let result = self.one(&mut tx, ready).await?;
        if result.is_ok() {
            tx.commit().await?;
        } else if !result.as_ref().is_err_and(ImportError::is_the_databases) {
            drop(tx);
            let tx = self.work.db.begin().await?;
            self.note(&tx, ready, &result).await?;
            tx.commit().await?;
        }
        Ok(result)
    }

    async fn one(&self, tx: &mut Tx, ready: &Ready) -> Result<Result<Imported, ImportError>, DbError> {
        let Import { actor, agency, category, reason, zone, .. } = self.work;
        let source = Source { name: &ready.file, agency, category, reason };
        let result = import_page(tx, actor, &ready.page, source, zone).await;
        if !result.as_ref().is_err_and(ImportError::is_the_databases) {
            self.note(tx, ready, &result).await?;
        }
        Ok(result)
    }

    /// The line of an order's report, in the transaction of what it tells: a stop between them loses neither.
    async fn note(
        &self,
        tx: &Tx,
        ready: &Ready,
        result: &Result<Imported, ImportError>,
    ) -> Result<(), DbError> {
        let Some(order) = self.work.order else { return Ok(()) };
        let name = if ready.page.title.is_empty() { &ready.file } else { &ready.page.title };
        store::insert_import_row(tx, order, &ImportRow::of(name, result)).await
    }

    async fn count(
        &mut self,
        ready: Ready,
        result: Result<Imported, ImportError>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), DbError> {
        match result {
            Ok(Imported::Added(number)) => {
                self.tally.added += 1;
                if self.told
                    && let Some(article) = newsroom::article(self.work.db, number).await?
                {
                    tell(News::Added(article, ready.page.title));
                }
            }
            Ok(Imported::Changed(number, edition)) => {
                self.tally.changed += 1;
                if let Some(article) = newsroom::article(self.work.db, number).await? {
                    tell(News::Changed(article, edition, ready.page.title));
                }
            }
            Ok(Imported::Same(_)) => self.tally.same += 1,
            Err(error) => {
                self.tally.left_out += 1;
                let name = if ready.page.title.is_empty() { ready.file } else { ready.page.title };
                tell(News::LeftOut(name, error.into()));
            }
        }
        Ok(())
    }
}

/// Then nothing more can be written, and going on would only say the same of every page.
fn is_away(error: &DbError) -> bool {
    error.is_away()
}
