//! The table of the secret links to officers' own calendars.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

/// Replaces a person's link by one with this hash; without a hash the link is deleted.
pub(crate) async fn set_calendar_link(tx: &Tx, person: Uuid, hash: Option<&str>) -> Result<(), DbError> {
    tx.exec("DELETE FROM calendar_links WHERE person_id = $1", [person.into()]).await?;
    if let Some(hash) = hash {
        let values = [person.into(), hash.into(), tx.now().as_millisecond().into()];
        tx.exec("INSERT INTO calendar_links (person_id, hash, made_at) VALUES ($1, $2, $3)", values).await?;
    }
    Ok(())
}

/// When a person's link was made; none without a link.
pub(crate) async fn calendar_link(db: &impl Run, person: Uuid) -> Result<Option<Timestamp>, DbError> {
    let rows = db.rows("SELECT made_at FROM calendar_links WHERE person_id = $1", [person.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Timestamp::from_millisecond(row.try_get("", "made_at")?).ok())
}

/// The person whose link has this hash.
pub(crate) async fn person_of_calendar(db: &impl Run, hash: &str) -> Result<Option<Uuid>, DbError> {
    let rows = db.rows("SELECT person_id FROM calendar_links WHERE hash = $1", [hash.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "person_id")).transpose()?)
}
