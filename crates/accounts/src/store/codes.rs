//! The authenticator app's secret and the spare codes.

use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

/// Sets the secret of the authenticator app (base32, empty for none) and the step whose code proved it.
pub(crate) async fn set_secret(tx: &Tx, person: Uuid, secret: &str, step: i64) -> Result<(), DbError> {
    tx.exec(
        "UPDATE people SET totp = $1, totp_step = $2 WHERE id = $3",
        [secret.into(), step.into(), person.into()],
    )
    .await?;
    Ok(())
}

/// Takes a step's code, which counts once (RFC 6238, 5.2). `newest` is the newest step that could be shown now: one
/// that was noted after it is from a clock that was set back, and must not keep the owner out.
pub(crate) async fn take_step(
    tx: &Tx,
    person: Uuid,
    secret: &str,
    step: i64,
    newest: i64,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE people SET totp_step = $1
             WHERE id = $2 AND totp = $3 AND (totp_step < $1 OR totp_step > $4)",
            [step.into(), person.into(), secret.into(), newest.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Puts new spare codes, by their hashes, in the place of all before.
pub(crate) async fn replace_spare_codes(tx: &Tx, person: Uuid, hashes: &[String]) -> Result<(), DbError> {
    tx.exec("DELETE FROM spare_codes WHERE person_id = $1", [person.into()]).await?;
    for hash in hashes {
        tx.exec(
            "INSERT INTO spare_codes (person_id, code, used_at) VALUES ($1, $2, NULL)",
            [person.into(), hash.clone().into()],
        )
        .await?;
    }
    Ok(())
}

/// Takes a spare code: each counts once.
pub(crate) async fn take_spare_code(tx: &Tx, person: Uuid, hash: &str) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE spare_codes SET used_at = $1 WHERE person_id = $2 AND code = $3 AND used_at IS NULL",
            [tx.now().as_millisecond().into(), person.into(), hash.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// How many spare codes a person has left.
///
/// # Errors
/// When the database does not answer.
pub async fn spare_codes_left(db: &impl Run, person: Uuid) -> Result<i64, DbError> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM spare_codes
               WHERE person_id = $1 AND used_at IS NULL";
    let rows = db.rows(sql, [person.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0))
}
