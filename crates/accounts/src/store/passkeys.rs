//! Passkeys: public keys of people's devices.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::moment;

/// A passkey as its owner sees it.
#[derive(Clone, Debug)]
pub struct PasskeyLine {
    /// Our own identifier.
    pub id: Uuid,
    /// The name its owner gave it.
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// A passkey as it is checked.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PasskeyRow {
    pub(crate) id: Uuid,
    pub(crate) person_id: Uuid,
    name: String,
    /// The library's own JSON: public key, counter, flags.
    pub(crate) credential: String,
    created_at: i64,
    used_at: Option<i64>,
}

const COLUMNS: &str = "id, person_id, name, credential, created_at, used_at";

/// Someone's passkeys, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn passkeys_of(db: &impl Run, person: Uuid) -> Result<Vec<PasskeyLine>, DbError> {
    let rows = rows_of(db, person).await?;
    let line = |row: PasskeyRow| PasskeyLine {
        id: row.id,
        name: row.name,
        created_at: moment(row.created_at),
        used_at: row.used_at.map(moment),
    };
    Ok(rows.into_iter().map(line).collect())
}

pub(crate) async fn rows_of(db: &impl Run, person: Uuid) -> Result<Vec<PasskeyRow>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE person_id = $1 ORDER BY created_at, id");
    db.all(&sql, [person.into()]).await
}

/// A person's passkey with an identifier that its device gave it (hex).
pub(crate) async fn find(
    db: &impl Run,
    person: Uuid,
    credential_id: &str,
) -> Result<Option<PasskeyRow>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE person_id = $1 AND credential_id = $2");
    db.one(&sql, [person.into(), credential_id.into()]).await
}

/// Keeps a passkey; whether its identifier was new.
pub(crate) async fn insert(
    tx: &Tx,
    person: Uuid,
    credential_id: &str,
    name: &str,
    credential: &str,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "INSERT INTO passkeys (id, person_id, credential_id, name, credential, created_at, used_at)
             VALUES ($1, $2, $3, $4, $5, $6, NULL)
             ON CONFLICT (credential_id) DO NOTHING",
            [
                tx.id().into(),
                person.into(),
                credential_id.into(),
                name.into(),
                credential.into(),
                tx.now().as_millisecond().into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Notes a use, with the counter as it is now; whether the passkey is still there and as it was when it was checked.
pub(crate) async fn note_use(tx: &Tx, was: &PasskeyRow, now: &str) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE passkeys SET credential = $1, used_at = $2 WHERE id = $3 AND credential = $4",
            [now.into(), tx.now().as_millisecond().into(), was.id.into(), was.credential.clone().into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Removes a person's passkey; whether there was one.
pub(crate) async fn delete(tx: &Tx, person: Uuid, id: Uuid) -> Result<bool, DbError> {
    let rows =
        tx.exec("DELETE FROM passkeys WHERE id = $1 AND person_id = $2", [id.into(), person.into()]).await?;
    Ok(rows == 1)
}
