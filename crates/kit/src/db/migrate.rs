//! Bringing the tables to this version, once for both engines and once for several nodes.

use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;

use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::{Postgres, query};
use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::prelude::async_trait::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTraitSelf, SchemaManager};

use super::schema::Step;
use super::{Db, DbError, Engine, Run, Schema};

/// Any 64-bit number that no other program of the same server takes: "loa migr" in ASCII.
const LOCK: i64 = 0x6c6f_6120_6d69_6772;

/// One change of the tables. Its name never changes once released.
#[derive(Clone, Copy)]
pub struct Migration {
    /// `capability_0001_what`, in the order given by the program.
    pub name: &'static str,
    /// Describes the change.
    pub up: fn(&mut Schema),
}

impl std::fmt::Debug for Migration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// How the tables stand to this program.
#[derive(Debug, PartialEq, Eq)]
pub enum State {
    /// All changes are applied.
    Current,
    /// This many are still to apply.
    Pending(usize),
}

impl Db {
    /// Compares the tables with the list of changes, without changing anything.
    ///
    /// # Errors
    /// [`DbError::Newer`] when the tables have a change that the list lacks.
    pub async fn state(&self, migrations: &[Migration]) -> Result<State, DbError> {
        let exists = match self.engine() {
            Engine::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'"
            }
            Engine::Postgres => {
                "SELECT table_name AS name FROM information_schema.tables
                 WHERE table_schema = current_schema() AND table_name = 'seaql_migrations'"
            }
        };
        if self.rows(exists, []).await?.is_empty() {
            return Ok(State::Pending(migrations.len()));
        }
        let applied = self.rows("SELECT version FROM seaql_migrations ORDER BY version", []).await?;
        for row in &applied {
            let version: String = row.try_get("", "version")?;
            if !migrations.iter().any(|migration| migration.name == version) {
                return Err(DbError::Newer(version));
            }
        }
        match migrations.len() - applied.len() {
            0 => Ok(State::Current),
            pending => Ok(State::Pending(pending)),
        }
    }

    /// Applies the changes that are missing; answers how many there were.
    ///
    /// # Errors
    /// [`DbError::Newer`], or the failure of a change, which leaves the tables as they were before it.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<usize, DbError> {
        let State::Pending(_) = self.state(migrations).await? else { return Ok(0) };
        let lock = self.lock().await?;
        let result = self.migrate_alone(migrations).await;
        lock.release().await?;
        result
    }

    async fn migrate_alone(&self, migrations: &[Migration]) -> Result<usize, DbError> {
        // Another node may have done it while this one waited for the lock.
        let State::Pending(pending) = self.state(migrations).await? else { return Ok(0) };
        Migrator { engine: self.engine(), migrations }.up(&self.writer(), None).await?;
        Ok(pending)
    }

    /// One at a time: by the server among nodes, by a lock file among programs that share a data folder.
    async fn lock(&self) -> Result<Lock, DbError> {
        match self.lock_file() {
            Some(path) => lock_file(path.to_owned()).await.map(Lock::File),
            None => {
                let mut connection = self.postgres_pool().acquire().await?;
                query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut *connection).await?;
                Ok(Lock::Server(connection))
            }
        }
    }
}

/// Waits for a file's lock, which ends with the file or the program.
pub(super) async fn lock_file(path: PathBuf) -> Result<File, DbError> {
    let locking = move || {
        let file = File::create(path)?;
        file.lock()?;
        Ok(file)
    };
    let locked = tokio::task::spawn_blocking(locking).await;
    locked.unwrap_or_else(|panic| Err(std::io::Error::other(panic))).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => DbError::ReadOnly,
        ErrorKind::StorageFull => DbError::Full,
        _ => DbError::Away(error.to_string()),
    })
}

enum Lock {
    File(File),
    Server(PoolConnection<Postgres>),
}

impl Lock {
    async fn release(self) -> Result<(), DbError> {
        match self {
            Self::File(file) => drop(file),
            Self::Server(mut connection) => {
                query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut *connection).await?;
            }
        }
        Ok(())
    }
}

struct Migrator<'a> {
    engine: Engine,
    migrations: &'a [Migration],
}

impl MigratorTraitSelf for Migrator<'_> {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.migrations
            .iter()
            .map(|migration| -> Box<dyn MigrationTrait> {
                Box::new(Change { engine: self.engine, migration: *migration })
            })
            .collect()
    }
}

struct Change {
    engine: Engine,
    migration: Migration,
}

impl MigrationName for Change {
    fn name(&self) -> &str {
        self.migration.name
    }
}

#[async_trait]
impl MigrationTrait for Change {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut schema = Schema::new(self.engine);
        (self.migration.up)(&mut schema);
        for step in schema.steps {
            match step {
                Step::Table(table) => manager.create_table(*table).await?,
                Step::Index(index) => manager.create_index(*index).await?,
                Step::Sql(sql) => {
                    manager.get_connection().execute_unprepared(&sql).await?;
                }
            }
        }
        Ok(())
    }

    /// All or nothing, on both engines.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
