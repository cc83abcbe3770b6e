//! The names of people in another system (OpenID Connect: issuer and subject).

use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

/// The person behind an issuer's subject.
pub(crate) async fn find(db: &impl Run, issuer: &str, subject: &str) -> Result<Option<Uuid>, DbError> {
    let sql = "SELECT person_id FROM identities WHERE issuer = $1 AND subject = $2";
    let rows = db.rows(sql, [issuer.into(), subject.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "person_id")).transpose()?)
}

/// Whether this issuer knows a person by a subject already.
pub(crate) async fn has(db: &impl Run, issuer: &str, person: Uuid) -> Result<bool, DbError> {
    let sql = "SELECT subject FROM identities WHERE issuer = $1 AND person_id = $2";
    Ok(!db.rows(sql, [issuer.into(), person.into()]).await?.is_empty())
}

/// Notes it.
pub(crate) async fn insert(tx: &Tx, issuer: &str, subject: &str, person: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO identities (issuer, subject, person_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (issuer, subject) DO NOTHING",
        [issuer.into(), subject.into(), person.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    Ok(())
}
