//! The tables of the areas that evidence counts for on later maps: its own areas and all their successors.

use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::evidence::{COLUMNS, EvidenceRow};
use crate::evidence::{Cell, Evidence};

/// The areas of a piece of evidence and their successors, in the order of identifiers.
pub(crate) async fn places_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT area_id FROM evidence_places WHERE evidence_id = $1 ORDER BY area_id";
    let rows = db.rows(sql, [evidence.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "area_id")).collect::<Result<_, _>>()?)
}

/// Replaces the places of a piece of evidence.
pub(crate) async fn set_places(tx: &Tx, evidence: Uuid, places: &[Uuid]) -> Result<(), DbError> {
    tx.exec("DELETE FROM evidence_places WHERE evidence_id = $1", [evidence.into()]).await?;
    for place in places {
        let sql = "INSERT INTO evidence_places (evidence_id, area_id) VALUES ($1, $2)";
        tx.exec(sql, [evidence.into(), (*place).into()]).await?;
    }
    Ok(())
}

/// Adds to the count of a cell.
pub(crate) async fn count_place(tx: &Tx, cell: &Cell, by: i64) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO coverage_places (about_id, form, area_id, month, reached) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (area_id, month, about_id, form)
         DO UPDATE SET reached = coverage_places.reached + excluded.reached",
        [cell.about.into(), cell.form.clone().into(), cell.area.into(), cell.month.clone().into(), by.into()],
    )
    .await?;
    Ok(())
}

/// The next pieces of evidence with areas after an identifier, at most `most`, in the order of identifiers.
pub(crate) async fn placed_after(db: &impl Run, after: Uuid, most: i64) -> Result<Vec<Evidence>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM evidence e
         WHERE e.id > $1 AND EXISTS (SELECT 1 FROM evidence_areas a WHERE a.evidence_id = e.id)
         ORDER BY e.id LIMIT $2"
    );
    let rows: Vec<EvidenceRow> = db.all(&sql, [after.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

#[derive(FromQueryResult)]
struct StateRow {
    successions: String,
}

/// The stored mark of the successions that the counts follow; empty before the first run.
pub(crate) async fn successions(db: &impl Run) -> Result<String, DbError> {
    let row: Option<StateRow> = db.one("SELECT successions FROM coverage_state WHERE one = 1", []).await?;
    Ok(row.map_or_else(String::new, |row| row.successions))
}

/// Stores the mark of the successions that the counts follow.
pub(crate) async fn note_successions(tx: &Tx, mark: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO coverage_state (one, successions) VALUES (1, $1)
               ON CONFLICT (one) DO UPDATE SET successions = excluded.successions";
    tx.exec(sql, [mark.into()]).await?;
    Ok(())
}
