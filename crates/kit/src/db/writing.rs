//! Whether writing works. The write that a disk refuses shows that it does not; a later one that is kept, or a small
//! one that is tried now and then, shows that it does again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::{Db, DbError, Engine, group};

/// How long after a refused write the first small one is tried; each later wait is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// The known state of writing in this process.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Read at each commit, so that a commit in good times takes no lock.
    fails: AtomicBool,
    failure: Mutex<Option<WriteFailure>>,
    refused: Notify,
}

/// Since when writing fails, and why.
#[derive(Clone, Debug)]
pub struct WriteFailure {
    /// When the first write was refused.
    pub since: Timestamp,
    /// Why the newest one was.
    pub error: DbError,
}

impl Writing {
    /// Notes that a write was kept.
    pub(super) fn works(&self) {
        if !self.0.fails.load(Ordering::Acquire) {
            return;
        }
        // Both change under the lock: a refusal that comes meanwhile is not forgotten.
        let mut failure = self.0.failure.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = failure.take();
        self.0.fails.store(false, Ordering::Release);
        drop(failure);
        if ended.is_some() {
            tracing::info!("db.writing_again");
        }
    }

    fn refused(&self, error: &DbError, now: Timestamp) {
        let mut failure = self.0.failure.lock().unwrap_or_else(PoisonError::into_inner);
        let since = match &*failure {
            Some(known) => known.since,
            None => {
                tracing::error!(error.message = %error, "db.writing_failed");
                now
            }
        };
        *failure = Some(WriteFailure { since, error: error.clone() });
        self.0.fails.store(true, Ordering::Release);
        self.0.refused.notify_one();
    }
}

impl Db {
    /// Since when writing fails, and why; none while it works.
    pub fn write_failure(&self) -> Option<WriteFailure> {
        self.0.writing.0.failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Passes a result on, and notes it when the disk or the server refused a write.
    pub(super) fn noting<T>(&self, result: Result<T, DbError>) -> Result<T, DbError> {
        if let Err(error) = &result
            && error.is_storage()
        {
            self.0.writing.refused(error, self.clock().now());
        }
        result
    }

    /// Tries a small write now, and again and again while writing fails, until `stop`: so that the known state is true
    /// also when nobody writes.
    pub async fn watch_writing(self, stop: CancellationToken) {
        let mut wait = FIRST_WAIT;
        // A refusal is noted.
        let writer = self.writer();
        let _ = self.noting(self.health().bound(try_write(&writer, self.engine())).await);
        while !stop.is_cancelled() {
            if self.write_failure().is_none() {
                wait = FIRST_WAIT;
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = self.0.writing.0.refused.notified() => {}
                }
            }
            let pause = async {
                tokio::time::sleep(wait).await;
                // A server that is away is not asked until it is back.
                self.health().turns(false).await;
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = pause => {}
            }
            wait = LONGEST_WAIT.min(wait * 2);
            let writer = self.writer();
            let tried = self.health().bound(try_write(&writer, self.engine())).await;
            if self.noting(tried).is_ok() {
                self.0.writing.works();
            }
        }
    }
}

/// The error that a failed commit ends in. SQLite writes the whole transaction to its log before it waits for the disk:
/// when only that wait fails, the transaction is undone here and yet would be found by a program that reads the log
/// after a crash. The next write takes its place in the log, so one is made at once; only when that fails too is the
/// outcome unknown.
pub(super) async fn settled(writer: &DatabaseConnection, engine: Engine, error: DbError) -> DbError {
    match (engine, error) {
        (Engine::Sqlite, DbError::Disk(why)) => match try_write(writer, engine).await {
            Ok(()) => DbError::Disk(why),
            Err(_) => DbError::Unsure(why),
        },
        // The server may have committed before the line broke.
        (Engine::Postgres, DbError::Away(why) | DbError::Outage(why)) => DbError::Unsure(why),
        (_, error) => error,
    }
}

/// The smallest write that reaches the disk and changes nothing.
async fn try_write(writer: &DatabaseConnection, engine: Engine) -> Result<(), DbError> {
    let transaction = group::begin(writer).await?;
    let sql = match engine {
        // A number in the file's first page that this program does not use.
        Engine::Sqlite => "PRAGMA user_version = 0",
        Engine::Postgres => "UPDATE event_head SET position = position WHERE one = 1",
    };
    transaction.execute_unprepared(sql).await?;
    Ok(transaction.commit().await?)
}
