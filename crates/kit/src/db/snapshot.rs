//! Reading at one moment: however long several look-ups take, they see the same state.

use jiff::Timestamp;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, QueryResult, TransactionOptions,
    TransactionTrait, Value,
};

use super::{Db, DbError, Engine, Run, statement};

/// The state of one moment, to read only. It does not hold up anybody who writes.
#[derive(Debug)]
pub struct Snapshot {
    db: Db,
    inner: DatabaseTransaction,
    moment: Timestamp,
}

impl Db {
    /// Begins to read at one moment: what is committed from the first look-up on is not seen. Figures that belong together are
    /// read so.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn snapshot(&self) -> Result<Snapshot, DbError> {
        let options = match self.engine() {
            // Without it each statement sees a state of its own.
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            // A transaction of a reader keeps to the state that its first look-up saw.
            Engine::Sqlite => TransactionOptions::default(),
        };
        let moment = self.clock().now();
        let reader = self.reader();
        let begun = self.health().bound(async move { Ok(reader.begin_with_options(options).await?) }).await;
        Ok(Snapshot { inner: self.noting(begun)?, db: self.clone(), moment })
    }
}

impl Snapshot {
    /// The moment at which it was begun.
    pub fn moment(&self) -> Timestamp {
        self.moment
    }
}

impl Run for Snapshot {
    fn engine(&self) -> Engine {
        self.db.engine()
    }

    async fn query(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbError> {
        let statement = statement(self.engine(), sql, values)?;
        let inner = &self.inner;
        let read = self.db.health().bound(async move { Ok(inner.query_all_raw(statement).await?) }).await;
        self.db.noting(read)
    }
}
