//! The ties of evidence to activities, and the files of work that was recorded by hand.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::evidence::{COLUMNS, EvidenceRow, SUMS};
use crate::evidence::Evidence;
use crate::model::{Figures, Reached};

/// Whether a person chose the activity of a piece of evidence, or chose none.
pub(crate) async fn tied_by_hand(db: &impl Run, evidence: Uuid) -> Result<bool, DbError> {
    let rows = db.rows("SELECT by_hand FROM evidence WHERE id = $1", [evidence.into()]).await?;
    let by_hand: Option<i64> = rows.first().map(|row| row.try_get("", "by_hand")).transpose()?;
    Ok(by_hand.is_some_and(|by_hand| by_hand != 0))
}

/// Sets the activity of a piece of evidence, and whether a person chose it.
pub(crate) async fn set_tie(
    tx: &Tx,
    evidence: Uuid,
    activity: Option<Uuid>,
    by_hand: bool,
) -> Result<(), DbError> {
    tx.exec(
        "UPDATE evidence SET activity_id = $1, by_hand = $2 WHERE id = $3",
        [activity.into(), i64::from(by_hand).into(), evidence.into()],
    )
    .await?;
    Ok(())
}

/// An activity that a piece of evidence may fulfil: its identifier, whether it recurs, its targets and its results.
pub(crate) type Fitting = (Uuid, bool, Figures, Reached);

/// The activities that the evidence's agency leads, with its form and one of these themes, whose time includes its day.
/// Cancelled ones are left out.
pub(crate) async fn fitting_activities(
    db: &impl Run,
    evidence: &Evidence,
    themes: &[Uuid],
) -> Result<Vec<Fitting>, DbError> {
    let day = evidence.day.to_string();
    let mut values: Vec<Value> = vec![evidence.agency.into(), evidence.form.clone().into(), day.into()];
    let binds: Vec<String> = (4..4 + themes.len()).map(|bind| format!("${bind}")).collect();
    values.extend(themes.iter().map(|theme| Value::from(*theme)));
    let sql = format!(
        "SELECT a.id, a.every, a.target_things, a.target_audience, a.target_copies, a.target_airings
         FROM activities a JOIN campaigns c ON c.id = a.campaign_id
         WHERE a.lead_id = $1 AND a.form = $2 AND a.cancelled IS NULL
           AND $3 BETWEEN CASE WHEN a.starts = '' THEN c.starts ELSE a.starts END
                      AND CASE WHEN a.due = '' THEN c.ends ELSE a.due END
           AND a.id IN (SELECT activity_id FROM activity_themes WHERE theme_id IN ({}))
         ORDER BY a.number",
        binds.join(", ")
    );
    let mut fitting = Vec::new();
    for row in db.rows(&sql, values).await? {
        let every: String = row.try_get("", "every")?;
        let id: Uuid = row.try_get("", "id")?;
        let targets = Figures {
            things: row.try_get("", "target_things")?,
            audience: row.try_get("", "target_audience")?,
            copies: row.try_get("", "target_copies")?,
            airings: row.try_get("", "target_airings")?,
        };
        fitting.push((id, !every.is_empty(), targets, reached_of(db, id).await?.0));
    }
    Ok(fitting)
}

/// The total results of an activity, and the first day of its newest half-month with evidence.
pub(crate) async fn reached_of(db: &impl Run, activity: Uuid) -> Result<(Reached, Option<Date>), DbError> {
    let sql = format!(
        "SELECT r.activity_id, {SUMS}, MAX(r.half) AS half FROM activity_reached r
         WHERE r.activity_id = $1 GROUP BY r.activity_id HAVING SUM(r.evidence) > 0"
    );
    let rows = db.rows(&sql, [activity.into()]).await?;
    let Some(row) = rows.first() else { return Ok((Reached::default(), None)) };
    let half: String = row.try_get("", "half")?;
    Ok((Reached::read(row)?, half.parse().ok()))
}

/// The evidence of an activity, the newest first.
pub(crate) async fn evidence_of_activity(
    db: &impl Run,
    activity: Uuid,
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM evidence e WHERE e.activity_id = $1 ORDER BY e.day DESC, e.id DESC LIMIT $2"
    );
    let rows: Vec<EvidenceRow> = db.all(&sql, [activity.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

/// Evidence of some agencies in a form, with one of some themes, within some days, that fulfils no activity; the newest
/// first.
pub(crate) async fn free_evidence(
    db: &impl Run,
    (agencies, themes): (&[Uuid], &[Uuid]),
    form: &str,
    (from, to): (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    if agencies.is_empty() || themes.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> =
        vec![form.into(), from.to_string().into(), to.to_string().into(), most.into()];
    let mut binds = |ids: &[Uuid]| {
        let first = values.len() + 1;
        values.extend(ids.iter().map(|id| Value::from(*id)));
        (first..first + ids.len()).map(|bind| format!("${bind}")).collect::<Vec<_>>().join(", ")
    };
    let (agencies, themes) = (binds(agencies), binds(themes));
    let sql = format!(
        "SELECT {COLUMNS} FROM evidence e
         WHERE e.activity_id IS NULL AND e.form = $1 AND e.day BETWEEN $2 AND $3 AND e.agency_id IN ({agencies})
           AND EXISTS (SELECT 1 FROM evidence_themes t WHERE t.evidence_id = e.id AND t.theme_id IN ({themes}))
         ORDER BY e.day DESC, e.id DESC LIMIT $4"
    );
    let rows: Vec<EvidenceRow> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

/// A file that documents work that was recorded by hand.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct EvidenceFile {
    /// Its SHA-256, by which the blob store knows it.
    pub blob: String,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: String,
    /// Its size, in bytes.
    pub bytes: i64,
}

/// The file of a record, if it has one.
pub(crate) async fn file_of(db: &impl Run, subject: Uuid) -> Result<Option<EvidenceFile>, DbError> {
    let sql = "SELECT blob, name, kind, bytes FROM evidence_files WHERE subject_id = $1";
    db.one(sql, [subject.into()]).await
}

/// Sets the file of a record, or removes it.
pub(crate) async fn set_file(tx: &Tx, subject: Uuid, file: Option<&EvidenceFile>) -> Result<(), DbError> {
    tx.exec("DELETE FROM evidence_files WHERE subject_id = $1", [subject.into()]).await?;
    let Some(file) = file else { return Ok(()) };
    tx.exec(
        "INSERT INTO evidence_files (subject_id, blob, name, kind, bytes) VALUES ($1, $2, $3, $4, $5)",
        [
            subject.into(),
            file.blob.clone().into(),
            file.name.clone().into(),
            file.kind.clone().into(),
            file.bytes.into(),
        ],
    )
    .await?;
    Ok(())
}
