//! The table of plan texts that were read.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::readings::{ReadPlan, Reading};

#[derive(FromQueryResult)]
struct ReadingRow {
    id: Uuid,
    file: String,
    content: String,
    version: i64,
    read_at: i64,
    read_by: Option<Uuid>,
    campaign_id: Option<Uuid>,
}

const READING: &str = "id, file, content, version, read_at, read_by, campaign_id";

impl ReadingRow {
    fn reading(self) -> Result<Reading, DbError> {
        let content =
            serde_json::from_str(&self.content).map_err(|error| DbError::Unreadable(error.to_string()))?;
        Ok(Reading {
            id: self.id,
            file: self.file,
            content,
            version: self.version,
            at: Timestamp::from_millisecond(self.read_at).unwrap_or_default(),
            by: self.read_by,
            campaign: self.campaign_id,
        })
    }
}

fn json(content: &ReadPlan) -> Result<String, DbError> {
    serde_json::to_string(content).map_err(|error| DbError::Unreadable(error.to_string()))
}

/// The text with this identifier.
pub async fn reading(db: &impl Run, id: Uuid) -> Result<Option<Reading>, DbError> {
    let sql = format!("SELECT {READING} FROM plan_readings WHERE id = $1");
    let row: Option<ReadingRow> = db.one(&sql, [id.into()]).await?;
    row.map(ReadingRow::reading).transpose()
}

/// The texts from which no plan was made yet, the newest first, at most 50.
pub async fn open_readings(db: &impl Run) -> Result<Vec<Reading>, DbError> {
    let sql = format!(
        "SELECT {READING} FROM plan_readings WHERE campaign_id IS NULL ORDER BY read_at DESC, id LIMIT 50"
    );
    let rows: Vec<ReadingRow> = db.all(&sql, []).await?;
    rows.into_iter().map(ReadingRow::reading).collect()
}

pub(crate) async fn insert_reading(tx: &Tx, reading: &Reading) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO plan_readings (id, file, content, version, read_at, read_by, campaign_id)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        [
            reading.id.into(),
            reading.file.clone().into(),
            json(&reading.content)?.into(),
            reading.version.into(),
            reading.at.as_millisecond().into(),
            reading.by.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn update_reading(
    tx: &Tx,
    id: Uuid,
    version: i64,
    content: &ReadPlan,
) -> Result<(), DbError> {
    let values = [json(content)?.into(), version.into(), id.into()];
    tx.exec("UPDATE plan_readings SET content = $1, version = $2 WHERE id = $3", values).await?;
    Ok(())
}

pub(crate) async fn close_reading(tx: &Tx, id: Uuid, campaign: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE plan_readings SET campaign_id = $1 WHERE id = $2", [campaign.into(), id.into()]).await?;
    Ok(())
}
