//! Failures of a database, in words for the person who has to act on them.

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};

/// A failed statement, connection or commit.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DbError {
    /// The database cannot be reached now; it may be back later.
    #[error("the database cannot be reached: {0}")]
    Away(String),
    /// The same, known before: nothing was tried, and `database.away` is in the log already.
    #[error("the database cannot be reached: {0}")]
    Outage(String),
    /// The disk (or the database's own limit) is full.
    #[error("the disk is full: free some space, then go on; nothing that was acknowledged is lost")]
    Full,
    /// The disk refused to read or write, and not because it is full.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// A commit was begun and nobody can tell whether it holds: the disk or the connection failed in the midst of it.
    #[error("it is not certain whether this was kept, look before you try again: {0}")]
    Unsure(String),
    /// The file or folder cannot be written.
    #[error("the database cannot be written: check the permissions of the data folder")]
    ReadOnly,
    /// Another process holds the writer's lock for longer than we wait.
    #[error("the database is busy: another program is writing to it")]
    Busy,
    /// The tables were written by a newer version.
    #[error(
        "the data was written by a newer version (it has the change {0}): install that version, or restore a backup"
    )]
    Newer(String),
    /// A row holds a value that this version cannot read.
    #[error("{0} cannot be read: it is damaged, or of another version")]
    Unreadable(String),
    /// A value that has no JSON is not kept as if it were empty.
    #[error("a value cannot be kept: {0}")]
    Unwritable(String),
    /// A statement was given another number of values than it has binds.
    #[error("a statement wants {wanted} values and was given {given}: {sql}")]
    Binds {
        /// The statement.
        sql: String,
        /// The highest `$n` in it.
        wanted: usize,
        /// The number of values that came.
        given: usize,
    },
    /// An earlier statement of the transaction failed, so nothing of it was kept.
    #[error("an earlier statement of this transaction failed; nothing of it was kept")]
    Poisoned,
    /// The same key is there already.
    #[error("a row with the same key is there already: {0}")]
    Duplicate(String),
    /// Anything else, as the driver says it.
    #[error("{0}")]
    Other(DbErr),
}

impl DbError {
    /// Whether waiting may help.
    pub fn is_passing(&self) -> bool {
        self.is_storage() || self.is_away() || matches!(self, Self::Busy)
    }

    /// Whether the database could not be reached.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Away(_) | Self::Outage(_))
    }

    /// Whether the disk, or the way to the server, refused the attempt.
    pub fn is_storage(&self) -> bool {
        matches!(self, Self::Away(_) | Self::Full | Self::Disk(_) | Self::Unsure(_) | Self::ReadOnly)
    }
}

/// A value as JSON, for a column of text.
///
/// # Errors
/// When it has no JSON: nothing may then be kept in its place.
pub fn json(value: &impl serde::Serialize) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Unwritable(error.to_string()))
}

impl From<DbErr> for DbError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::ConnectionAcquire(cause) => Self::Away(cause.to_string()),
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => from_driver(cause).unwrap_or(Self::Other(error)),
            _ => Self::Other(error),
        }
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        from_driver(&error)
            .unwrap_or_else(|| Self::Other(DbErr::Query(RuntimeErr::Internal(error.to_string()))))
    }
}

fn from_driver(error: &sqlx::Error) -> Option<DbError> {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
            Some(DbError::Away(error.to_string()))
        }
        sqlx::Error::Database(cause) if cause.is_unique_violation() => {
            Some(DbError::Duplicate(cause.message().to_owned()))
        }
        sqlx::Error::Database(cause) => from_code(cause.code().as_deref()?, cause.message()),
        _ => None,
    }
}

/// SQLite's result codes (sqlite.org/rescode.html, extended ones reduced to their lowest byte) and
/// PostgreSQL's SQLSTATE classes (documentation, appendix A).
fn from_code(code: &str, message: &str) -> Option<DbError> {
    if code.len() == 5 {
        return match &code[..2] {
            "08" | "57" => Some(DbError::Away(message.to_owned())),
            "53" if code == "53100" => Some(DbError::Full),
            "53" => Some(DbError::Away(message.to_owned())),
            "25" if code == "25006" => Some(DbError::ReadOnly),
            _ => None,
        };
    }
    let code = code.parse::<u32>().ok()?;
    // SQLITE_IOERR_SHMSIZE: there was no room for the index of the log, which readers and the writer share.
    if code == 4874 {
        return Some(DbError::Full);
    }
    match code & 0xff {
        5 | 6 => Some(DbError::Busy),
        8 | 3 => Some(DbError::ReadOnly),
        13 => Some(DbError::Full),
        10 => Some(DbError::Disk(message.to_owned())),
        14 => Some(DbError::Away(message.to_owned())),
        _ => None,
    }
}
