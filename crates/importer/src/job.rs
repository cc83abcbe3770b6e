//! The work of the job of an ordered import: it runs with the officer's own permissions and leaves a report. A line of the
//! report is written in the transaction of its article, so that an import that was cut off and runs again reports each article
//! once, as it was done.

use std::time::Duration;

use bytes::Bytes;
use jiff::tz::TimeZone;
use kit::blobs::{BlobError, BlobKey, Blobs};
use kit::db::{Db, DbError};
use kit::jobs::Job;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::batch::{ImportEvent, Reason, Tally};
use super::import_job::{ImportJob, OrderState, SOURCES, may_import};
use super::report::{ImportRow, of_fetch, of_read, of_storage};
use super::run::{Halt, Import, StopError};
use crate::store;
use access::Actor;

/// The number of tries to write the state of an order that cannot go on, and the pause between them.
const SAYINGS: usize = 3;
const PAUSE: Duration = Duration::from_secs(2);

/// Runs an order.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RunImport {
    order: Uuid,
}

impl RunImport {
    /// The job of an order.
    pub(super) fn of(order: Uuid) -> Self {
        Self { order }
    }
}

impl Job for RunImport {
    const KIND: &'static str = "newsroom.import";
    const LONG: bool = true;

    fn key(&self) -> Option<String> {
        Some(self.order.to_string())
    }
}

/// The work of the job. Run again after it was cut off, it goes through all of its source once more and adds the missing
/// articles.
///
/// # Errors
/// When the database or the blob store fails: then it is tried again.
pub async fn run_order(db: Db, blobs: Blobs, zone: TimeZone, job: RunImport) -> Result<(), StopError> {
    // Reading a large page takes a while without a pause, and parsers keep to one thread: a thread for it alone.
    let work = move || Handle::current().block_on(run(&db, &blobs, &zone, job.order));
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(StopError::Open("import".to_owned(), std::io::Error::other(error))),
    }
}

async fn run(db: &Db, blobs: &Blobs, zone: &TimeZone, id: Uuid) -> Result<(), StopError> {
    let Some(order) = store::import_order(db, id).await?.filter(|order| !order.state.is_over()) else {
        return Ok(());
    };
    let officer = match order.by {
        Some(person) => accounts::officer(db, person, db.clock().now()).await?,
        None => None,
    };
    let agency = agencies::agency(db, order.agency).await?;
    // With the roles of this moment, not with those of when it was ordered.
    let actor = officer.map(Actor::Officer).filter(|actor| may_import(actor, order.agency).is_ok());
    let (Some(actor), Some(agency)) = (actor, agency) else {
        return end(db, &order, OrderState::Failed, ("officer", String::new())).await;
    };
    set_state(db, &order, OrderState::Running, ("", String::new())).await?;
    let why = order.why.clone();
    let work = Import {
        db,
        blobs,
        zone,
        agency: Some(&agency.slug),
        category: order.category,
        reason: &why,
        actor: &actor,
        order: Some(id),
    };
    let (news, heard) = mpsc::unbounded_channel();
    let read = async move {
        let mut tell = |one: ImportEvent| drop(news.send(one));
        let halt = |why: StopError| Halt { why, tally: Tally::default(), at: String::new() };
        let result = match &order.blob {
            None => work.run(&order.source, order.kind, &mut tell).await,
            Some(key) => match source(blobs, key).await {
                Ok(Some(bytes)) => work.sent(bytes, &order.source, order.kind, &mut tell).await,
                Ok(None) => {
                    let gone = std::io::Error::other("the file is gone");
                    Err(halt(StopError::Open(order.source.clone(), gone)))
                }
                Err(error) => Err(halt(error.into())),
            },
        };
        (result, order)
    };
    let ((result, order), written) = tokio::join!(read, write(db, id, heard));
    // A report that could not be written is as bad as an article.
    let result = match written {
        Err(error) if result.is_ok() => {
            Err(Halt { why: error.into(), tally: Tally::default(), at: String::new() })
        }
        _ => result,
    };
    match result {
        Ok(tally) => {
            note_not_read(db, id, &tally).await?;
            end(db, &order, OrderState::Done, ("", String::new())).await
        }
        Err(halt) => halted(db, &order, halt).await,
    }
}

