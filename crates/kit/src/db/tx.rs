//! The one way to write: a transaction that knows its moment, gathers its events, and refuses to commit
//! after a failure.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, ExecResult, QueryResult, Statement, Value};
use uuid::Uuid;

use super::group::{self, Member};
use super::{Db, DbError, Engine, Run, statement, writing};
use crate::bus::{self, Topic};
use crate::events::{self, NewEvent, Recorded};

/// An open write transaction. Dropped without [`Tx::commit`], it keeps nothing.
#[derive(Debug)]
pub struct Tx {
    db: Db,
    inner: Inner,
    now: Timestamp,
    failed: AtomicBool,
    /// Whether a statement has changed a row.
    wrote: AtomicBool,
    events: Vec<Recorded>,
    jobs: bool,
}

/// Where the statements go.
#[derive(Debug)]
enum Inner {
    Alone(DatabaseTransaction),
    Shared(Member),
}

impl Inner {
    fn connection(&self) -> Result<&DatabaseTransaction, DbError> {
        match self {
            Self::Alone(own) => Ok(own),
            Self::Shared(member) => member.outer(),
        }
    }

    async fn commit(self, db: &Db) -> Result<(), DbError> {
        match self {
            Self::Alone(own) => {
                let commit = async move { Ok(own.commit().await?) };
                let done = match db.engine() {
                    // A server that falls silent in the midst of it is not waited for.
                    Engine::Postgres => db.health().bound(commit).await,
                    Engine::Sqlite => commit.await,
                };
                match done {
                    Ok(()) => Ok(()),
                    Err(error) => Err(writing::settled(&db.writer(), db.engine(), error).await),
                }
            }
            Self::Shared(member) => member.keep().await,
        }
    }

    async fn rollback(self) {
        match self {
            Self::Alone(own) => {
                // The engine may have rolled back by itself; the pool closes a connection that is not clean.
                if let Err(error) = own.rollback().await {
                    tracing::debug!(error.message = %error, "db.rollback_failed");
                }
            }
            Self::Shared(member) => member.give_up().await,
        }
    }
}

impl Tx {
    pub(super) async fn begin(db: &Db) -> Result<Self, DbError> {
        let begun = db.noting(group::begin(&db.writer()).await)?;
        Ok(Self::on(db, Inner::Alone(begun)))
    }

    pub(super) async fn begin_shared(db: &Db) -> Result<Self, DbError> {
        if db.engine() == Engine::Postgres {
            return Self::begin(db).await;
        }
        let member = db.noting(db.0.group.clone().join(db.writer()).await)?;
        Ok(Self::on(db, Inner::Shared(member)))
    }

    fn on(db: &Db, inner: Inner) -> Self {
        Self {
            now: db.clock().now(),
            db: db.clone(),
            inner,
            failed: AtomicBool::new(false),
            wrote: AtomicBool::new(false),
            events: Vec::new(),
            jobs: false,
        }
    }

    /// The moment of this transaction: everything that it writes happened then.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A new identifier.
    pub fn id(&self) -> Uuid {
        self.db.0.ids.next(self.now)
    }

    /// A new secret of 256 random bits, as 64 hex digits: for links and cookies.
    pub fn secret(&self) -> String {
        self.db.0.ids.secret()
    }

