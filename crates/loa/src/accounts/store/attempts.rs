//! Throttling of guesses, after OWASP's "device cookies": guesses from devices that never signed in share one bucket
//! for each account, a device that signed in before has its own. So an attacker slows down strangers, not the owner.

use jiff::SignedDuration;
use kit::db::{DbError, Run, Tx};

/// So many failures are free.
const FREE: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 900;
/// After so long without a failure all is forgotten, in seconds.
const FORGET: i64 = 3_600;

/// Counts an attempt before it is made, so that a thousand at once are a thousand; a success then clears the bucket.
/// Answers how long to wait when it may not be made.
pub(in crate::accounts) async fn count(tx: &Tx, bucket: &str) -> Result<Option<SignedDuration>, DbError> {
    let now = tx.now().as_millisecond();
    let rows =
        tx.rows("SELECT failures, last_at, until FROM attempts WHERE bucket = $1", [bucket.into()]).await?;
    let (failures, last_at, until) = match rows.first() {
        None => (0, now, 0),
        Some(row) => (row.try_get("", "failures")?, row.try_get("", "last_at")?, row.try_get("", "until")?),
    };
    // A clock that was set back must not keep anyone out for longer than the longest wait.
    if until > now && until - now <= LONGEST * 1_000 {
        return Ok(Some(SignedDuration::from_millis(until - now)));
    }
    let failures: i64 = if now - last_at > FORGET * 1_000 { 1 } else { failures + 1 };
    tx.exec(
        "INSERT INTO attempts (bucket, failures, last_at, until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket) DO UPDATE SET
             failures = excluded.failures, last_at = excluded.last_at, until = excluded.until",
        [bucket.into(), failures.into(), now.into(), (now + wait(failures) * 1_000).into()],
    )
    .await?;
    Ok(None)
}

/// Forgets a bucket after a success.
pub(in crate::accounts) async fn clear(tx: &Tx, bucket: &str) -> Result<(), DbError> {
    tx.exec("DELETE FROM attempts WHERE bucket = $1", [bucket.into()]).await?;
    Ok(())
}

/// Seconds to wait after so many failures: none for the first, then 10, 20, 40 ... to a quarter of an hour.
fn wait(failures: i64) -> i64 {
    if failures < FREE {
        return 0;
    }
    let doublings = u32::try_from((failures - FREE).clamp(0, 10)).unwrap_or(0);
    (10_i64 << doublings).min(LONGEST)
}
