//! The tables of the calendar, of deadlines, and of the steps that were told.

pub(crate) mod calendar;
pub(crate) mod told;

use std::collections::HashMap;

use jiff::civil::Date;
use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Deadline, NewDeadline, Rule, SetRule};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "deadlines_0001_calendar_and_deadlines",
    up: |schema| {
        schema.table("calendar_versions", |table| {
            table.integer("number").text("note").uuid_or_null("made_by").integer("made_at").key(&["number"]);
        });
        schema.table("calendar_days", |table| {
            table
                .integer("version")
                .text("day")
                .truth("worked")
                .text("name_vi")
                .text("name_en")
                .key(&["version", "day"])
                .refers("version", "calendar_versions", "number");
        });
        schema.table("deadline_rules", |table| {
            table
                .text("kind")
                .integer("version")
                .integer("first_days")
                .integer("second_days")
                .integer("escalation_days")
                .uuid_or_null("made_by")
                .integer("made_at")
                .key(&["kind", "version"]);
        });
        schema.table("deadlines", |table| {
            table
                .uuid("id")
                .text("kind")
                .uuid("subject_id")
                .uuid("agency_id")
                .text("due")
                .text("title_vi")
                .text("title_en")
                .text("href")
                .integer("round")
                .integer("set_at")
                .integer_or_null("ended_at")
                .key(&["id"])
                .refers("agency_id", "agencies", "id");
        });
        schema.unique("deadlines", &["kind", "subject_id"]);
        schema.index("deadlines", &["ended_at", "due"]);
        // One row for each step, person and round; a moved due day begins a new round.
        schema.table("deadline_told", |table| {
            table
                .uuid("deadline_id")
                .integer("round")
                .text("step")
                .uuid("person_id")
                .integer("told_at")
                .integer("calendar_version")
                // When the step was in a mail, or was skipped because the person gets no mail or the deadline no longer
                // applies.
                .integer_or_null("settled_at")
                .key(&["deadline_id", "round", "step", "person_id"])
                .refers("deadline_id", "deadlines", "id")
                .refers("person_id", "people", "id");
        });
        schema.index("deadline_told", &["settled_at", "person_id"]);
        schema.index("deadline_told", &["person_id"]);
    },
}];

pub(super) const COLUMNS: &str =
    "d.id, d.kind, d.subject_id, d.agency_id, d.due, d.title_vi, d.title_en, d.href, d.round, d.ended_at";

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: Uuid,
    kind: String,
    subject_id: Uuid,
    agency_id: Uuid,
    due: String,
    title_vi: String,
    title_en: String,
    href: String,
    round: i64,
    ended_at: Option<i64>,
}

impl From<Row> for Deadline {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            subject: row.subject_id,
            agency: row.agency_id,
            due: row.due.parse().unwrap_or(Date::MAX),
            title_vi: row.title_vi,
            title_en: row.title_en,
            href: row.href,
            round: row.round,
            ended: row.ended_at.is_some(),
        }
    }
}

/// The deadline of a thing.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn deadline(db: &impl Run, kind: &str, subject: Uuid) -> Result<Option<Deadline>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM deadlines d WHERE d.kind = $1 AND d.subject_id = $2");
    let row: Option<Row> = db.one(&sql, [kind.into(), subject.into()]).await?;
    Ok(row.map(Deadline::from))
}

pub(crate) async fn by_id(db: &impl Run, id: Uuid) -> Result<Option<Deadline>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM deadlines d WHERE d.id = $1");
    let row: Option<Row> = db.one(&sql, [id.into()]).await?;
    Ok(row.map(Deadline::from))
}

/// All deadlines of a kind, ended ones included, by the identifier of their thing.
pub async fn deadlines_of(db: &impl Run, kind: &str) -> Result<HashMap<Uuid, Deadline>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM deadlines d WHERE d.kind = $1");
    let rows: Vec<Row> = db.all(&sql, [kind.into()]).await?;
    Ok(rows.into_iter().map(Deadline::from).map(|deadline| (deadline.subject, deadline)).collect())
}

/// The open deadlines that are due on a day or earlier, the earliest first.
pub(crate) async fn open_until(db: &impl Run, last: Date) -> Result<Vec<Deadline>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM deadlines d WHERE d.ended_at IS NULL AND d.due <= $1 ORDER BY d.due, d.id"
    );
    let rows: Vec<Row> = db.all(&sql, [last.to_string().into()]).await?;
    Ok(rows.into_iter().map(Deadline::from).collect())
}

/// Inserts or updates a deadline, and opens it if it had ended; a moved due day begins a new round.
pub(crate) async fn set(tx: &Tx, new: &NewDeadline) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO deadlines (id, kind, subject_id, agency_id, due, title_vi, title_en, href, round, set_at, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, NULL)
         ON CONFLICT (kind, subject_id) DO UPDATE SET
             agency_id = excluded.agency_id,
             round = CASE WHEN deadlines.due = excluded.due THEN deadlines.round ELSE deadlines.round + 1 END,
             due = excluded.due,
             title_vi = excluded.title_vi,
             title_en = excluded.title_en,
             href = excluded.href,
             set_at = excluded.set_at,
             ended_at = NULL",
        [
            tx.id().into(),
            new.kind.into(),
            new.subject.into(),
            new.agency.into(),
            new.due.to_string().into(),
            new.title_vi.clone().into(),
            new.title_en.clone().into(),
            new.href.clone().into(),
            tx.now().as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Ends a deadline. Returns whether it was open.
pub(crate) async fn end(tx: &Tx, kind: &str, subject: Uuid) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE deadlines SET ended_at = $1 WHERE kind = $2 AND subject_id = $3 AND ended_at IS NULL",
            [tx.now().as_millisecond().into(), kind.into(), subject.into()],
        )
        .await?;
    Ok(rows == 1)
}

#[derive(FromQueryResult)]
struct RuleRow {
    kind: String,
    version: i64,
    first_days: i64,
    second_days: i64,
    escalation_days: i64,
}

/// The rules that the city set, by kind.
pub async fn rules(db: &impl Run) -> Result<HashMap<String, SetRule>, DbError> {
    let rows: Vec<RuleRow> = db
        .all(
            "SELECT kind, version, first_days, second_days, escalation_days
             FROM deadline_rules r
             WHERE version = (SELECT MAX(version) FROM deadline_rules s WHERE s.kind = r.kind)",
            [],
        )
        .await?;
    let days = |days: i64| i32::try_from(days).unwrap_or(0);
    let rule = |row: RuleRow| {
        let (first, second) = (days(row.first_days), days(row.second_days));
        let rule = Rule { first, second, escalation: days(row.escalation_days) };
        (row.kind, SetRule { rule, version: row.version })
    };
    Ok(rows.into_iter().map(rule).collect())
}

pub(crate) async fn insert_rule(
    tx: &Tx,
    kind: &str,
    version: i64,
    rule: Rule,
    by: Option<Uuid>,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO deadline_rules (kind, version, first_days, second_days, escalation_days, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            kind.into(),
            version.into(),
            i64::from(rule.first).into(),
            i64::from(rule.second).into(),
            i64::from(rule.escalation).into(),
            by.into(),
            tx.now().as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}
