//! What the pages of coverage and the calendar ask of evidence: by area, by activity, by day.

use jiff::civil::Date;
use kit::db::{DbError, Run};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::evidence::{COLUMNS, EvidenceRow};
use crate::evidence::Evidence;

/// Areas that a question names at most: those that became one of today are fewer by far.
const MOST: usize = 400;

fn binds(values: &mut Vec<Value>, ids: &[Uuid]) -> String {
    let bind = |id: &Uuid| {
        values.push((*id).into());
        format!("${}", values.len())
    };
    ids.iter().take(MOST).map(bind).collect::<Vec<_>>().join(", ")
}

/// How much was reached in some areas taken together, by theme and form, from one day to another: each thing once, for
/// however many of them it was.
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

/// How much was reached in each area for a theme or a plan, in a form or in all, from one month to another; the nil area counts
/// each thing once.
pub(crate) async fn reached_by_area(
    db: &impl Run,
    about: Uuid,
    form: Option<&str>,
    (from, to): (&str, &str),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    let mut values = vec![about.into(), from.into(), to.into()];
    values.extend(form.map(Value::from));
    let of_form = if form.is_some() { "AND form = $4" } else { "" };
    let sql = format!(
        "SELECT area_id, CAST(SUM(reached) AS BIGINT) AS reached FROM coverage
         WHERE about_id = $1 AND month BETWEEN $2 AND $3 {of_form}
         GROUP BY area_id HAVING SUM(reached) > 0"
    );
    let rows = db.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "area_id")?, row.try_get("", "reached")?))).collect()
}

/// How much was reached for each theme in each area, in all forms, from one month to another.
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

/// The newest evidence of a theme in a form, in some areas taken together; with none, wherever it was.
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

/// The newest evidence of a plan.
pub async fn newest_evidence(db: &impl Run, plan: Uuid, most: i64) -> Result<Vec<Evidence>, DbError> {
    // Evidence of a theme is evidence of those above it: the top themes have all of a plan's. Each of them gives its newest, so
    // that no more is read than is shown, however long the history is.
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

/// What the evidence of a calendar is narrowed down to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Narrow<'a> {
    pub(crate) agency: Option<Uuid>,
    pub(crate) form: Option<&'a str>,
    pub(crate) theme: Option<Uuid>,
}

/// The evidence of a plan from one day to another, the first of each day, at most `most` of it, each with how much there was on
/// its day.
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
