//! The state that a ceremony of several requests has to remember: setting up an authenticator app, passkeys, signing in by way
//! of another system. Each is used once and ends after minutes; only the hash of its secret is stored.

use jiff::{SignedDuration, Timestamp};
use kit::db::{DbError, Migration, Run, Tx};

use super::sessions::digest;

/// Finding those that ended, so that anyone may begin one and none stays.
pub(super) const BY_END: Migration = Migration {
    name: "accounts_0002_ceremonies_by_end",
    up: |schema| schema.index("ceremonies", &["ends_at"]),
};

/// Begins a ceremony of a kind; answers its secret. The kind names the person where it is bound to one.
pub(crate) async fn begin(
    tx: &Tx,
    kind: &str,
    state: &str,
    lasts: SignedDuration,
) -> Result<String, DbError> {
    let (secret, now) = (tx.secret(), tx.now());
    tx.exec("DELETE FROM ceremonies WHERE ends_at < $1", [now.as_millisecond().into()]).await?;
    tx.exec(
        "INSERT INTO ceremonies (token, kind, state, ends_at) VALUES ($1, $2, $3, $4)",
        [digest(&secret).into(), kind.into(), state.into(), (now + lasts).as_millisecond().into()],
    )
    .await?;
    Ok(secret)
}

/// The state that a ceremony remembers, while it lasts.
pub(crate) async fn find(
    db: &impl Run,
    kind: &str,
    secret: &str,
    now: Timestamp,
) -> Result<Option<String>, DbError> {
    let sql = "SELECT state FROM ceremonies WHERE token = $1 AND kind = $2 AND ends_at > $3";
    let rows = db.rows(sql, [digest(secret).into(), kind.into(), now.as_millisecond().into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "state")).transpose()?)
}

/// Ends a ceremony and answers its state; of two requests that end it at once, one gets it.
pub(crate) async fn finish(tx: &Tx, kind: &str, secret: &str) -> Result<Option<String>, DbError> {
    let sql = "DELETE FROM ceremonies WHERE token = $1 AND kind = $2 AND ends_at > $3 RETURNING state";
    let rows = tx.rows(sql, [digest(secret).into(), kind.into(), tx.now().as_millisecond().into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "state")).transpose()?)
}
