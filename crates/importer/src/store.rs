//! Imports that were ordered at the desk, and their reports.

use std::collections::HashMap;

use jiff::Timestamp;
use kit::blobs::BlobKey;
use kit::db::{DbError, Run, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::{ImportJob, ImportRow, Kind, NewOrder, OrderState, Outcome};

/// So many identifiers are asked for at once.
const BATCH: usize = 100;

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    at: i64,
    by_person: Option<Uuid>,
    agency_id: Uuid,
    kind: String,
    source: String,
    blob: Option<String>,
    category_id: Option<Uuid>,
    state: String,
    reason: String,
    detail: String,
    done: i64,
    total: i64,
    ended_at: Option<i64>,
    why: String,
}

impl TryFrom<Row> for ImportJob {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let unreadable = || DbError::Unreadable(format!("import {}", row.id));
        Ok(Self {
            kind: Kind::named(&row.kind).ok_or_else(unreadable)?,
            state: OrderState::named(&row.state).ok_or_else(unreadable)?,
            id: row.id,
            at: moment(row.at),
            by: row.by_person,
            agency: row.agency_id,
            source: row.source,
            why: row.why,
            category: row.category_id,
            blob: row.blob.as_deref().and_then(BlobKey::parse),
            reason: (row.reason, row.detail),
            progress: (row.done, row.total),
            ended: row.ended_at.map(moment),
        })
    }
}

const ORDER: &str = "id, at, by_person, agency_id, kind, source, blob, category_id, state, reason, detail, done, total, ended_at, why";

/// An import that was ordered.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn import_order(db: &impl Run, id: Uuid) -> Result<Option<ImportJob>, DbError> {
    let row: Option<Row> = db.one(&format!("SELECT {ORDER} FROM imports WHERE id = $1"), [id.into()]).await?;
    row.map(ImportJob::try_from).transpose()
}

/// The latest imports, the newest first.
pub async fn import_orders(db: &impl Run, length: u32) -> Result<Vec<ImportJob>, DbError> {
    let sql = format!("SELECT {ORDER} FROM imports ORDER BY at DESC, id DESC LIMIT {length}");
    let rows: Vec<Row> = db.all(&sql, []).await?;
    rows.into_iter().map(ImportJob::try_from).collect()
}

/// The agencies of those imports that are among `ids`.
pub(crate) async fn agencies_of_imports(db: &impl Run, ids: &[Uuid]) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut found = HashMap::new();
    for some in ids.chunks(BATCH) {
        let binds: Vec<String> = (1..=some.len()).map(|bind| format!("${bind}")).collect();
        let sql = format!("SELECT id, agency_id FROM imports WHERE id IN ({})", binds.join(", "));
        for row in db.rows(&sql, some.iter().map(|id| Value::from(*id)).collect::<Vec<_>>()).await? {
            found.insert(row.try_get("", "id")?, row.try_get("", "agency_id")?);
        }
    }
    Ok(found)
}

/// How many lines of a report have each outcome.
pub async fn import_counts(db: &impl Run, id: Uuid) -> Result<Vec<(Outcome, i64)>, DbError> {
    let rows = db
        .rows(
            "SELECT outcome, COUNT(*) AS lines FROM import_rows WHERE import_id = $1 GROUP BY outcome",
            [id.into()],
        )
        .await?;
    let mut counts = Vec::new();
    for row in rows {
        let name: String = row.try_get("", "outcome")?;
        if let Some(outcome) = Outcome::named(&name) {
            counts.push((outcome, row.try_get("", "lines")?));
        }
    }
    counts.sort_unstable();
    Ok(counts)
}

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    outcome: String,
    title: String,
    number: Option<i64>,
    edition: Option<i64>,
    reason: String,
    detail: String,
}