/// Says in an order's state why it came to no end. When not even that can be kept, the queue tries again later.
async fn halted(db: &Db, order: &ImportJob, halt: Halt) -> Result<(), StopError> {
    if let Some(reason) = of_storage(&halt.why, &halt.at) {
        for _ in 0..SAYINGS {
            if set_state(db, order, OrderState::Failed, reason.clone()).await.is_ok() {
                tracing::warn!(import.id = %order.id, error.message = %halt.why, "imports.halted");
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        return Err(halt.why);
    }
    match halt.why {
        StopError::Fetch(_, error) => end(db, order, OrderState::Failed, of_fetch(&error)).await,
        StopError::Open(..) | StopError::Nothing(..) => {
            end(db, order, OrderState::Failed, ("gone", String::new())).await
        }
        // Its state says so already.
        StopError::Stopped => Ok(()),
        other => Err(other),
    }
}

/// The bytes of a file that was sent; one from an older version lies outside that part of the store.
async fn source(blobs: &Blobs, key: &BlobKey) -> Result<Option<Bytes>, BlobError> {
    match blobs.below(SOURCES).get(key).await? {
        Some(bytes) => Ok(Some(bytes)),
        None => blobs.get(key).await,
    }
}

/// Writes down the news of an import while it runs: its progress, and the lines that have no transaction of their own.
async fn write(db: &Db, id: Uuid, mut heard: mpsc::UnboundedReceiver<ImportEvent>) -> Result<(), DbError> {
    let mut hundredths = 0;
    while let Some(news) = heard.recv().await {
        let row = match news {
            ImportEvent::Said(title, detail) => ImportRow::noted(&title, &detail),
            ImportEvent::Skipped(title, why) => ImportRow::skipped(&title, &why),
            ImportEvent::LeftOut(title, Reason::Read(error) | Reason::Broken(error)) => {
                ImportRow::refused(&title, of_read(&error))
            }
            ImportEvent::LeftOut(title, Reason::TooLarge) => {
                ImportRow::refused(&title, ("large", String::new()))
            }
            ImportEvent::LeftOut(_, Reason::Import(_) | Reason::Open(_))
            | ImportEvent::Added(..)
            | ImportEvent::Changed(..) => {
                continue;
            }
            ImportEvent::Progress(done, total) => {
                let now = done.saturating_mul(100) / total.max(1);
                if now != hundredths {
                    hundredths = now;
                    let tx = db.begin().await?;
                    store::set_order_progress(&tx, id, done, total).await?;
                    tx.commit().await?;
                }
                continue;
            }
        };
        let tx = db.begin().await?;
        store::insert_import_row(&tx, id, &row).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn note_not_read(db: &Db, id: Uuid, tally: &Tally) -> Result<(), DbError> {
    let tx = db.begin().await?;
    for (reason, count) in &tally.not_read {
        let row =
            ImportRow { reason: "not-read".to_owned(), ..ImportRow::noted("", &format!("{count} {reason}")) };
        store::insert_import_row(&tx, id, &row).await?;
    }
    tx.commit().await
}

async fn end(db: &Db, order: &ImportJob, state: OrderState, reason: (&str, String)) -> Result<(), StopError> {
    Ok(set_state(db, order, state, reason).await?)
}

async fn set_state(
    db: &Db,
    order: &ImportJob,
    state: OrderState,
    reason: (&str, String),
) -> Result<(), DbError> {
    let tx = db.begin().await?;
    store::set_order_state(&tx, order.id, state, reason).await?;
    tx.commit().await
}
