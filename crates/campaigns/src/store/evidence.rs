//! The tables of evidence and of its counts.

use jiff::civil::Date;
use kit::db::{DbError, Run, Schema, Tx};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use crate::evidence::{Cell, Evidence};
use crate::model::{Figures, Reached};

#[derive(FromQueryResult)]
pub(super) struct EvidenceRow {
    id: Uuid,
    kind: String,
    subject_id: Uuid,
    form: String,
    agency_id: Uuid,
    day: String,
    title: String,
    href: String,
    activity_id: Option<Uuid>,
    things: Option<i64>,
    audience: Option<i64>,
    copies: Option<i64>,
    airings: Option<i64>,
    note: Option<String>,
    file: Option<String>,
}

pub(super) const COLUMNS: &str = "e.id, e.kind, e.subject_id, e.form, e.agency_id, e.day, e.title, e.href, e.activity_id, e.things, e.audience,
    e.copies, e.airings, e.note, e.file";

impl From<EvidenceRow> for Evidence {
    fn from(row: EvidenceRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            subject: row.subject_id,
            form: row.form,
            agency: row.agency_id,
            day: row.day.parse().unwrap_or_default(),
            title: row.title,
            href: row.href,
            activity: row.activity_id,
            figures: Figures {
                things: row.things,
                audience: row.audience,
                copies: row.copies,
                airings: row.airings,
            },
            note: row.note.unwrap_or_default(),
            file: row.file,
        }
    }
}

/// The evidence that a thing gives, if any.
pub(crate) async fn evidence_of(
    db: &impl Run,
    kind: &str,
    subject: Uuid,
) -> Result<Option<Evidence>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM evidence e WHERE e.kind = $1 AND e.subject_id = $2");
    let row: Option<EvidenceRow> = db.one(&sql, [kind.into(), subject.into()]).await?;
    Ok(row.map(Evidence::from))
}

/// The themes of a piece of evidence, and the themes above them.
pub(crate) async fn themes_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    ids(db, "SELECT theme_id AS id FROM evidence_themes WHERE evidence_id = $1 ORDER BY theme_id", evidence)
        .await
}

/// The plans of the themes of a piece of evidence.
pub(crate) async fn plans_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT DISTINCT t.campaign_id AS id
               FROM evidence_themes e JOIN themes t ON t.id = e.theme_id WHERE e.evidence_id = $1";
    ids(db, sql, evidence).await
}

/// The areas of a piece of evidence; none if it is for the whole city.
pub(crate) async fn areas_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    ids(db, "SELECT area_id AS id FROM evidence_areas WHERE evidence_id = $1 ORDER BY area_id", evidence)
        .await
}

