//! The queries on evidence for reports: by exact days, because the periods of reports begin on the 15th, and by agency.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kit::db::{DbError, Run};
use sea_orm::Value;
use uuid::Uuid;

use crate::forms::FORMS;

/// The agencies of a query; none for all.
type Agencies<'a> = Option<&'a [Uuid]>;

/// The pairs of a theme of a plan and a form with evidence within some days.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn reached_cells(
    db: &impl Run,
    plan: Uuid,
    agencies: Agencies<'_>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String)>, DbError> {
    let mut values: Vec<Value> = vec![plan.into(), from.to_string().into(), to.to_string().into()];
    let sql = match agencies {
        // Each cell costs one look into the index, however much evidence it has.
        None => {
            let forms =
                binds(&mut values, FORMS.iter().map(|form| form.key.into()), |bind| format!("({bind})"));
            format!(
                "SELECT t.id AS theme_id, f.column1 AS form FROM themes t CROSS JOIN (VALUES {forms}) f
                 WHERE t.campaign_id = $1 AND EXISTS (
                     SELECT 1 FROM evidence_themes x
                     WHERE x.theme_id = t.id AND x.form = f.column1 AND x.day BETWEEN $2 AND $3)"
            )
        }
        Some(agencies) => {
            let agencies = binds(&mut values, agencies.iter().map(|id| (*id).into()), |bind| bind);
            format!(
                "SELECT DISTINCT x.theme_id, x.form
                 FROM evidence e
                 JOIN evidence_themes x ON x.evidence_id = e.id
                 JOIN themes t ON t.id = x.theme_id
                 WHERE t.campaign_id = $1 AND e.day BETWEEN $2 AND $3 AND e.agency_id IN ({agencies})"
            )
        }
    };
    let rows = db.rows(&sql, values).await?;
    let mut cells: Vec<(Uuid, String)> = rows
        .iter()
        .map(|row| Ok((row.try_get("", "theme_id")?, row.try_get("", "form")?)))
        .collect::<Result<_, DbError>>()?;
    cells.sort();
    Ok(cells)
}

/// The number of pieces of evidence of a plan in each area within some days; a piece for several areas counts in each
/// of them.
pub async fn reached_areas(
    db: &impl Run,
    plan: Uuid,
    agencies: Agencies<'_>,
    days: (Date, Date),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    by_area(db, Map::Recorded, plan, agencies, days).await
}

/// The same on later maps: a piece counts once for each of its areas, and once for each area that followed them.
pub async fn reached_places(
    db: &impl Run,
    plan: Uuid,
    agencies: Agencies<'_>,
    days: (Date, Date),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    by_area(db, Map::Later, plan, agencies, days).await
}

/// Which areas count.
#[derive(Clone, Copy)]
enum Map {
    /// Those that were recorded.
    Recorded,
    /// Those, and all that followed them.
    Later,
}

async fn by_area(
    db: &impl Run,
    map: Map,
    plan: Uuid,
    agencies: Agencies<'_>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    let mut sums = BTreeMap::new();
    let whole = if agencies.is_some() { None } else { whole_months(from, to) };
    let pieces = match whole {
        // For whole months the stored counts are used.
        Some((first, last)) => {
            let months = (crate::evidence::month(first), crate::evidence::month(last));
            let months = (months.0.as_str(), months.1.as_str());
            let mut all = match map {
                Map::Recorded => super::coverage::reached_by_area(db, plan, None, months).await?,
                Map::Later => super::coverage::reached_by_place(db, plan, None, months).await?,
            };
            let before = first.yesterday().unwrap_or(first);
            let after = last.last_of_month().tomorrow().unwrap_or(to);
            if from <= before {
                all.extend(counted(db, map, plan, agencies, (from, before)).await?);
            }
            if after <= to {
                all.extend(counted(db, map, plan, agencies, (after, to)).await?);
            }
            all
        }
        None => counted(db, map, plan, agencies, (from, to)).await?,
    };
    for (area, count) in pieces.into_iter().filter(|(area, _)| !area.is_nil()) {
        *sums.entry(area).or_insert(0) += count;
    }
    Ok(sums.into_iter().collect())
}

/// The first days of the first and the last month that lie wholly within some days; none if there is no such month.
fn whole_months(from: Date, to: Date) -> Option<(Date, Date)> {
    let first = if from.day() == 1 { from } else { from.last_of_month().tomorrow().ok()? };
    let ends = if to == to.last_of_month() { to } else { to.first_of_month().yesterday().ok()? };
    let last = ends.first_of_month();
    (first <= last).then_some((first, last))
}

async fn counted(
    db: &impl Run,
    map: Map,
    plan: Uuid,
    agencies: Agencies<'_>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    let mut values: Vec<Value> = vec![plan.into(), from.to_string().into(), to.to_string().into()];
    let (of, narrow) = match agencies {
        None => ("", String::new()),
        Some(ids) => {
            let ids = binds(&mut values, ids.iter().map(|id| (*id).into()), |bind| bind);
            let narrow = format!("AND e.id = found.evidence_id AND e.agency_id IN ({ids})");
            ("CROSS JOIN evidence e", narrow)
        }
    };
    let areas = match map {
        Map::Recorded => "evidence_areas",
        Map::Later => "evidence_places",
    };
    // The top themes have all evidence of a plan. The order of the joins is SQLite's order of reading: what was done within
    // the days comes first, so that the cost follows these days and not the history.
    let sql = format!(
        "SELECT a.area_id, COUNT(*) AS pieces
         FROM (SELECT DISTINCT x.evidence_id FROM evidence_themes x
               WHERE x.theme_id IN (SELECT id FROM themes WHERE campaign_id = $1 AND parent_id IS NULL)
                 AND x.day BETWEEN $2 AND $3) found
         CROSS JOIN {areas} a {of}
         WHERE a.evidence_id = found.evidence_id {narrow}
         GROUP BY a.area_id"
    );
    let rows = db.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "area_id")?, row.try_get("", "pieces")?))).collect()
}

/// Adds values and returns their joined placeholders; without values it returns NULL, which equals nothing.
fn binds(
    values: &mut Vec<Value>,
    more: impl Iterator<Item = Value>,
    shape: impl Fn(String) -> String,
) -> String {
    let before = values.len();
    values.extend(more);
    if values.len() == before {
        return "NULL".to_owned();
    }
    (before + 1..=values.len()).map(|bind| shape(format!("${bind}"))).collect::<Vec<_>>().join(", ")
}
