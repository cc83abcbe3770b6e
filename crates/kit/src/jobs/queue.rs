//! The table of jobs.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::Job;
use crate::db::{Db, DbError, Engine, Run, Tx};

/// Enqueues a job for a moment that has come or is to come. A waiting job of the same kind and key is moved to
/// the earlier of the two moments and takes the newer payload.
///
/// # Errors
/// As any statement of the transaction.
pub async fn enqueue<J: Job>(tx: &mut Tx, job: &J, run_at: Timestamp) -> Result<(), DbError> {
    let payload = serde_json::to_string(job).expect("a job's fields are plain data");
    tx.exec(
        "INSERT INTO jobs (id, kind, key, payload, run_at, attempts, lease, leased_until, failed,
                           last_error, created_at)
         VALUES ($1, $2, $3, $4, $5, 0, NULL, 0, FALSE, '', $6)
         ON CONFLICT (kind, key) DO UPDATE SET
             payload = excluded.payload,
             run_at = CASE WHEN jobs.run_at < excluded.run_at THEN jobs.run_at ELSE excluded.run_at END,
             attempts = 0,
             failed = FALSE,
             -- One that runs at this moment may have read the old state: it is to run once more.
             lease = NULL,
             leased_until = 0",
        [
            tx.id().into(),
            J::KIND.into(),
            job.key().into(),
            payload.into(),
            run_at.as_millisecond().into(),
            tx.now().as_millisecond().into(),
        ],
    )
    .await?;
    tx.wakes_workers();
    Ok(())
}

/// A job in a worker's hands.
#[derive(Debug, FromQueryResult)]
pub(super) struct Claimed {
    pub(super) id: Uuid,
    pub(super) lease: Uuid,
    pub(super) kind: String,
    pub(super) payload: String,
    pub(super) attempts: i64,
}

/// Claims the job that is due for the longest time, for at most `length`; none of the kinds in `without`.
pub(super) async fn claim(
    db: &Db,
    length: SignedDuration,
    without: &[&'static str],
) -> Result<Option<Claimed>, DbError> {
    let tx = db.begin().await?;
    // The condition stands twice: another worker may claim between the inner SELECT and the UPDATE. SKIP LOCKED
    // spares PostgreSQL's workers the wait for each other; SQLite has one writer and no such words.
    let skip = match tx.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let but = but(without, 4);
    let sql = format!(
        "UPDATE jobs SET lease = $1, leased_until = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM jobs
                     WHERE NOT failed AND run_at <= $3 AND leased_until <= $3{but}
                     ORDER BY run_at, id
                     LIMIT 1 {skip})
           AND NOT failed AND run_at <= $3 AND leased_until <= $3
         RETURNING id, lease, kind, payload, attempts"
    );
    let now = tx.now();
    let mut values: Vec<Value> =
        vec![tx.id().into(), (now + length).as_millisecond().into(), now.as_millisecond().into()];
    values.extend(without.iter().map(|kind| Value::from(*kind)));
    let claimed = tx.one(&sql, values).await?;
    tx.commit().await?;
    Ok(claimed)
}

/// Keeps a long job; `false` when it is no longer ours.
pub(super) async fn renew(db: &Db, job: &Claimed, length: SignedDuration) -> Result<bool, DbError> {
    let tx = db.begin().await?;
    let until = (tx.now() + length).as_millisecond();
    let kept = tx
        .exec(
            "UPDATE jobs SET leased_until = $1 WHERE id = $2 AND lease = $3",
            [until.into(), job.id.into(), job.lease.into()],
        )
        .await?;
    tx.commit().await?;
    Ok(kept == 1)
}

/// Removes a job that was done, unless it is no longer ours.
pub(super) async fn finish(db: &Db, job: &Claimed) -> Result<(), DbError> {
    let tx = db.begin().await?;
    tx.exec("DELETE FROM jobs WHERE id = $1 AND lease = $2", [job.id.into(), job.lease.into()]).await?;
    tx.commit().await
}

/// Puts a job back until `again`; `None` gives up and keeps it for people to see. `tries` is how often it was tried until now.
pub(super) async fn put_back(
    db: &Db,
    job: &Claimed,
    error: &str,
    tries: i64,
    again: Option<Timestamp>,
) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    let run_at = again.unwrap_or_else(|| tx.now()).as_millisecond();
    tx.exec(
        "UPDATE jobs SET lease = NULL, leased_until = 0, run_at = $1, failed = $2, last_error = $3, attempts = $4
         WHERE id = $5 AND lease = $6",
        [
            run_at.into(),
            again.is_none().into(),
            error.into(),
            tries.into(),
            job.id.into(),
            job.lease.into(),
        ],
    )
    .await?;
    tx.wakes_workers();
    tx.commit().await
}

/// When the next waiting job may be claimed.
pub(super) async fn next_due(db: &Db, without: &[&'static str]) -> Result<Option<Timestamp>, DbError> {
    let sql = format!(
        "SELECT CASE WHEN leased_until > run_at THEN leased_until ELSE run_at END AS due
         FROM jobs
         WHERE NOT failed{}
         ORDER BY due
         LIMIT 1",
        but(without, 1)
    );
    let kinds: Vec<Value> = without.iter().map(|kind| Value::from(*kind)).collect();
    let rows = db.rows(&sql, kinds).await?;
    let due: Option<i64> = rows.first().map(|row| row.try_get("", "due")).transpose()?;
    Ok(due.and_then(|due| Timestamp::from_millisecond(due).ok()))
}

/// The condition that leaves kinds out, whose binds begin with this number.
fn but(without: &[&'static str], first: usize) -> String {
    if without.is_empty() {
        return String::new();
    }
    let binds: Vec<String> = (first..first + without.len()).map(|bind| format!("${bind}")).collect();
    format!(" AND kind NOT IN ({})", binds.join(", "))
}

/// How many jobs wait or run.
///
/// # Errors
/// When the database does not answer.
pub async fn pending(db: &impl Run) -> Result<i64, DbError> {
    let rows = db.rows("SELECT COUNT(*) AS waiting FROM jobs WHERE NOT failed", []).await?;
    Ok(rows.first().map(|row| row.try_get("", "waiting")).transpose()?.unwrap_or(0))
}

/// A job that was given up.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Failed {
    /// Its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// The error of the last try.
    pub last_error: String,
}

/// Jobs that were given up, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn failed(db: &impl Run) -> Result<Vec<Failed>, DbError> {
    db.all("SELECT kind, attempts, last_error FROM jobs WHERE failed ORDER BY created_at, id", []).await
}

/// Tries all given-up jobs again from now on; answers how many there were.
///
/// # Errors
/// As any statement of the transaction.
pub async fn retry_failed(tx: &mut Tx) -> Result<u64, DbError> {
    let now = tx.now().as_millisecond();
    let count = tx
        .exec("UPDATE jobs SET failed = FALSE, attempts = 0, run_at = $1 WHERE failed", [now.into()])
        .await?;
    tx.wakes_workers();
    Ok(count)
}
