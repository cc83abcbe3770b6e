//! Opening the pools.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sea_orm::sqlx::pool::PoolOptions;
use sea_orm::sqlx::postgres::PgPool;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection, Database as Driver};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use tokio_util::sync::CancellationToken;

use super::group::Group;
use super::health::{Health, Watcher};
use super::migrate::lock_file;
use super::writing::Writing;
use super::{Db, DbError, Engine, Inner, Pools, reading};
use crate::bus::Bus;
use crate::clock::{Clock, Ids};

/// How long the closing of old connections may take.
pub(super) const GOODBYE: Duration = Duration::from_secs(10);

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `postgres://...`, `sqlite://path`, or empty for `loa.db` in `folder`.
    pub url: String,
    /// The data folder.
    pub folder: PathBuf,
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
}

impl Settings {
    /// The engine that the URL names.
    pub fn engine(&self) -> Engine {
        match self.url.split(':').next() {
            Some("postgres" | "postgresql") => Engine::Postgres,
            _ => Engine::Sqlite,
        }
    }

    fn sqlite_url(&self) -> String {
        if self.url.is_empty() {
            format!("sqlite://{}", self.folder.join("loa.db").display())
        } else {
            self.url.clone()
        }
    }
}

impl Db {
    /// Opens the pools. A server is not waited for: the first statement connects. SQLite's file is made.
    ///
    /// # Errors
    /// When the URL cannot be read, or SQLite's file cannot be opened or made.
    pub async fn open(settings: &Settings, clock: Clock, ids: Ids) -> Result<Self, DbError> {
        let pools = Pools::open(settings).await?;
        let lock_file = (settings.engine() == Engine::Sqlite).then(|| settings.folder.join("migrate.lock"));
        Ok(Self::over(settings, pools, clock, ids, lock_file))
    }

    /// Opens an existing database for reading only: nothing is made or written, so that this also works on a full disk.
    ///
    /// # Errors
    /// When there is no database, or it cannot be read.
    pub async fn open_for_reading(settings: &Settings, clock: Clock, ids: Ids) -> Result<Self, DbError> {
        let pool = match settings.engine() {
            Engine::Sqlite => reading::open(&settings.sqlite_url(), settings.connections).await?,
            Engine::Postgres => postgres(&settings.url, settings.connections).await?,
        };
        Ok(Self::over(settings, Pools { read: pool.clone(), write: pool }, clock, ids, None))
    }

    fn over(settings: &Settings, pools: Pools, clock: Clock, ids: Ids, lock_file: Option<PathBuf>) -> Self {
        Self(Arc::new(Inner {
            settings: settings.clone(),
            pools: RwLock::new(pools),
            health: Health::default(),
            clock,
            ids,
            bus: Bus::default(),
            group: Group::default(),
            writing: Writing::default(),
            lock_file,
        }))
    }

    /// Hears other nodes' wake-up calls until `stop`; on SQLite there are none.
    pub fn listen(&self, stop: CancellationToken) {
        if self.engine() == Engine::Postgres {
            tokio::spawn(self.bus().clone().relay(self.clone(), stop));
        }
    }

    /// Watches until `stop` whether the database answers; see [`Db::health`]. On SQLite to be called once its file is
    /// there.
    pub fn watch(&self, stop: CancellationToken) {
        tokio::spawn(Watcher::new(self.clone()).watch(stop));
    }

    /// Opens new connections in the place of the present ones; work on an old one is not disturbed.
    pub(super) async fn renew(&self) {
        let pools = match Pools::open(&self.0.settings).await {
            Ok(pools) => pools,
            Err(error) => return tracing::warn!(error.message = %error, "db.renew_failed"),
        };
        let mut present = self.0.pools.write().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *present, pools);
        drop(present);
        // Not waited for: the other end of an old connection may be silent.
        tokio::spawn(async move {
            for pool in [old.read, old.write] {
                let _ = tokio::time::timeout(GOODBYE, pool.close()).await;
            }
        });
    }

    pub(super) fn reader(&self) -> DatabaseConnection {
        self.0.pools.read().unwrap_or_else(PoisonError::into_inner).read.clone()
    }

    pub(super) fn writer(&self) -> DatabaseConnection {
        self.0.pools.read().unwrap_or_else(PoisonError::into_inner).write.clone()
    }

    pub(crate) fn postgres_pool(&self) -> PgPool {
        self.writer().get_postgres_connection_pool().clone()
    }
}

impl Pools {
    async fn open(settings: &Settings) -> Result<Self, DbError> {
        match settings.engine() {
            Engine::Sqlite => {
                let url = settings.sqlite_url();
                // The first opening turns a new file to a write-ahead log. Of two programs that do so at once SQLite
                // refuses one without waiting, whatever its `busy_timeout`.
                let alone = lock_file(settings.folder.join("open.lock")).await?;
                let write = sqlite(&url, 1, false).await?;
                let read = sqlite(&url, settings.connections, true).await?;
                drop(alone);
                Ok(Self { read, write })
            }
            Engine::Postgres => {
                let pool = postgres(&settings.url, settings.connections).await?;
                Ok(Self { read: pool.clone(), write: pool })
            }
        }
    }
}

async fn sqlite(url: &str, connections: u32, only_reads: bool) -> Result<DatabaseConnection, DbError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(0)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(false)
        .connect_lazy(true)
        .map_sqlx_sqlite_opts(move |options: SqliteConnectOptions| {
            let options = options
                .create_if_missing(!only_reads)
                .journal_mode(SqliteJournalMode::Wal)
                // FULL: an acknowledged write also survives the power cord.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10));
            if only_reads { options.pragma("query_only", "ON") } else { options }
        });
    if !only_reads {
        options.map_sqlx_sqlite_pool_opts(proved_clean);
    }
    Ok(Database::connect(options).await?)
}

async fn postgres(url: &str, connections: u32) -> Result<DatabaseConnection, DbError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(0)
        .acquire_timeout(Duration::from_secs(3))
        .set_application_name("loa")
        .statement_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .connect_lazy(true)
        .map_sqlx_postgres_pool_opts(proved_clean);
    Ok(Database::connect(options).await?)
}

/// A connection goes back to its pool only when no transaction is left on it. The driver counts transactions and takes
/// a `BEGIN` for a savepoint while its count is above zero: after a commit that failed the count stays, so a later
/// write on that connection would belong to a transaction that never ends.
fn proved_clean<D: Driver>(options: PoolOptions<D>) -> PoolOptions<D> {
    options.after_release(|connection, _| {
        Box::pin(async move {
            // A dropped transaction has its rollback still in the queue; the answer to a ping comes after it.
            connection.ping().await?;
            Ok(!connection.is_in_transaction())
        })
    })
}
