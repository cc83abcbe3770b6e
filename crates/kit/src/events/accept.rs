//! Sealing goes on after an older backup was restored, or seals were lost; the record says so for ever.

use super::NewEvent;
use super::seal::{SealError, hash_at, lock_mark, newest, set_mark};
use super::witness::{KeptSeal, Witness};
use crate::db::{Db, DbError, Run};

/// The kind of the event that says: a record which differs from the sealed one was accepted.
pub const ACCEPTED: &str = "record.accepted";

/// The outcome of [`accept`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// There was nothing to accept.
    Nothing,
    /// Sealing goes on after the newest seal that is there: that of this event.
    From(i64),
}

/// Has sealing go on from the newest seal that is there, after an older backup was restored or seals were lost. An
/// event says for ever that this was done, and names the seals that were known before; `actor` is the person or program
/// that does it.
///
/// # Errors
/// See [`SealError`].
pub async fn accept(db: &Db, witness: &Witness, actor: &str) -> Result<Acceptance, SealError> {
    let noted = witness.seals().await?.unwrap_or_default().pop();
    let mut tx = db.begin().await?;
    let (mark, head) = lock_mark(&tx).await?;
    let newest = newest(&tx).await?;
    let attested = match &noted {
        Some(noted) => hash_at(&tx, noted.last).await?.as_ref() == Some(&noted.hash),
        None => true,
    };
    if mark == newest && attested && count(&tx, newest.last, head).await? == head - newest.last {
        return Ok(Acceptance::Nothing);
    }
    let shown = |seal: &KeptSeal| serde_json::json!({ "position": seal.last, "hash": seal.hash });
    tx.record_quietly(NewEvent {
        kind: ACCEPTED,
        subject: "record".to_owned(),
        actor: actor.to_owned(),
        data: serde_json::json!({
            "newest": shown(&newest),
            "made_last": shown(&mark),
            "noted_outside": noted.as_ref().map(shown),
        }),
    });
    set_mark(&tx, &newest).await?;
    let now = tx.now();
    tx.commit().await?;
    witness.note_accepted(now).await?;
    Ok(Acceptance::From(newest.last))
}

/// How many events there are after a position, up to another.
async fn count(db: &impl Run, after: i64, until: i64) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM events WHERE position > $1 AND position <= $2";
    let rows = db.rows(sql, [after.into(), until.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0))
}