async fn ids(db: &impl Run, sql: &str, of: Uuid) -> Result<Vec<Uuid>, DbError> {
    let rows = db.rows(sql, [of.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
}

pub(crate) async fn insert_evidence(
    tx: &Tx,
    evidence: &Evidence,
    themes: &[Uuid],
    areas: &[Uuid],
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO evidence (id, kind, subject_id, form, agency_id, day, title, href, recorded_at, activity_id,
                               things, audience, copies, airings, note, file)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        [
            evidence.id.into(),
            evidence.kind.clone().into(),
            evidence.subject.into(),
            evidence.form.clone().into(),
            evidence.agency.into(),
            evidence.day.to_string().into(),
            evidence.title.clone().into(),
            evidence.href.clone().into(),
            tx.now().as_millisecond().into(),
            evidence.activity.into(),
            evidence.figures.things.into(),
            evidence.figures.audience.into(),
            evidence.figures.copies.into(),
            evidence.figures.airings.into(),
            Some(evidence.note.clone()).filter(|note| !note.is_empty()).into(),
            evidence.file.clone().into(),
        ],
    )
    .await?;
    let day = evidence.day.to_string();
    for theme in themes {
        tx.exec(
            "INSERT INTO evidence_themes (evidence_id, theme_id, form, day) VALUES ($1, $2, $3, $4)",
            [evidence.id.into(), (*theme).into(), evidence.form.clone().into(), day.clone().into()],
        )
        .await?;
    }
    for area in areas {
        tx.exec(
            "INSERT INTO evidence_areas (evidence_id, area_id) VALUES ($1, $2)",
            [evidence.id.into(), (*area).into()],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn delete_evidence(tx: &Tx, evidence: Uuid) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM evidence_areas WHERE evidence_id = $1",
        "DELETE FROM evidence_places WHERE evidence_id = $1",
        "DELETE FROM evidence_themes WHERE evidence_id = $1",
        "DELETE FROM evidence WHERE id = $1",
    ] {
        tx.exec(sql, [evidence.into()]).await?;
    }
    Ok(())
}

/// Adds `by` to the count of a cell.
pub(crate) async fn count(tx: &Tx, cell: &Cell, by: i64) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO coverage (about_id, form, area_id, month, reached) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (area_id, month, about_id, form) DO UPDATE SET reached = coverage.reached + excluded.reached",
        [
            cell.about.into(),
            cell.form.clone().into(),
            cell.area.into(),
            cell.month.clone().into(),
            by.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Adds to the results of an activity in a half-month.
pub(crate) async fn count_activity(
    tx: &Tx,
    activity: Uuid,
    half: Date,
    reached: Reached,
) -> Result<(), DbError> {
    let sql = format!(
        "INSERT INTO activity_reached (activity_id, half, evidence, things, audience, copies, airings)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (activity_id, half) DO UPDATE SET {}",
        adding("activity_reached")
    );
    let mut values = vec![activity.into(), half.to_string().into()];
    values.extend(reached.values());
    tx.exec(&sql, values).await?;
    Ok(())
}

/// Adds to the results of a plan in a half-month, by agency and form.
pub(crate) async fn count_plan(
    tx: &Tx,
    plan: Uuid,
    (agency, form): (Uuid, &str),
    half: Date,
    reached: Reached,
) -> Result<(), DbError> {
    let sql = format!(
        "INSERT INTO plan_reached (campaign_id, agency_id, form, half, evidence, things, audience, copies, airings)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (campaign_id, half, agency_id, form) DO UPDATE SET {}",
        adding("plan_reached")
    );
    let mut values = vec![plan.into(), agency.into(), form.into(), half.to_string().into()];
    values.extend(reached.values());
    tx.exec(&sql, values).await?;
    Ok(())
}

fn adding(table: &str) -> String {
    let columns = ["evidence", "things", "audience", "copies", "airings"];
    columns.map(|column| format!("{column} = {table}.{column} + excluded.{column}")).join(", ")
}

impl Reached {
    fn values(self) -> [Value; 5] {
        [self.evidence, self.things, self.audience, self.copies, self.airings].map(Value::from)
    }

    pub(super) fn read(row: &QueryResult) -> Result<Self, DbError> {
        Ok(Self {
            evidence: row.try_get("", "evidence")?,
            things: row.try_get("", "things")?,
            audience: row.try_get("", "audience")?,
            copies: row.try_get("", "copies")?,
            airings: row.try_get("", "airings")?,
        })
    }
}

pub(super) const SUMS: &str =
    "CAST(SUM(r.evidence) AS BIGINT) AS evidence, CAST(SUM(r.things) AS BIGINT) AS things,
    CAST(SUM(r.audience) AS BIGINT) AS audience, CAST(SUM(r.copies) AS BIGINT) AS copies,
    CAST(SUM(r.airings) AS BIGINT) AS airings";

/// The results of each activity of a plan in the half-months that begin within some days, and its newest half-month.
pub(crate) async fn reached_by_activity(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, Reached, Date)>, DbError> {
    let sql = format!(
        "SELECT r.activity_id, {SUMS}, MAX(r.half) AS half
         FROM activities a JOIN activity_reached r ON r.activity_id = a.id
         WHERE a.campaign_id = $1 AND r.half BETWEEN $2 AND $3
         GROUP BY r.activity_id HAVING SUM(r.evidence) > 0"
    );
    let rows = db.rows(&sql, [plan.into(), from.to_string().into(), to.to_string().into()]).await?;
    let row = |row: &QueryResult| {
        let half: String = row.try_get("", "half")?;
        Ok((row.try_get("", "activity_id")?, Reached::read(row)?, half.parse().unwrap_or_default()))
    };
    rows.iter().map(row).collect()
}

/// The results of a plan by agency and form in the half-months that begin within some days.
pub(crate) async fn reached_by_agency(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, Reached)>, DbError> {
    let sql = format!(
        "SELECT r.agency_id, r.form, {SUMS} FROM plan_reached r
         WHERE r.campaign_id = $1 AND r.half BETWEEN $2 AND $3
         GROUP BY r.agency_id, r.form HAVING SUM(r.evidence) > 0"
    );
    let rows = db.rows(&sql, [plan.into(), from.to_string().into(), to.to_string().into()]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "agency_id")?, row.try_get("", "form")?, Reached::read(row)?)))
        .collect()
}

