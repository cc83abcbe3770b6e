//! The queries on evidence for the pages of coverage and the calendar: by area and by day.

use jiff::civil::Date;
use kit::db::{DbError, Run};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::evidence::{COLUMNS, EvidenceRow};
use crate::evidence::Evidence;

/// The most areas in a query; further ones are ignored. A present area has far fewer predecessors.
const MOST: usize = 400;

fn binds(values: &mut Vec<Value>, ids: &[Uuid]) -> String {
    let bind = |id: &Uuid| {
        values.push((*id).into());
        format!("${}", values.len())
    };
    ids.iter().take(MOST).map(bind).collect::<Vec<_>>().join(", ")
}

/// The number of pieces of evidence in some areas together, by theme and form, within some days. A piece counts once,
/// even if it is for several of the areas.
pub(crate) async fn reached_in(
    db: &impl Run,
    areas: &[Uuid],
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    let mut values = vec![from.to_string().into(), to.to_string().into()];
    let sql = format!(
        "SELECT t.theme_id, t.form, COUNT(DISTINCT t.evidence_id) AS reached
         FROM evidence_areas a JOIN evidence_themes t ON t.evidence_id = a.evidence_id
         WHERE a.area_id IN ({}) AND t.day BETWEEN $1 AND $2
         GROUP BY t.theme_id, t.form",
        binds(&mut values, areas)
    );
    let row = |row: &QueryResult| {
        Ok::<_, DbError>((
            row.try_get("", "theme_id")?,
            row.try_get("", "form")?,
            row.try_get("", "reached")?,
        ))
    };
    db.rows(&sql, values).await?.iter().map(row).collect()
}

/// The number of pieces of evidence in each area for a theme or a plan, in one form or in all, in some months. The nil
/// area counts each piece once.
pub(crate) async fn reached_by_area(
    db: &impl Run,
    about: Uuid,
    form: Option<&str>,
    months: (&str, &str),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    summed(db, "coverage", about, form, months).await
}

/// The same on later maps: a piece counts once for each of its areas and for each area that followed them.
pub(crate) async fn reached_by_place(
    db: &impl Run,
    about: Uuid,
    form: Option<&str>,
    months: (&str, &str),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    summed(db, "coverage_places", about, form, months).await
}

async fn summed(
    db: &impl Run,
    table: &str,
    about: Uuid,
    form: Option<&str>,
    (from, to): (&str, &str),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    let mut values = vec![about.into(), from.into(), to.into()];
    values.extend(form.map(Value::from));
    let of_form = if form.is_some() { "AND form = $4" } else { "" };
    let sql = format!(
        "SELECT area_id, CAST(SUM(reached) AS BIGINT) AS reached FROM {table}
         WHERE about_id = $1 AND month BETWEEN $2 AND $3 {of_form}
         GROUP BY area_id HAVING SUM(reached) > 0"
    );
    let rows = db.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "area_id")?, row.try_get("", "reached")?))).collect()
}

/// The pairs of a top theme of a plan and an area with evidence for it in some months, in any form. The nil area stands
/// for anywhere.
pub(crate) async fn reached_by_theme_and_area(
    db: &impl Run,
    plan: Uuid,
    (from, to): (&str, &str),
) -> Result<Vec<(Uuid, Uuid)>, DbError> {
    let rows = db
        .rows(
            "SELECT c.about_id, c.area_id FROM themes t JOIN coverage c ON c.about_id = t.id
             WHERE t.campaign_id = $1 AND t.parent_id IS NULL AND c.month BETWEEN $2 AND $3
             GROUP BY c.about_id, c.area_id HAVING SUM(c.reached) > 0",
            [plan.into(), from.into(), to.into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.try_get("", "about_id")?, row.try_get("", "area_id")?))).collect()
}

