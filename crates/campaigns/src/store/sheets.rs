//! The table of uploaded tables of activities; it holds their cells until their rows are taken.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::importing::ActivitySheet;

#[derive(FromQueryResult)]
struct SheetRow {
    id: Uuid,
    campaign_id: Uuid,
    file: String,
    content: String,
    read_at: i64,
    read_by: Option<Uuid>,
    taken_at: Option<i64>,
}

/// The uploaded table with this identifier.
pub(crate) async fn sheet(db: &impl Run, id: Uuid) -> Result<Option<ActivitySheet>, DbError> {
    let sql = "SELECT id, campaign_id, file, content, read_at, read_by, taken_at FROM activity_sheets WHERE id = $1";
    let row: Option<SheetRow> = db.one(sql, [id.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let moment = |at: i64| Timestamp::from_millisecond(at).unwrap_or_default();
    Ok(Some(ActivitySheet {
        id: row.id,
        campaign: row.campaign_id,
        file: row.file,
        table: serde_json::from_str(&row.content).map_err(|error| DbError::Unreadable(error.to_string()))?,
        at: moment(row.read_at),
        by: row.read_by,
        taken: row.taken_at.map(moment),
    }))
}

pub(crate) async fn insert_sheet(tx: &Tx, sheet: &ActivitySheet) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO activity_sheets (id, campaign_id, file, content, read_at, read_by, taken_at)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        [
            sheet.id.into(),
            sheet.campaign.into(),
            sheet.file.clone().into(),
            kit::db::json(&sheet.table)?.into(),
            sheet.at.as_millisecond().into(),
            sheet.by.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Stores that the rows were taken, and deletes the cells.
pub(crate) async fn close_sheet(tx: &Tx, id: Uuid) -> Result<(), DbError> {
    tx.exec(
        "UPDATE activity_sheets SET taken_at = $1, content = '{\"heads\":[],\"rows\":[]}' WHERE id = $2",
        [tx.now().as_millisecond().into(), id.into()],
    )
    .await?;
    Ok(())
}
