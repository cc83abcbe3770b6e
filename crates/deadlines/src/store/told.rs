//! The table of steps that were told, with the person and the round of each.

use std::collections::HashMap;

use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::{COLUMNS, Row};
use crate::model::{Step, Told};

#[derive(FromQueryResult)]
struct ToldRow {
    #[sea_orm(nested)]
    deadline: Row,
    step: String,
}

impl ToldRow {
    fn told(self) -> Option<Told> {
        Some(Told { step: Step::named(&self.step)?, deadline: self.deadline.into() })
    }
}

/// The steps of the current rounds of open deadlines that were told, by deadline and person.
pub(crate) async fn known(db: &impl Run) -> Result<HashMap<(Uuid, Uuid), Vec<Step>>, DbError> {
    let rows = db
        .rows(
            "SELECT t.deadline_id, t.person_id, t.step
             FROM deadline_told t JOIN deadlines d ON d.id = t.deadline_id AND d.round = t.round
             WHERE d.ended_at IS NULL",
            [],
        )
        .await?;
    let mut known: HashMap<(Uuid, Uuid), Vec<Step>> = HashMap::new();
    for row in &rows {
        let step: String = row.try_get("", "step")?;
        let key = (row.try_get("", "deadline_id")?, row.try_get("", "person_id")?);
        known.entry(key).or_default().extend(Step::named(&step));
    }
    Ok(known)
}

/// Stores that a person is told a step. Returns `false` if the person was already told it in this round.
pub(crate) async fn note(
    tx: &Tx,
    (deadline, round): (Uuid, i64),
    step: Step,
    person: Uuid,
    calendar: i64,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "INSERT INTO deadline_told (deadline_id, round, step, person_id, told_at, calendar_version, settled_at)
             VALUES ($1, $2, $3, $4, $5, $6, NULL)
             ON CONFLICT (deadline_id, round, step, person_id) DO NOTHING",
            [
                deadline.into(),
                round.into(),
                step.name().into(),
                person.into(),
                tx.now().as_millisecond().into(),
                calendar.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// The steps that a person was told about open deadlines in their current rounds, the earliest due day first.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn told_to(db: &impl Run, person: Uuid) -> Result<Vec<Told>, DbError> {
    of(db, person, "").await
}

/// The same steps, without those that were in a mail or were skipped.
pub(crate) async fn unsettled(db: &impl Run, person: Uuid) -> Result<Vec<Told>, DbError> {
    of(db, person, " AND t.settled_at IS NULL").await
}

async fn of(db: &impl Run, person: Uuid, which: &str) -> Result<Vec<Told>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS}, t.step
         FROM deadline_told t JOIN deadlines d ON d.id = t.deadline_id AND d.round = t.round
         WHERE t.person_id = $1 AND d.ended_at IS NULL{which}
         ORDER BY d.due, d.id"
    );
    let rows: Vec<ToldRow> = db.all(&sql, [person.into()]).await?;
    Ok(rows.into_iter().filter_map(ToldRow::told).collect())
}

/// The people with steps that were neither in a mail nor skipped.
pub(crate) async fn waiting_people(db: &impl Run) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT DISTINCT person_id FROM deadline_told WHERE settled_at IS NULL ORDER BY person_id";
    let rows = db.rows(sql, []).await?;
    rows.iter().map(|row| Ok(row.try_get("", "person_id")?)).collect()
}

/// Marks all of a person's steps as mailed or skipped.
pub(crate) async fn settle(tx: &Tx, person: Uuid) -> Result<(), DbError> {
    tx.exec(
        "UPDATE deadline_told SET settled_at = $1 WHERE person_id = $2 AND settled_at IS NULL",
        [tx.now().as_millisecond().into(), person.into()],
    )
    .await?;
    Ok(())
}
