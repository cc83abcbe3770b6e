//! Whether the database answers: a watcher finds it out over a connection of its own, everyone else reads it without
//! waiting. A database that nobody watches counts as there, and is waited for.
//!
//! Invariants: no statement waits for a database that is known to be away; the watcher alone goes on asking;
//! it never takes a connection of the pool, so that a busy pool is not taken for a lost database.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::sqlx::{self, Connection, PgConnection, SqliteConnection};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::{Db, DbError, Engine};
use crate::bus::Topic;

/// How long the watcher rests between two questions, and how finely it measures silence.
const REST: Duration = Duration::from_millis(250);

/// How long a new connection may take at most.
const SLOW: Duration = Duration::from_secs(5);

/// The known state of the database, shared by all.
#[derive(Clone, Debug, Default)]
pub struct Health(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    away: AtomicBool,
    /// How many statements were answered: while any is, a silent watcher's line means a busy server, not a lost one.
    answered: AtomicU64,
    /// Called when `away` has changed.
    turned: Notify,
    /// Called after a failure, so that the watcher looks at once.
    doubted: Notify,
    why: Mutex<String>,
}

impl Health {
    /// Whether the database is known to be away.
    pub fn is_away(&self) -> bool {
        self.0.away.load(Ordering::Acquire)
    }

    /// Waits until the database is known to be away (`true`), or is not (`false`).
    pub async fn turns(&self, away: bool) {
        loop {
            let turned = self.0.turned.notified();
            if self.is_away() == away {
                return;
            }
            turned.await;
        }
    }

    /// Does work with the database; gives it up as soon as the database is known to be away.
    ///
    /// # Errors
    /// [`DbError::Outage`] then, and the work's own.
    pub(super) async fn bound<T>(
        &self,
        work: impl Future<Output = Result<T, DbError>>,
    ) -> Result<T, DbError> {
        let done = tokio::select! {
            biased;
            () = self.turns(true) => return Err(self.outage()),
            done = work => done,
        };
        match &done {
            Err(error) if error.is_storage() => self.0.doubted.notify_one(),
            _ => {
                self.0.answered.fetch_add(1, Ordering::Relaxed);
            }
        }
        done
    }

