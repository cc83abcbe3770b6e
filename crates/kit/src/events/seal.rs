//! The record can be checked: batches of events are chained by hash. An event that is changed, removed or slipped in
//! later makes every seal after it wrong. Sealing runs as a job, outside the hot path.
//!
//! Invariants: sealed events are never sealed anew. The head keeps the newest seal as a mark and a witness
//! outside of the database keeps some; where seals, mark and witness differ, nothing is sealed until someone has
//! looked.

use jiff::{SignedDuration, Timestamp};
use sea_orm::FromQueryResult;

use super::accept::ACCEPTED;
use super::witness::{KeptSeal, Witness};
use super::{Event, after};
use crate::blobs::BlobError;
use crate::db::{Db, DbError, Migration, Run, Tx};
use crate::digest::{Digest, canonical};

/// The table of this module.
pub(super) const TABLE: Migration = Migration {
    name: "kit_0003_event_seals",
    up: |schema| {
        schema.table("event_seals", |table| {
            table.integer("last").integer("at").text("hash").key(&["last"]);
        });
    },
};

/// The newest seal stands beside the head too, and seals are found by their time.
pub(super) const MARK: Migration = Migration {
    name: "kit_0006_seal_mark",
    up: |schema| {
        schema.sql("ALTER TABLE event_head ADD COLUMN sealed BIGINT NOT NULL DEFAULT 0");
        schema.sql("ALTER TABLE event_head ADD COLUMN sealed_hash TEXT NOT NULL DEFAULT ''");
        schema.sql(
            "UPDATE event_head
             SET sealed = COALESCE((SELECT MAX(last) FROM event_seals), 0),
                 sealed_hash = COALESCE((SELECT hash FROM event_seals ORDER BY last DESC LIMIT 1), '')",
        );
        schema.index("event_seals", &["at", "last"]);
    },
};

/// Most events of one seal.
pub(super) const BATCH: u32 = 1_000;
/// The hash that the first seal follows.
pub(super) const GENESIS: &str = "";
/// How long after the last one another seal is noted outside.
const NOTED: SignedDuration = SignedDuration::from_hours(1);
/// A seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The newest position under it.
    pub last: i64,
    /// When it was made.
    pub at: Timestamp,
    /// Its hash, which proves everything before it.
    pub hash: String,
}

#[derive(FromQueryResult)]
struct Row {
    last: i64,
    at: i64,
    hash: String,
}

impl From<Row> for Sealed {
    fn from(row: Row) -> Self {
        let at = Timestamp::from_millisecond(row.at).unwrap_or(Timestamp::UNIX_EPOCH);
        Self { last: row.last, at, hash: row.hash }
    }
}

/// How far the log is under seal; `None` before the first one.
///
/// # Errors
/// When the database does not answer.
pub async fn sealed(db: &impl Run) -> Result<Option<Sealed>, DbError> {
    let row: Option<Row> =
        db.one("SELECT last, at, hash FROM event_seals ORDER BY last DESC LIMIT 1", []).await?;
    Ok(row.map(Sealed::from))
}

/// The newest seal that was made before a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn sealed_before(db: &impl Run, moment: Timestamp) -> Result<Option<Sealed>, DbError> {
    let sql = "SELECT last, at, hash FROM event_seals WHERE at < $1 ORDER BY at DESC, last DESC LIMIT 1";
    let row: Option<Row> = db.one(sql, [moment.as_millisecond().into()]).await?;
    Ok(row.map(Sealed::from))
}

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The witness could not be read.
    #[error(transparent)]
    Witness(#[from] BlobError),
    /// The record is not the one that was sealed before.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A reason against sealing the record: a new seal would hide the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Seals were removed or changed.
    #[error("the newest seal is that of event {newest}, but the one made last was that of event {mark}")]
    Mark {
        /// The position of the seal that was made last.
        mark: i64,
        /// The position of the newest seal that is there.
        newest: i64,
    },
    /// Events were removed before they were sealed.
    #[error("events {first} to {last} are missing")]
    Missing {
        /// The first position that is missing.
        first: i64,
        /// The last one.
        last: i64,
    },
    /// There are events that the program never wrote.
    #[error("event {0} stands past the head of the record")]
    PastHead(i64),
    /// The database is not the one whose seals were noted outside.
    #[error("the seal of event {0}, noted outside of the database, is not in it")]
    Witness(i64),
}

