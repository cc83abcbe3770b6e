//! Two engines behind one type. SQLite: one writer, a pool of readers, WAL. PostgreSQL: one pool.
//!
//! Invariants: a write goes through [`Tx`]; a statement's binds are counted (SQLite would take a
//! missing one for NULL); a transaction in which a statement failed never commits (PostgreSQL would answer
//! Ok to the commit and keep nothing).

mod connect;
mod error;
mod group;
mod health;
mod migrate;
mod reading;
mod schema;
mod snapshot;
mod tx;
mod writing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, FromQueryResult, QueryResult, Statement, Value,
};

pub use connect::Settings;
pub use error::{DbError, json};
pub use health::Health;
pub use migrate::{Migration, State};
pub use schema::{Schema, Table};
pub use snapshot::Snapshot;
pub use tx::Tx;
pub use writing::WriteFailure;

use crate::bus::Bus;
use crate::clock::{Clock, Ids};

/// The database engine, chosen by the URL alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one node.
    Sqlite,
    /// A server, several nodes.
    Postgres,
}

impl Engine {
    pub(crate) fn backend(self) -> DbBackend {
        match self {
            Self::Sqlite => DbBackend::Sqlite,
            Self::Postgres => DbBackend::Postgres,
        }
    }
}

/// A database with its clock, identifiers and wake-up bus.
#[derive(Clone, Debug)]
pub struct Db(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    pools: RwLock<Pools>,
    health: Health,
    clock: Clock,
    ids: Ids,
    bus: Bus,
    group: group::Group,
    writing: writing::Writing,
    /// Beside an embedded database: locked while its tables are changed.
    lock_file: Option<PathBuf>,
}

/// The present connections. After an outage new ones take their place: the old ones may never learn that the server was
/// unplugged.
#[derive(Clone, Debug)]
struct Pools {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// The engine behind.
    pub fn engine(&self) -> Engine {
        self.0.settings.engine()
    }

    /// Whether the database is there, as far as its watcher knows.
    pub fn health(&self) -> &Health {
        &self.0.health
    }

    /// The clock that transactions take their moment from.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Where identifiers and secrets come from.
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }

    /// The bus that commits wake.
    pub fn bus(&self) -> &Bus {
        &self.0.bus
    }

    /// Reads outside of a transaction.
    async fn read(&self, statement: Statement) -> Result<Vec<QueryResult>, DbError> {
        let reader = self.reader();
        self.0.health.bound(async move { Ok(reader.query_all_raw(statement).await?) }).await
    }

    fn lock_file(&self) -> Option<&Path> {
        self.0.lock_file.as_deref()
    }

    /// Begins a write transaction (IMMEDIATE on SQLite: a deferred one could not wait for the writer's lock).
    ///
    /// # Errors
    /// When the database is away or its writer stays busy.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        self.0.health.bound(Tx::begin(self)).await
    }

    /// Begins a small write transaction that may share its commit with others that are written at the same time: a
    /// burst of saves, votes or answers then waits for the disk once, not once each. It is acknowledged after that
    /// commit, and undone alone. For a few statements only, because those before it wait for it. PostgreSQL does the
    /// same by itself.
    ///
    /// # Errors
    /// As [`Db::begin`].
    pub async fn begin_shared(&self) -> Result<Tx, DbError> {
        self.0.health.bound(Tx::begin_shared(self)).await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbError> {
        self.rows("SELECT 1 AS one", []).await.map(drop)
    }

    /// Closes all connections; on SQLite the write-ahead log is folded into the file. A server that does not answer is not
    /// waited for.
    pub async fn close(&self) {
        for pool in [self.reader(), self.writer()] {
            let closing = pool.close_by_ref();
            let closed = match self.engine() {
                Engine::Sqlite => closing.await,
                Engine::Postgres => tokio::time::timeout(connect::GOODBYE, closing).await.unwrap_or(Ok(())),
            };
            if let Err(error) = closed {
                tracing::warn!(error.message = %error, "db.close_failed");
            }
        }
    }
}

/// Runs statements: reads on a [`Db`], reads and writes on a [`Tx`].
pub trait Run: Sync {
    /// The engine, for the few statements that differ.
    fn engine(&self) -> Engine;

    /// Every row of a query with `$1`, `$2`... bound to `values`. A look-up calls [`Run::rows`].
    fn query(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<QueryResult>, DbError>> + Send;

    /// Every row of a query. Only this shell is compiled for each number of binds, not the work below it.
    fn rows(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> impl Future<Output = Result<Vec<QueryResult>, DbError>> + Send {
        self.query(sql, values.into_iter().collect())
    }

    /// Every row, read into `T` by column name.
    fn all<T: FromQueryResult>(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> impl Future<Output = Result<Vec<T>, DbError>> + Send {
        let rows = self.query(sql, values.into_iter().collect());
        async move {
            let rows = rows.await?;
            rows.iter().map(|row| T::from_query_result(row, "").map_err(DbError::from)).collect()
        }
    }

    /// The first row, if there is one.
    fn one<T: FromQueryResult>(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value> + Send,
    ) -> impl Future<Output = Result<Option<T>, DbError>> + Send {
        let rows = self.query(sql, values.into_iter().collect());
        async move {
            let rows = rows.await?;
            rows.first().map(|row| T::from_query_result(row, "").map_err(DbError::from)).transpose()
        }
    }
}

impl Run for Db {
    fn engine(&self) -> Engine {
        self.0.settings.engine()
    }

    async fn query(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbError> {
        self.read(statement(self.engine(), sql, values)?).await
    }
}

/// A statement whose binds were counted.
fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Result<Statement, DbError> {
    let wanted = highest_bind(sql);
    if wanted != values.len() {
        return Err(DbError::Binds { sql: sql.to_owned(), wanted, given: values.len() });
    }
    Ok(Statement::from_sql_and_values(engine.backend(), sql, values))
}

/// The highest `$n` in a statement.
fn highest_bind(sql: &str) -> usize {
    sql.split('$')
        .skip(1)
        .filter_map(|rest| {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..digits].parse().ok()
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests;
