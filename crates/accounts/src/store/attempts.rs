//! Throttling of guesses, after OWASP's "device cookies": a device that signed in before has a bucket of its own; guesses from
//! devices that never did share one for each account and network. So an attacker slows down their own network, not the owner,
//! nor a new person elsewhere.

use jiff::SignedDuration;
use kit::db::{DbError, Migration, Run, Tx};

/// So many failures are free.
pub(crate) const FREE: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 900;
/// After so long without a failure all is forgotten, in seconds: a day, so that a patient attacker gets some hundred
/// guesses in it and not one for each pause.
const FORGET: i64 = 86_400;

/// So many old buckets are forgotten when a guess is counted: more than the guess may add, so that a flood leaves no more
/// behind than one day's buckets.
const SWEPT: i64 = 4;

/// Finds the buckets that count no longer, so that forgetting them does not read those that a flood left.
pub(super) const BY_TIME: Migration =
    Migration { name: "accounts_0004_attempts_by_time", up: |schema| schema.index("attempts", &["last_at"]) };

/// Counts an attempt before it is made, so that a thousand at once are a thousand; a success then clears the bucket.
/// Answers how long to wait when it may not be made.
pub(crate) async fn count(tx: &Tx, bucket: &str) -> Result<Option<SignedDuration>, DbError> {
    count_after(tx, bucket, FREE).await
}

/// As [`count`], with so many failures free.
pub(crate) async fn count_after(tx: &Tx, bucket: &str, free: i64) -> Result<Option<SignedDuration>, DbError> {
    sweep(tx, SWEPT).await?;
    let now = tx.now().as_millisecond();
    // Touching the row first takes its lock: PostgreSQL would let many read the same count before the first writes.
    let rows = tx
        .rows(
            "INSERT INTO attempts (bucket, failures, last_at, until) VALUES ($1, 0, $2, 0)
             ON CONFLICT (bucket) DO UPDATE SET bucket = excluded.bucket
             RETURNING failures, last_at, until",
            [bucket.into(), now.into()],
        )
        .await?;
    let row = rows.first().ok_or(DbError::Poisoned)?;
    let (failures, last_at, until): (i64, i64, i64) =
        (row.try_get("", "failures")?, row.try_get("", "last_at")?, row.try_get("", "until")?);
    // A clock that was set back must not keep anyone out for longer than the longest wait.
    if until > now && until - now <= LONGEST * 1_000 {
        return Ok(Some(SignedDuration::from_millis(until - now)));
    }
    let failures = if now - last_at > FORGET * 1_000 { 1 } else { failures + 1 };
    tx.exec(
        "UPDATE attempts SET failures = $1, last_at = $2, until = $3 WHERE bucket = $4",
        [failures.into(), now.into(), (now + wait(failures, free) * 1_000).into(), bucket.into()],
    )
    .await?;
    Ok(None)
}

/// How many guesses a bucket has seen that makes nobody wait; forgotten like the others.
pub(crate) async fn seen(tx: &Tx, bucket: &str) -> Result<i64, DbError> {
    let since = tx.now().as_millisecond() - FORGET * 1_000;
    let sql = "SELECT failures FROM attempts WHERE bucket = $1 AND last_at > $2";
    let rows = tx.rows(sql, [bucket.into(), since.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "failures")).transpose()?.unwrap_or(0))
}

/// Counts a guess in a bucket that makes nobody wait.
pub(crate) async fn note(tx: &Tx, bucket: &str) -> Result<(), DbError> {
    let now = tx.now().as_millisecond();
    tx.exec(
        "INSERT INTO attempts (bucket, failures, last_at, until) VALUES ($1, 1, $2, 0)
         ON CONFLICT (bucket) DO UPDATE
         SET failures = CASE WHEN attempts.last_at > $3 THEN attempts.failures + 1 ELSE 1 END, last_at = $2",
        [bucket.into(), now.into(), (now - FORGET * 1_000).into()],
    )
    .await?;
    Ok(())
}

/// Forgets a bucket after a success.
pub(crate) async fn clear(tx: &Tx, bucket: &str) -> Result<(), DbError> {
    tx.exec("DELETE FROM attempts WHERE bucket = $1", [bucket.into()]).await?;
    Ok(())
}

/// Seconds to wait after so many failures: none for the first, then 10, 20, 40 ... to a quarter of an hour.
fn wait(failures: i64, free: i64) -> i64 {
    if failures < free {
        return 0;
    }
    let doublings = u32::try_from((failures - free).clamp(0, 10)).unwrap_or(0);
    (10_i64 << doublings).min(LONGEST)
}

/// Forgets some buckets that count no longer, so that guesses at names that nobody has leave nothing behind: the oldest, and
/// never so many that a transaction takes long.
pub(crate) async fn sweep(tx: &Tx, most: i64) -> Result<(), DbError> {
    let old = tx.now().as_millisecond() - FORGET * 1_000;
    tx.exec(
        "DELETE FROM attempts
         WHERE bucket IN (SELECT bucket FROM attempts WHERE last_at < $1 ORDER BY last_at LIMIT $2)",
        [old.into(), most.into()],
    )
    .await?;
    Ok(())
}