/// Seals the new events; answers their number. Of two nodes that seal at once one gives way.
///
/// # Errors
/// See [`SealError`].
pub async fn seal(db: &Db, witness: &Witness) -> Result<i64, SealError> {
    let head = head(db).await?.ok_or_else(no_head)?;
    if head.mark != head.newest {
        return Err(Refusal::Mark { mark: head.mark.last, newest: head.newest.last }.into());
    }
    let mut before = head.newest;
    let first = before.last;
    let mut attested = false;
    loop {
        let events = after(db, before.last, BATCH).await?;
        let Some(last) = events.last().map(|event| event.position) else {
            if before.last < head.position {
                return Err(Refusal::Missing { first: before.last + 1, last: head.position }.into());
            }
            break;
        };
        if !attested {
            attest(db, witness).await?;
            attested = true;
        }
        unbroken(db, before.last, &events).await?;
        let mut chain = Chain::after(&before.hash);
        events.iter().for_each(|event| chain.add(event));
        let hash = chain.finish();
        if !write(db, &before, &KeptSeal { last, hash: hash.clone() }).await? {
            break;
        }
        before = KeptSeal { last, hash };
    }
    if before.last > first {
        tell(db, witness).await;
    }
    Ok(before.last - first)
}

/// Writes a seal on top of the one before; `false` when another node was faster.
async fn write(db: &Db, before: &KeptSeal, seal: &KeptSeal) -> Result<bool, SealError> {
    let tx = db.begin().await?;
    let (newest, head) = checked_mark(&tx).await?;
    if newest != *before {
        return Ok(false);
    }
    if seal.last > head {
        return Err(Refusal::PastHead(seal.last).into());
    }
    tx.exec(
        "INSERT INTO event_seals (last, at, hash) VALUES ($1, $2, $3)",
        [seal.last.into(), tx.now().as_millisecond().into(), seal.hash.clone().into()],
    )
    .await?;
    set_mark(&tx, seal).await?;
    tx.commit().await?;
    Ok(true)
}

pub(super) async fn set_mark(tx: &Tx, seal: &KeptSeal) -> Result<(), DbError> {
    tx.exec(
        "UPDATE event_head SET sealed = $1, sealed_hash = $2 WHERE one = 1",
        [seal.last.into(), seal.hash.clone().into()],
    )
    .await?;
    Ok(())
}

/// The newest seal, which must be the one that the mark names, and the head; nobody else seals until the end of `tx`.
async fn checked_mark(tx: &Tx) -> Result<(KeptSeal, i64), SealError> {
    let (mark, head) = lock_mark(tx).await?;
    let newest = newest(tx).await?;
    if newest != mark {
        return Err(Refusal::Mark { mark: mark.last, newest: newest.last }.into());
    }
    Ok((newest, head))
}

/// The mark and the head's position; nobody else seals until the end of `tx`.
pub(super) async fn lock_mark(tx: &Tx) -> Result<(KeptSeal, i64), DbError> {
    let sql =
        "UPDATE event_head SET position = position WHERE one = 1 RETURNING position, sealed, sealed_hash";
    let rows = tx.rows(sql, []).await?;
    let row = rows.first().ok_or_else(no_head)?;
    let mark = KeptSeal { last: row.try_get("", "sealed")?, hash: row.try_get("", "sealed_hash")? };
    Ok((mark, row.try_get("", "position")?))
}

fn no_head() -> DbError {
    DbError::Unreadable("the head of the record".to_owned())
}

/// The head of the log with the seals that should be the same.
pub(super) struct Head {
    pub(super) position: i64,
    /// The seal that was made last.
    pub(super) mark: KeptSeal,
    /// The newest one that is there.
    pub(super) newest: KeptSeal,
}

/// The head; `None` when its row is gone.
pub(super) async fn head(db: &impl Run) -> Result<Option<Head>, DbError> {
    // One statement, so that mark and newest seal are of the same moment.
    let rows = db
        .rows(
            "SELECT h.position, h.sealed, h.sealed_hash, COALESCE(s.last, 0) AS last, COALESCE(s.hash, '') AS hash
             FROM event_head h
             LEFT JOIN event_seals s ON s.last = (SELECT MAX(last) FROM event_seals)
             WHERE h.one = 1",
            [],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Head {
        position: row.try_get("", "position")?,
        mark: KeptSeal { last: row.try_get("", "sealed")?, hash: row.try_get("", "sealed_hash")? },
        newest: KeptSeal { last: row.try_get("", "last")?, hash: row.try_get("", "hash")? },
    }))
}

