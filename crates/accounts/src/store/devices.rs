//! Devices that someone signed in from before: each has a secret in a cookie of its own.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

use super::sessions::digest;

/// Whether someone signed in from a device before.
pub(crate) async fn knows(db: &impl Run, person: Uuid, device: &str) -> Result<bool, DbError> {
    let rows = db
        .rows(
            "SELECT token FROM devices WHERE token = $1 AND person_id = $2",
            [digest(device).into(), person.into()],
        )
        .await?;
    Ok(!rows.is_empty())
}

/// Most devices that are read at once.
const MOST: i64 = 200_000;

/// The hashes of the secrets of all devices that someone signed in from since a moment.
pub(crate) async fn since(db: &impl Run, moment: Timestamp) -> Result<Vec<String>, DbError> {
    let sql = "SELECT token FROM devices WHERE seen_at >= $1 ORDER BY seen_at DESC LIMIT $2";
    let rows = db.rows(sql, [moment.as_millisecond().into(), MOST.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "token")).collect::<Result<_, _>>()?)
}

/// Remembers that a person signed in from a device; answers the device's secret, a new one when it had none.
pub(crate) async fn know(tx: &Tx, person: Uuid, device: &str) -> Result<String, DbError> {
    let device = if device.len() == 64 { device.to_owned() } else { tx.secret() };
    tx.exec(
        "INSERT INTO devices (token, person_id, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (token, person_id) DO UPDATE SET seen_at = excluded.seen_at",
        [digest(&device).into(), person.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    Ok(device)
}