/// The newest evidence of a theme in a form, in some areas together; without areas, anywhere.
pub(crate) async fn evidence_of_cell(
    db: &impl Run,
    (theme, form): (Uuid, &str),
    areas: &[Uuid],
    (from, to): (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    let mut values =
        vec![theme.into(), form.into(), from.to_string().into(), to.to_string().into(), most.into()];
    let there = match areas {
        [] => String::new(),
        areas => format!(
            "AND EXISTS (SELECT 1 FROM evidence_areas a
                         WHERE a.evidence_id = t.evidence_id AND a.area_id IN ({}))",
            binds(&mut values, areas)
        ),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM evidence_themes t JOIN evidence e ON e.id = t.evidence_id
         WHERE t.theme_id = $1 AND t.form = $2 AND t.day BETWEEN $3 AND $4 {there}
         ORDER BY t.day DESC, e.id DESC LIMIT $5"
    );
    let rows: Vec<EvidenceRow> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

/// The newest evidence of a plan, at most `most`.
pub async fn newest_evidence(db: &impl Run, plan: Uuid, most: i64) -> Result<Vec<Evidence>, DbError> {
    // Evidence of a theme is also evidence of the themes above it, so the top themes have all evidence of a plan. Each
    // of them gives its newest pieces, so that the query reads no more than it shows, however long the history is.
    let mut found: Vec<Evidence> = Vec::new();
    let tops = "SELECT id FROM themes WHERE campaign_id = $1 AND parent_id IS NULL";
    for top in db.rows(tops, [plan.into()]).await? {
        let theme: Uuid = top.try_get("", "id")?;
        let sql = format!(
            "SELECT {COLUMNS} FROM evidence_themes t JOIN evidence e ON e.id = t.evidence_id
             WHERE t.theme_id = $1
             ORDER BY t.day DESC, t.evidence_id DESC LIMIT $2"
        );
        let rows: Vec<EvidenceRow> = db.all(&sql, [theme.into(), most.into()]).await?;
        found.extend(rows.into_iter().map(Evidence::from));
    }
    found.sort_unstable_by_key(|one| std::cmp::Reverse((one.day, one.id)));
    found.dedup_by_key(|one| one.id);
    found.truncate(usize::try_from(most).unwrap_or(0));
    Ok(found)
}

/// The filters of the calendar.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Narrow<'a> {
    pub(crate) agency: Option<Uuid>,
    pub(crate) form: Option<&'a str>,
    pub(crate) theme: Option<Uuid>,
}

/// The evidence of a plan within some days, at most `most` pieces of each day, each with the number of pieces on its
/// day.
pub(crate) async fn evidence_by_day(
    db: &impl Run,
    plan: Uuid,
    narrow: Narrow<'_>,
    (from, to): (Date, Date),
    most: i64,
) -> Result<Vec<(Evidence, i64)>, DbError> {
    #[derive(FromQueryResult)]
    struct Counted {
        #[sea_orm(nested)]
        evidence: EvidenceRow,
        count: i64,
    }
    let mut values: Vec<Value> = vec![from.to_string().into(), to.to_string().into(), most.into()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let themes = match narrow.theme {
        Some(theme) => bind(theme.into()),
        None => {
            format!("SELECT id FROM themes WHERE campaign_id = {} AND parent_id IS NULL", bind(plan.into()))
        }
    };
    let form = narrow.form.map_or_else(String::new, |form| format!("AND t.form = {}", bind(form.into())));
    let agency =
        narrow.agency.map_or_else(String::new, |agency| format!("AND e.agency_id = {}", bind(agency.into())));
    let sql = format!(
        "SELECT {COLUMNS}, e.place, e.count FROM (
             SELECT {COLUMNS}, ROW_NUMBER() OVER (PARTITION BY e.day ORDER BY e.id) AS place,
                    COUNT(*) OVER (PARTITION BY e.day) AS count
             FROM (SELECT DISTINCT t.evidence_id FROM evidence_themes t
                   WHERE t.theme_id IN ({themes}) AND t.day BETWEEN $1 AND $2 {form}) found
             JOIN evidence e ON e.id = found.evidence_id {agency}) e
         WHERE e.place <= $3 ORDER BY e.day, e.place"
    );
    let rows: Vec<Counted> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(|row| (row.evidence.into(), row.count)).collect())
}
