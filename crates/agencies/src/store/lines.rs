//! The successors of many areas at once, along the whole line.

use kit::db::{DbError, Run};
use sea_orm::Value;
use uuid::Uuid;

use super::areas::{AREA_COLUMNS, AreaRow};
use crate::model::Area;

/// Identifiers that one look-up may be asked for; both engines take more binds.
const MOST: usize = 400;

fn binds(count: usize) -> String {
    (1..=count).map(|bind| format!("${bind}")).collect::<Vec<_>>().join(", ")
}

fn values(ids: &[Uuid]) -> Vec<Value> {
    ids.iter().map(|id| Value::from(*id)).collect()
}

/// All areas there are and were, in the order of their names.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn all_areas(db: &impl Run) -> Result<Vec<Area>, DbError> {
    let sql = format!("SELECT {AREA_COLUMNS} FROM areas a ORDER BY a.sort, a.id");
    db.all::<AreaRow>(&sql, []).await?.into_iter().map(Area::try_from).collect()
}

/// The areas with these identifiers, in the order of their names; an identifier without an area is left out.
pub async fn areas_with(db: &impl Run, ids: &[Uuid]) -> Result<Vec<Area>, DbError> {
    let mut found = Vec::new();
    for ids in ids.chunks(MOST) {
        let sql = format!(
            "SELECT {AREA_COLUMNS} FROM areas a WHERE a.id IN ({}) ORDER BY a.sort, a.id",
            binds(ids.len())
        );
        for row in db.all::<AreaRow>(&sql, values(ids)).await? {
            found.push(Area::try_from(row)?);
        }
    }
    Ok(found)
}

/// The successors of each of these areas, to the present: pairs of an area and one that follows it. Only an area that
/// has an end is followed: an area that gave a part away and goes on is still itself.
pub async fn heirs(db: &impl Run, ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, DbError> {
    let mut found = Vec::new();
    for ids in ids.chunks(MOST) {
        // UNION without ALL also ends where the data goes round in a ring.
        let sql = format!(
            "WITH RECURSIVE line (first_id, id) AS (
                 SELECT s.from_id, s.to_id
                 FROM area_successors s
                 JOIN areas a ON a.id = s.from_id
                 WHERE a.valid_to IS NOT NULL AND s.from_id IN ({})
                 UNION
                 SELECT l.first_id, s.to_id
                 FROM line l
                 JOIN areas a ON a.id = l.id
                 JOIN area_successors s ON s.from_id = l.id
                 WHERE a.valid_to IS NOT NULL)
             SELECT first_id, id FROM line ORDER BY first_id, id",
            binds(ids.len())
        );
        for row in db.rows(&sql, values(ids)).await? {
            found.push((row.try_get("", "first_id")?, row.try_get("", "id")?));
        }
    }
    Ok(found)
}

/// The areas that ended and became this one, those before them, and so on.
pub async fn forebears(db: &impl Run, area: Uuid) -> Result<Vec<Uuid>, DbError> {
    let rows = db
        .rows(
            "WITH RECURSIVE line (id) AS (
                 SELECT s.from_id
                 FROM area_successors s
                 JOIN areas a ON a.id = s.from_id
                 WHERE a.valid_to IS NOT NULL AND s.to_id = $1
                 UNION
                 SELECT s.from_id
                 FROM line l
                 JOIN area_successors s ON s.to_id = l.id
                 JOIN areas a ON a.id = s.from_id
                 WHERE a.valid_to IS NOT NULL)
             SELECT id FROM line ORDER BY id",
            [area.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}