/// Lines of a report with one outcome, in the order they were written, after a line; with the identifier of each.
pub async fn import_rows(
    db: &impl Run,
    id: Uuid,
    outcome: Outcome,
    after: Option<Uuid>,
    length: u32,
) -> Result<Vec<(Uuid, ImportRow)>, DbError> {
    let mut values: Vec<Value> = vec![id.into(), outcome.name().into()];
    values.extend(after.map(Value::from));
    let beyond = if after.is_some() { "AND id > $3" } else { "" };
    let sql = format!(
        "SELECT id, outcome, title, number, edition, reason, detail FROM import_rows
         WHERE import_id = $1 AND outcome = $2 {beyond}
         ORDER BY id
         LIMIT {length}"
    );
    let rows: Vec<LineRow> = db.all(&sql, values).await?;
    let line = |row: LineRow| {
        let outcome = Outcome::named(&row.outcome)?;
        let (title, number, edition) = (row.title, row.number, row.edition);
        Some((
            row.id,
            ImportRow {
                outcome,
                title,
                number,
                edition,
                reason: row.reason,
                detail: row.detail,
                mark: String::new(),
            },
        ))
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

pub(crate) async fn insert_order(tx: &Tx, id: Uuid, by: Option<Uuid>, new: &NewOrder) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO imports (id, at, by_person, agency_id, kind, source, blob, state, reason, detail,
                              done, total, ended_at, why, category_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 0, 0, NULL, $9, $10)",
        [
            id.into(),
            tx.now().as_millisecond().into(),
            by.into(),
            new.agency.into(),
            new.kind.name().into(),
            new.source.clone().into(),
            new.blob.as_ref().map(|blob| blob.as_str().to_owned()).into(),
            OrderState::Waiting.name().into(),
            new.why.clone().into(),
            new.category.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_order_state(
    tx: &Tx,
    id: Uuid,
    state: OrderState,
    (reason, detail): (&str, String),
) -> Result<(), DbError> {
    let ended = state.is_over().then(|| Timestamp::as_millisecond(tx.now()));
    tx.exec(
        // An order that was stopped meanwhile stays stopped.
        "UPDATE imports SET state = $1, reason = $2, detail = $3, ended_at = $4
         WHERE id = $5 AND state <> 'stopped'",
        [state.name().into(), reason.into(), detail.into(), ended.into(), id.into()],
    )
    .await?;
    Ok(())
}

/// Stops an order that is not over; whether there was one.
pub(crate) async fn stop_order(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let sql = "UPDATE imports SET state = 'stopped', ended_at = $1
               WHERE id = $2 AND state IN ('waiting', 'running')";
    Ok(tx.exec(sql, [tx.now().as_millisecond().into(), id.into()]).await? == 1)
}

/// Has an order that failed or was stopped wait again; whether there was one.
pub(crate) async fn resume_order(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let sql = "UPDATE imports SET state = 'waiting', reason = '', detail = '', ended_at = NULL
               WHERE id = $1 AND state IN ('failed', 'stopped')";
    Ok(tx.exec(sql, [id.into()]).await? == 1)
}

/// Whether an order was stopped.
pub(crate) async fn import_stopped(db: &impl Run, id: Uuid) -> Result<bool, DbError> {
    let rows = db.rows("SELECT 1 FROM imports WHERE id = $1 AND state = 'stopped'", [id.into()]).await?;
    Ok(!rows.is_empty())
}

pub(crate) async fn set_order_progress(tx: &Tx, id: Uuid, done: u64, total: u64) -> Result<(), DbError> {
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    tx.exec(
        "UPDATE imports SET done = $1, total = $2 WHERE id = $3",
        [whole(done).into(), whole(total).into(), id.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_import_row(tx: &Tx, import: Uuid, row: &ImportRow) -> Result<(), DbError> {
    // A line keeps the outcome of an earlier run when a later run finds the article done.
    tx.exec(
        "INSERT INTO import_rows (import_id, row_key, id, outcome, title, number, edition, reason, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (import_id, row_key) DO UPDATE SET
             outcome = CASE WHEN excluded.outcome = 'same' THEN import_rows.outcome ELSE excluded.outcome END,
             edition = COALESCE(excluded.edition, import_rows.edition)",
        [
            import.into(),
            row.key().into(),
            tx.id().into(),
            row.outcome.name().into(),
            row.title.clone().into(),
            row.number.into(),
            row.edition.into(),
            row.reason.clone().into(),
            row.detail.clone().into(),
        ],
    )
    .await?;
    Ok(())
}