    /// Runs a statement that writes; answers the number of rows it touched.
    ///
    /// # Errors
    /// Any failure poisons the transaction.
    pub fn exec(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> impl Future<Output = Result<u64, DbError>> + Send {
        self.execute(sql, values.into_iter().collect())
    }

    async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, DbError> {
        let result = match statement(self.engine(), sql, values) {
            _ if self.has_failed() => Err(DbError::Poisoned),
            Ok(statement) => self.send(statement).await,
            Err(error) => Err(error),
        };
        let touched = result.map(|done| done.rows_affected());
        if touched.as_ref().is_ok_and(|rows| *rows > 0) {
            self.wrote.store(true, Ordering::Relaxed);
        }
        self.judge(touched)
    }

    async fn send(&self, statement: Statement) -> Result<ExecResult, DbError> {
        let own = self.inner.connection()?;
        self.db.health().bound(async move { Ok(own.execute_raw(statement).await?) }).await
    }

    async fn ask(&self, statement: Statement) -> Result<Vec<QueryResult>, DbError> {
        let own = self.inner.connection()?;
        self.db.health().bound(async move { Ok(own.query_all_raw(statement).await?) }).await
    }

    /// Remembers an event; it is written to the events log as the last act before the commit.
    pub fn record(&mut self, event: NewEvent) {
        self.events.push(Recorded { event, shown: true });
    }

    /// The same for an event that changes nothing on the public site: finished pages stay as they are.
    pub fn record_quietly(&mut self, event: NewEvent) {
        self.events.push(Recorded { event, shown: false });
    }

    pub(crate) fn wakes_workers(&mut self) {
        self.jobs = true;
    }

    /// The next number of a named sequence, starting at 1, without gaps.
    ///
    /// # Errors
    /// As [`Tx::exec`].
    pub async fn next_number(&self, sequence: &str) -> Result<i64, DbError> {
        let rows = self
            .rows(
                "INSERT INTO sequences (name, last) VALUES ($1, 1)
                 ON CONFLICT (name) DO UPDATE SET last = sequences.last + 1
                 RETURNING last",
                [sequence.into()],
            )
            .await?;
        let row = rows.first().ok_or(DbError::Poisoned)?;
        Ok(row.try_get("", "last")?)
    }

    /// Writes the events and commits; then wakes listeners here and on other nodes.
    ///
    /// # Errors
    /// [`DbError::Poisoned`] when an earlier statement failed: nothing was kept.
    pub async fn commit(self) -> Result<(), DbError> {
        if matches!(self.inner, Inner::Alone(_)) {
            return self.finish().await;
        }
        // In a task of its own: a request that is given up here must not take the others' commit with it.
        let finishing = tokio::spawn(self.finish());
        finishing.await.unwrap_or_else(|_| Err(DbError::Poisoned))
    }

    async fn finish(mut self) -> Result<(), DbError> {
        let news = std::mem::take(&mut self.events);
        let grew = !news.is_empty();
        if grew && !self.has_failed() {
            events::append(&self, news).await?;
        }
        if self.has_failed() {
            self.inner.rollback().await;
            return Err(DbError::Poisoned);
        }
        let topics = self.topics(grew);
        if self.engine() == Engine::Postgres {
            for topic in &topics {
                self.rows("SELECT pg_notify($1, $2)", [bus::CHANNEL.into(), topic.name().into()]).await?;
            }
        }
        let (db, wrote) = (self.db.clone(), self.wrote.load(Ordering::Relaxed));
        db.noting(self.inner.commit(&db).await)?;
        // A commit of no change does not reach the disk, so it says nothing about it.
        if wrote {
            db.0.writing.works();
        }
        for topic in topics {
            db.bus().wake(topic);
        }
        Ok(())
    }

    fn topics(&self, grew: bool) -> Vec<Topic> {
        let mut topics = Vec::new();
        if grew {
            topics.push(Topic::Events);
        }
        if self.jobs {
            topics.push(Topic::Jobs);
        }
        topics
    }

    /// Whether a statement failed. No other is sent then: SQLite may have rolled everything back by itself, and would
    /// keep each later statement at once, as one outside of any transaction.
    fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    fn judge<T>(&self, result: Result<T, DbError>) -> Result<T, DbError> {
        if result.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        self.db.noting(result)
    }
}

impl Run for Tx {
    fn engine(&self) -> Engine {
        self.db.engine()
    }

    async fn query(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbError> {
        let result = match statement(self.engine(), sql, values) {
            _ if self.has_failed() => Err(DbError::Poisoned),
            Ok(statement) => self.ask(statement).await,
            Err(error) => Err(error),
        };
        self.judge(result)
    }
}
