//! The record can be checked: batches of events are chained by hash, so that none can be changed, removed or slipped
//! in later without every seal after it being wrong. Sealing runs as a job, outside the hot path.

use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};

use super::{Event, after, head};
use crate::db::{Db, DbError, Migration, Run};

/// The table of this module.
pub(super) const TABLE: Migration = Migration {
    name: "kit_0003_event_seals",
    up: |schema| {
        schema.table("event_seals", |table| {
            table.integer("last").integer("at").text("hash").key(&["last"]);
        });
    },
};

/// Most events of one seal.
const BATCH: u32 = 1_000;
/// What the first seal follows.
const GENESIS: &str = "";

#[derive(FromQueryResult)]
struct Seal {
    last: i64,
    hash: String,
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every seal fits its events.
    Whole {
        /// Events under a seal.
        sealed: i64,
        /// Newer events that wait for the next seal.
        open: i64,
        /// The newest seal's hash: kept elsewhere, it proves everything before it.
        hash: String,
    },
    /// The events from the first to the last of this batch are not those that were sealed.
    Broken {
        /// The first position of the batch.
        first: i64,
        /// The last position of the batch.
        last: i64,
    },
}

/// The newest seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The newest position under it.
    pub last: i64,
    /// When it was made.
    pub at: jiff::Timestamp,
    /// Its hash, which proves everything before it.
    pub hash: String,
}

/// How far the log is under seal; `None` before the first one.
///
/// # Errors
/// When the database does not answer.
pub async fn sealed(db: &impl Run) -> Result<Option<Sealed>, DbError> {
    let rows = db.rows("SELECT last, at, hash FROM event_seals ORDER BY last DESC LIMIT 1", []).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let at = jiff::Timestamp::from_millisecond(row.try_get("", "at")?);
    Ok(Some(Sealed {
        last: row.try_get("", "last")?,
        at: at.unwrap_or(jiff::Timestamp::UNIX_EPOCH),
        hash: row.try_get("", "hash")?,
    }))
}

/// Seals what is new; answers how many events that was. Of two nodes that seal at once one gives way.
///
/// # Errors
/// When the database fails.
pub async fn seal(db: &Db) -> Result<i64, DbError> {
    let mut before = newest(db).await?;
    let first = before.last;
    loop {
        let events = after(db, before.last, BATCH).await?;
        let Some(last) = events.last().map(|event| event.position) else { break };
        let hash = chain(&before.hash, &events);
        let tx = db.begin().await?;
        // The head's row is the lock; whoever comes second finds a newer seal and leaves the rest to the next turn.
        tx.exec("UPDATE event_head SET position = position WHERE one = 1", []).await?;
        let written = tx
            .exec(
                "INSERT INTO event_seals (last, at, hash)
                 SELECT $1, $2, $3
                 WHERE (SELECT COALESCE(MAX(last), 0) FROM event_seals) = $4",
                [last.into(), tx.now().as_millisecond().into(), hash.clone().into(), before.last.into()],
            )
            .await?;
        tx.commit().await?;
        if written == 0 {
            break;
        }
        before = Seal { last, hash };
    }
    Ok(before.last - first)
}

/// Computes the chain again from the first event.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(db: &Db, mut progress: impl FnMut(i64, i64)) -> Result<Verdict, DbError> {
    let seals: Vec<Seal> = db.all("SELECT last, hash FROM event_seals ORDER BY last", []).await?;
    let head = head(db).await?;
    let mut before = Seal { last: 0, hash: GENESIS.to_owned() };
    for seal in seals {
        let first = before.last + 1;
        let count = seal.last - before.last;
        let events = after(db, before.last, u32::try_from(count).unwrap_or(0)).await?;
        let whole = events.first().map(|event| event.position) == Some(first)
            && i64::try_from(events.len()) == Ok(count)
            && chain(&before.hash, &events) == seal.hash;
        if !whole {
            return Ok(Verdict::Broken { first, last: seal.last });
        }
        progress(seal.last, head);
        before = seal;
    }
    if before.last > head {
        return Ok(Verdict::Broken { first: head + 1, last: before.last });
    }
    Ok(Verdict::Whole { sealed: before.last, open: head - before.last, hash: before.hash })
}

async fn newest(db: &Db) -> Result<Seal, DbError> {
    let seal = db.one("SELECT last, hash FROM event_seals ORDER BY last DESC LIMIT 1", []).await?;
    Ok(seal.unwrap_or(Seal { last: 0, hash: GENESIS.to_owned() }))
}

/// The hash of a batch: SHA-256 over the hash before it and each field of each event with its length in front, so
/// that no two different batches are the same bytes.
fn chain(before: &str, events: &[Event]) -> String {
    let mut hash = Sha256::new();
    let mut field = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    field(before.as_bytes());
    for event in events {
        field(&event.position.to_be_bytes());
        field(event.id.as_bytes());
        field(&event.at.as_millisecond().to_be_bytes());
        field(event.kind.as_bytes());
        field(event.subject.as_bytes());
        field(event.actor.as_bytes());
        field(event.data.to_string().as_bytes());
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests;