/// In a migration, counts the results of plans from the stored evidence; evidence from before this migration has no
/// such counts.
pub fn count_plans(schema: &mut Schema) {
    schema.sql("DELETE FROM plan_reached");
    schema.sql(
        "INSERT INTO plan_reached (campaign_id, agency_id, form, half, evidence, things, audience, copies, airings)
         SELECT p.campaign_id, e.agency_id, e.form,
                substr(e.day, 1, 8) || CASE WHEN substr(e.day, 9, 2) < '15' THEN '01' ELSE '15' END,
                COUNT(*), CAST(SUM(COALESCE(e.things, 1)) AS BIGINT), CAST(SUM(COALESCE(e.audience, 0)) AS BIGINT),
                CAST(SUM(COALESCE(e.copies, 0)) AS BIGINT), CAST(SUM(COALESCE(e.airings, 0)) AS BIGINT)
         FROM evidence e JOIN (SELECT DISTINCT x.evidence_id, t.campaign_id
                               FROM evidence_themes x JOIN themes t ON t.id = x.theme_id) p ON p.evidence_id = e.id
         GROUP BY p.campaign_id, e.agency_id, e.form,
                  substr(e.day, 1, 8) || CASE WHEN substr(e.day, 9, 2) < '15' THEN '01' ELSE '15' END",
    );
}

/// Deletes all counts, before they are made again.
pub(crate) async fn forget_counts(tx: &Tx) -> Result<(), DbError> {
    for table in ["coverage", "coverage_places", "activity_reached", "plan_reached"] {
        tx.exec(&format!("DELETE FROM {table}"), []).await?;
    }
    Ok(())
}

/// The next pieces of evidence after an identifier, in the order of identifiers: a batch for counting again.
pub(crate) async fn evidence_after(db: &impl Run, after: Uuid, most: i64) -> Result<Vec<Evidence>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM evidence e WHERE e.id > $1 ORDER BY e.id LIMIT $2");
    let rows: Vec<EvidenceRow> = db.all(&sql, [after.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

/// The number of pieces of evidence by theme (or plan as a whole) and form, in an area ([`Uuid::nil`]: each piece once,
/// for all areas together), from one month to another, both included, as `2024-01`.
pub(crate) async fn reached(
    db: &impl Run,
    area: Uuid,
    (from, to): (&str, &str),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    let rows = db
        .rows(
            "SELECT about_id, form, CAST(SUM(reached) AS BIGINT) AS reached FROM coverage
             WHERE area_id = $1 AND month BETWEEN $2 AND $3
             GROUP BY about_id, form HAVING SUM(reached) > 0",
            [area.into(), from.into(), to.into()],
        )
        .await?;
    let row = |row: &QueryResult| {
        Ok::<_, DbError>((
            row.try_get("", "about_id")?,
            row.try_get("", "form")?,
            row.try_get("", "reached")?,
        ))
    };
    rows.iter().map(row).collect()
}
