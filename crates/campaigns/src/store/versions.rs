//! The status of a plan, and the table of its versions.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{PlanStatus, PlanVersion};

#[derive(FromQueryResult)]
struct VersionRow {
    number: i64,
    note: String,
    made_by: Option<Uuid>,
    made_at: i64,
}

/// The versions of a plan, the newest first; none before its approval.
pub(crate) async fn versions(db: &impl Run, plan: Uuid) -> Result<Vec<PlanVersion>, DbError> {
    let sql = "SELECT number, note, made_by, made_at FROM plan_versions WHERE campaign_id = $1 ORDER BY number DESC";
    let rows: Vec<VersionRow> = db.all(sql, [plan.into()]).await?;
    let version = |row: VersionRow| PlanVersion {
        number: row.number,
        note: row.note,
        by: row.made_by,
        at: Timestamp::from_millisecond(row.made_at).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(version).collect())
}

/// Adds the next version of a plan.
pub(crate) async fn insert_version(tx: &Tx, plan: Uuid, note: &str, by: Option<Uuid>) -> Result<(), DbError> {
    // The row of the sequence is the lock: of two transactions that change a plan at once, the second waits.
    tx.next_number("plan_version").await?;
    let number = versions(tx, plan).await?.first().map_or(1, |newest| newest.number + 1);
    tx.exec(
        "INSERT INTO plan_versions (campaign_id, number, note, made_by, made_at) VALUES ($1, $2, $3, $4, $5)",
        [plan.into(), number.into(), note.into(), by.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_status(tx: &Tx, plan: Uuid, status: PlanStatus) -> Result<(), DbError> {
    tx.exec("UPDATE campaigns SET status = $1 WHERE id = $2", [status.name().into(), plan.into()]).await?;
    Ok(())
}