/// The newest seal that the witness noted must be in the chain. A witness that cannot be read is no reason to leave events
/// without a seal: the mark still stands.
async fn attest(db: &Db, witness: &Witness) -> Result<(), SealError> {
    let noted = match witness.seals().await {
        Ok(noted) => noted.unwrap_or_default(),
        Err(error) => {
            tracing::warn!(error.message = %error, "seal.not_attested");
            return Ok(());
        }
    };
    let Some(noted) = noted.last() else { return Ok(()) };
    if hash_at(db, noted.last).await?.as_ref() == Some(&noted.hash) {
        Ok(())
    } else {
        Err(Refusal::Witness(noted.last).into())
    }
}

pub(super) async fn hash_at(db: &impl Run, last: i64) -> Result<Option<String>, DbError> {
    let rows = db.rows("SELECT hash FROM event_seals WHERE last = $1", [last.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "hash")).transpose()?)
}

/// No event may be missing, unless the gap is older than the newest acceptance.
async fn unbroken(db: &Db, mut before: i64, events: &[Event]) -> Result<(), SealError> {
    for event in events {
        if event.position != before + 1 && event.position > accepted(db).await? {
            return Err(Refusal::Missing { first: before + 1, last: event.position - 1 }.into());
        }
        before = event.position;
    }
    Ok(())
}

async fn accepted(db: &impl Run) -> Result<i64, DbError> {
    let sql = "SELECT COALESCE(MAX(position), 0) AS last FROM events WHERE kind = $1";
    let rows = db.rows(sql, [ACCEPTED.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "last")).transpose()?.unwrap_or(0))
}

/// Notes the newest seal outside of the database and says it in the program's log: once an hour at most, so that a copy
/// is out of reach for those who hold the database. A failure here is logged, and the next sealing tries again.
async fn tell(db: &Db, witness: &Witness) {
    let told = async {
        let Some(newest) = sealed(db).await? else { return Ok(()) };
        let noted = witness.seals().await?.unwrap_or_default();
        let last = match noted.last() {
            Some(noted) => at(db, noted.last).await?,
            None => None,
        };
        if last.is_some_and(|last| newest.at.duration_since(last).abs() < NOTED) {
            return Ok(());
        }
        witness.note(newest.at, &KeptSeal { last: newest.last, hash: newest.hash.clone() }).await?;
        tracing::info!(record.position = newest.last, record.seal = %newest.hash, "seal.noted");
        Ok::<(), SealError>(())
    };
    if let Err(error) = told.await {
        tracing::warn!(error.message = %error, "seal.not_noted");
    }
}

async fn at(db: &impl Run, last: i64) -> Result<Option<Timestamp>, DbError> {
    let sql = "SELECT last, at, hash FROM event_seals WHERE last = $1";
    let row: Option<Row> = db.one(sql, [last.into()]).await?;
    Ok(row.map(|row| Sealed::from(row).at))
}

pub(super) async fn newest(db: &impl Run) -> Result<KeptSeal, DbError> {
    let seal = sealed(db).await?;
    Ok(seal.map_or_else(
        || KeptSeal { last: 0, hash: GENESIS.to_owned() },
        |seal| KeptSeal { last: seal.last, hash: seal.hash },
    ))
}

/// The hash of a batch: SHA-256 over the hash before it and each field of each event.
pub(super) struct Chain(Digest);

impl Chain {
    pub(super) fn after(before: &str) -> Self {
        Self(Digest::of(before))
    }

    pub(super) fn add(&mut self, event: &Event) {
        self.0.add(&event.position.to_be_bytes());
        self.0.add(event.id.as_bytes());
        self.0.add(&event.at.as_millisecond().to_be_bytes());
        self.0.add(event.kind.as_bytes());
        self.0.add(event.subject.as_bytes());
        self.0.add(event.actor.as_bytes());
        self.0.add(canonical(&event.data).as_bytes());
    }

    pub(super) fn finish(self) -> String {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests;
