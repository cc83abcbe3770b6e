//! The tables of evidence, and what is counted of it.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::evidence::{Cell, Evidence};

#[derive(FromQueryResult)]
struct EvidenceRow {
    id: Uuid,
    kind: String,
    subject_id: Uuid,
    form: String,
    agency_id: Uuid,
    day: String,
    title: String,
    href: String,
}

const COLUMNS: &str = "e.id, e.kind, e.subject_id, e.form, e.agency_id, e.day, e.title, e.href";

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
        }
    }
}

/// What something is evidence of.
pub(crate) async fn evidence_of(
    db: &impl Run,
    kind: &str,
    subject: Uuid,
) -> Result<Option<Evidence>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM evidence e WHERE e.kind = $1 AND e.subject_id = $2");
    let row: Option<EvidenceRow> = db.one(&sql, [kind.into(), subject.into()]).await?;
    Ok(row.map(Evidence::from))
}

/// The themes of a piece of evidence, and those above them.
pub(crate) async fn themes_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    ids(db, "SELECT theme_id AS id FROM evidence_themes WHERE evidence_id = $1 ORDER BY theme_id", evidence)
        .await
}

/// The plans that the themes of a piece of evidence belong to.
pub(crate) async fn plans_of(db: &impl Run, evidence: Uuid) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT DISTINCT t.campaign_id AS id
               FROM evidence_themes e JOIN themes t ON t.id = e.theme_id WHERE e.evidence_id = $1";
    ids(db, sql, evidence).await
}

/// The areas of a piece of evidence; none when it was for the whole city.
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
        "INSERT INTO evidence (id, kind, subject_id, form, agency_id, day, title, href, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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
        "DELETE FROM evidence_themes WHERE evidence_id = $1",
        "DELETE FROM evidence WHERE id = $1",
    ] {
        tx.exec(sql, [evidence.into()]).await?;
    }
    Ok(())
}

/// Counts one more, or one less, in a cell.
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

/// Forgets all counts, to count again.
pub(crate) async fn forget_counts(tx: &Tx) -> Result<(), DbError> {
    tx.exec("DELETE FROM coverage", []).await?;
    Ok(())
}

/// Some pieces of evidence after one, by their identifiers: to count again.
pub(crate) async fn evidence_after(db: &impl Run, after: Uuid, most: i64) -> Result<Vec<Evidence>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM evidence e WHERE e.id > $1 ORDER BY e.id LIMIT $2");
    let rows: Vec<EvidenceRow> = db.all(&sql, [after.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

/// How much was reached: by theme (or plan, as a whole) and form, in an area ([`Uuid::nil`] counts each thing once, wherever it was), from one month
/// to another, both included, as `2024-01`.
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
    let row = |row: &sea_orm::QueryResult| {
        Ok::<_, DbError>((
            row.try_get("", "about_id")?,
            row.try_get("", "form")?,
            row.try_get("", "reached")?,
        ))
    };
    rows.iter().map(row).collect()
}

/// How much was reached in each area, for a theme or a plan, whatever the form.
pub(crate) async fn reached_by_area(
    db: &impl Run,
    about: Uuid,
    (from, to): (&str, &str),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    let rows = db
        .rows(
            "SELECT area_id, CAST(SUM(reached) AS BIGINT) AS reached FROM coverage
             WHERE about_id = $1 AND month BETWEEN $2 AND $3
             GROUP BY area_id HAVING SUM(reached) > 0",
            [about.into(), from.into(), to.into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.try_get("", "area_id")?, row.try_get("", "reached")?))).collect()
}

/// The newest evidence of a theme in a form, for those who look into a cell.
pub(crate) async fn evidence_in(
    db: &impl Run,
    theme: Uuid,
    form: &str,
    (from, to): (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM evidence_themes t JOIN evidence e ON e.id = t.evidence_id
         WHERE t.theme_id = $1 AND t.form = $2 AND t.day BETWEEN $3 AND $4
         ORDER BY t.day DESC, e.id DESC LIMIT $5"
    );
    let values = [theme.into(), form.into(), from.to_string().into(), to.to_string().into(), most.into()];
    let rows: Vec<EvidenceRow> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}
