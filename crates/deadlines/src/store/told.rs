//! What was told to whom.

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

/// The steps that were told of open deadlines in their present round, by deadline and person.
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

/// Notes that someone is told a step; `false` when they were told before.
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

/// What someone was told of deadlines that are still open and of the same day, the earliest due first.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn told_to(db: &impl Run, person: Uuid) -> Result<Vec<Told>, DbError> {
    of(db, person, "").await
}

/// The same, as far as no mail told it yet.
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

/// Everyone with something that no mail told yet.
pub(crate) async fn waiting_people(db: &impl Run) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT DISTINCT person_id FROM deadline_told WHERE settled_at IS NULL ORDER BY person_id";
    let rows = db.rows(sql, []).await?;
    rows.iter().map(|row| Ok(row.try_get("", "person_id")?)).collect()
}

/// Notes that all of it was in a mail, or is not to be in one.
pub(crate) async fn settle(tx: &Tx, person: Uuid) -> Result<(), DbError> {
    tx.exec(
        "UPDATE deadline_told SET settled_at = $1 WHERE person_id = $2 AND settled_at IS NULL",
        [tx.now().as_millisecond().into(), person.into()],
    )
    .await?;
    Ok(())
}
