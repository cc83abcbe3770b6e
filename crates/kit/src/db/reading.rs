//! Opening SQLite's file without writing anything, also where nothing can be written.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteLockingMode, SqlitePool, SqlitePoolOptions};
use sea_orm::sqlx::{ConnectOptions, query};
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};

use super::DbError;

/// Opens the file that a URL names, beside a program that writes to it.
///
/// # Errors
/// When there is no such file, or it cannot be read.
pub(super) async fn open(url: &str, connections: u32) -> Result<DatabaseConnection, DbError> {
    let options: SqliteConnectOptions = url.parse().map_err(DbError::from)?;
    let options = options.read_only(true).busy_timeout(Duration::from_secs(10)).disable_statement_logging();
    let file = options.get_filename().to_owned();
    if !file.exists() {
        return Err(DbError::Away(format!("there is no {}", file.display())));
    }
    let pool = match tried(options.clone(), connections).await {
        Ok(pool) => pool,
        // Readers share an index of the log in a file beside, which has to be made when nobody has the database open.
        // Where it cannot be made, one connection keeps it in its own memory, and others wait.
        Err(_) if has_log(&file) => tried(options.locking_mode(SqliteLockingMode::Exclusive), 1).await?,
        // Without a log the file is all there is.
        Err(_) => tried(options.immutable(true), connections).await?,
    };
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}

async fn tried(options: SqliteConnectOptions, connections: u32) -> Result<SqlitePool, DbError> {
    let pool = SqlitePoolOptions::new().max_connections(connections).connect_with(options).await?;
    query("SELECT COUNT(*) FROM sqlite_master").fetch_one(&pool).await?;
    Ok(pool)
}

/// Whether commits wait in the log that have not been brought into the file.
fn has_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(PathBuf::from(log)).is_ok_and(|log| log.len() > 0)
}