    fn outage(&self) -> DbError {
        DbError::Outage(self.0.why.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    pub(crate) fn set(&self, why: Option<String>) {
        let away = why.is_some();
        *self.0.why.lock().unwrap_or_else(PoisonError::into_inner) = why.unwrap_or_default();
        self.0.away.store(away, Ordering::Release);
        self.0.turned.notify_waiters();
    }

    /// The work's result; none after a silence of `patience` in which no other statement was answered either.
    async fn unless_silent<T>(&self, patience: Duration, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        let (mut silent, mut answered) = (Duration::ZERO, self.0.answered.load(Ordering::Relaxed));
        while silent < patience {
            if let Ok(done) = tokio::time::timeout(REST, &mut work).await {
                return Some(done);
            }
            let now = self.0.answered.load(Ordering::Relaxed);
            silent = if now == answered { silent + REST } else { Duration::ZERO };
            answered = now;
        }
        None
    }
}

/// The watcher's own connection.
enum Line {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Line {
    /// A line over which the database has answered.
    async fn open(db: &Db) -> Result<Self, sqlx::Error> {
        let mut line = match db.engine() {
            Engine::Sqlite => {
                let options = db.reader().get_sqlite_connection_pool().connect_options();
                Self::Sqlite(SqliteConnection::connect_with(&options).await?)
            }
            Engine::Postgres => {
                let options = db.reader().get_postgres_connection_pool().connect_options();
                Self::Postgres(PgConnection::connect_with(&options).await?)
            }
        };
        line.ask().await?;
        Ok(line)
    }

    async fn ask(&mut self) -> Result<(), sqlx::Error> {
        match self {
            // Its ping stays within the process; this reads the file.
            Self::Sqlite(line) => {
                sqlx::query("SELECT COUNT(*) FROM sqlite_master").execute(line).await.map(drop)
            }
            Self::Postgres(line) => line.ping().await,
        }
    }
}

/// How the database answered.
enum Answer {
    /// As ever.
    Undisturbed,
    /// Over a new line, because the one before broke.
    AfterBreak,
}

/// Finds out again and again whether the database answers.
pub(super) struct Watcher {
    db: Db,
    line: Option<Line>,
    /// The silence after which a database counts as away.
    patience: Duration,
    /// How often it was asked in vain.
    vain: u32,
}

impl Watcher {
    pub(super) fn new(db: Db) -> Self {
        let patience = match db.engine() {
            // A server that was stopped or unplugged takes everything and never answers.
            Engine::Postgres => Duration::from_secs(1),
            // A disk that is gone says so at once; a silent one is busy.
            Engine::Sqlite => Duration::from_secs(5),
        };
        Self { db, line: None, patience, vain: 0 }
    }

    /// Watches until `stop`.
    pub(super) async fn watch(mut self, stop: CancellationToken) {
        let health = self.db.health().clone();
        let mut since = Instant::now();
        loop {
            let found = tokio::select! {
                () = stop.cancelled() => return,
                found = self.look() => found,
            };
            match found {
                Ok(answer) => {
                    self.vain = 0;
                    // The fault that broke this line has most likely broken the others.
                    if health.is_away() || matches!(answer, Answer::AfterBreak) {
                        self.db.renew().await;
                    }
                    if health.is_away() {
                        health.set(None);
                        let seconds = since.elapsed().as_secs_f64();
                        tracing::warn!(away.seconds = seconds, "database.back");
                        // Calls may have been missed meanwhile: the listeners look now.
                        self.db.bus().wake(Topic::Events);
                        self.db.bus().wake(Topic::Jobs);
                    }
                }
                Err(why) if health.is_away() => {
                    self.vain = self.vain.wrapping_add(1);
                    tracing::debug!(error.message = %why, "database.still_away");
                }
                Err(why) => {
                    since = Instant::now();
                    tracing::warn!(error.message = %why, "database.away");
                    health.set(Some(why));
                }
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(REST) => {}
                () = health.0.doubted.notified(), if !health.is_away() => {
                    // Many failures at once are one doubt.
                    tokio::time::sleep(REST / 10).await;
                    // SQLite answers from memory without its disk, so the next question goes over a new line.
                    if self.db.engine() == Engine::Sqlite {
                        self.line = None;
                    }
                }
            }
        }
    }

    /// Asks over the line at hand, else over a new one.
    async fn look(&mut self) -> Result<Answer, String> {
        let health = self.db.health().clone();
        let silence = || format!("no answer within {} s", self.patience.as_secs());
        let mut answer = Answer::Undisturbed;
        if let Some(mut line) = self.line.take() {
            match health.unless_silent(self.patience, line.ask()).await {
                Some(Ok(())) => {
                    self.line = Some(line);
                    return Ok(answer);
                }
                // One line may end by itself; only a new one tells whether the database is there.
                Some(Err(error)) => {
                    tracing::debug!(error.message = %error, "database.line_broken");
                    answer = Answer::AfterBreak;
                }
                None => return Err(silence()),
            }
        }
        // A server that is slow to accept connections gets more time now and then, or it would never count as back.
        let patience = if self.vain % 4 == 3 { SLOW } else { self.patience };
        match health.unless_silent(patience, Line::open(&self.db)).await {
            Some(Ok(line)) => {
                self.line = Some(line);
                Ok(answer)
            }
            Some(Err(error)) if refuses_only_us(&error) => Ok(answer),
            Some(Err(error)) => Err(error.to_string()),
            None => Err(silence()),
        }
    }
}

/// Whether the server is there and only refuses one connection more: open connections may well go on. Classes of
/// SQLSTATE (documentation, appendix A): 57 is a server that starts or stops, 08 a connection that failed; SQLite's
/// codes are shorter, and name a file that cannot be read.
fn refuses_only_us(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(cause) = error else { return false };
    cause.code().is_some_and(|code| code.len() == 5 && !code.starts_with("57") && !code.starts_with("08"))
}

#[cfg(test)]
mod tests;
