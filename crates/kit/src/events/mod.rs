//! The events log: append-only; an event is written in the transaction that made it happen.
//!
//! Positions are dense and in the order of commit: a reader that has seen position *n* has seen everything up to
//! *n*, on both engines. The price is one short row lock at the end of each recording transaction (docs/adr/0001).

mod accept;
mod back;
mod seal;
mod shown;
mod unbound;
mod verify;
mod witness;

use jiff::Timestamp;
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::db::{DbError, Migration, Run, Tx};

pub use accept::{ACCEPTED, Acceptance, accept};
pub use back::{Filter, back};
pub use seal::{Refusal, SealError, Sealed, seal, sealed, sealed_before};
pub use shown::{shown, shown_between};
pub use unbound::{BOUND, anything_unbound, bound, unbound};
pub use verify::{Check, Standing, verify};
pub use witness::{KeptSeal, Witness};

/// The tables of this module.
pub const MIGRATIONS: &[Migration] =
    &[TABLES, seal::TABLE, shown::HEAD, back::INDEXES, seal::MARK, unbound::TABLE, shown::MARK];

const TABLES: Migration = Migration {
    name: "kit_0001_events",
    up: |schema| {
        schema.table("events", |table| {
            table
                .integer("position")
                .uuid("id")
                .integer("at")
                .text("kind")
                .text("subject")
                .text("actor")
                .text("data")
                .key(&["position"]);
        });
        schema.index("events", &["subject", "position"]);
        schema.index("events", &["kind", "position"]);
        schema.table("event_head", |table| {
            table.integer("one").integer("position").key(&["one"]);
        });
        schema.sql("INSERT INTO event_head (one, position) VALUES (1, 0)");
        schema.table("sequences", |table| {
            table.text("name").integer("last").key(&["name"]);
        });
    },
};

/// Something that just happened, not yet written.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// `noun.past-participle`, such as `article.published`.
    pub kind: &'static str,
    /// The thing it happened to: an identifier as text.
    pub subject: String,
    /// The actor, as a stable name without personal data, such as `system:import`.
    pub actor: String,
    /// Details for a later reader, as JSON. Never personal data: the log is never erased.
    pub data: serde_json::Value,
}

/// An event that a transaction remembers until its end.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) event: NewEvent,
    /// Whether it changes the public site.
    pub(crate) shown: bool,
}

/// An event of the log.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its place, from 1, without gaps.
    pub position: i64,
    /// Its identifier.
    pub id: Uuid,
    /// When it happened.
    pub at: Timestamp,
    /// As [`NewEvent::kind`].
    pub kind: String,
    /// As [`NewEvent::subject`].
    pub subject: String,
    /// As [`NewEvent::actor`].
    pub actor: String,
    /// As [`NewEvent::data`].
    pub data: serde_json::Value,
}

#[derive(FromQueryResult)]
struct Row {
    position: i64,
    id: Uuid,
    at: i64,
    kind: String,
    subject: String,
    actor: String,
    data: String,
}

impl From<Row> for Event {
    fn from(row: Row) -> Self {
        Self {
            position: row.position,
            id: row.id,
            at: Timestamp::from_millisecond(row.at).unwrap_or(Timestamp::UNIX_EPOCH),
            kind: row.kind,
            subject: row.subject,
            actor: row.actor,
            data: serde_json::from_str(&row.data).unwrap_or_default(),
        }
    }
}

/// The position of the newest event: the version of everything that is derived from the log.
///
/// # Errors
/// When the database does not answer.
pub async fn head(db: &impl Run) -> Result<i64, DbError> {
    let rows = db.rows("SELECT position FROM event_head WHERE one = 1", []).await?;
    Ok(rows.first().map(|row| row.try_get("", "position")).transpose()?.unwrap_or(0))
}

/// At most `limit` events after a position, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn after(db: &impl Run, position: i64, limit: u32) -> Result<Vec<Event>, DbError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT position, id, at, kind, subject, actor, data
             FROM events
             WHERE position > $1
             ORDER BY position
             LIMIT $2",
            [position.into(), i64::from(limit).into()],
        )
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// Events of one subject, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(db: &impl Run, subject: &str) -> Result<Vec<Event>, DbError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT position, id, at, kind, subject, actor, data
             FROM events
             WHERE subject = $1
             ORDER BY position",
            [subject.into()],
        )
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// Events of any of these subjects, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_any(db: &impl Run, subjects: &[String]) -> Result<Vec<Event>, DbError> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = Vec::new();
    let sql = format!(
        "SELECT position, id, at, kind, subject, actor, data
         FROM events
         WHERE {}
         ORDER BY position",
        back::any_of("subject", subjects.iter().map(String::as_str), &mut values).trim_start_matches(" AND ")
    );
    let rows: Vec<Row> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// At most `limit` events of some kinds after a position, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_kinds(db: &impl Run, kinds: &[&str], after: i64, limit: u32) -> Result<Vec<Event>, DbError> {
    let mut values: Vec<Value> = vec![after.into(), i64::from(limit).into()];
    let sql = format!(
        "SELECT position, id, at, kind, subject, actor, data
         FROM events
         WHERE position > $1 {}
         ORDER BY position
         LIMIT $2",
        back::any_of("kind", kinds.iter().copied(), &mut values)
    );
    let rows: Vec<Row> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// The position of the newest event of one subject; 0 when there is none. Read under a lock, it is the subject's version.
///
/// # Errors
/// When the database does not answer.
pub async fn last(db: &impl Run, subject: &str) -> Result<i64, DbError> {
    let sql = "SELECT COALESCE(MAX(position), 0) AS last FROM events WHERE subject = $1";
    let rows = db.rows(sql, [subject.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "last")).transpose()?.unwrap_or(0))
}

pub(crate) async fn append(tx: &Tx, news: Vec<Recorded>) -> Result<(), DbError> {
    let place = |index: usize| i64::try_from(index).unwrap_or(i64::MAX);
    let count = place(news.len());
    // The place of the last event that changes the public site, from 1; 0 when there is none.
    let last_shown = news.iter().rposition(|one| one.shown).map_or(0, |index| place(index + 1));
    // The head row is the last lock that a transaction takes, so two of them cannot wait for each other.
    let rows = tx
        .rows(
            "UPDATE event_head
             SET position = position + $1,
                 shown = CASE WHEN $2 > 0 THEN position + $2 ELSE shown END
             WHERE one = 1
             RETURNING position",
            [count.into(), last_shown.into()],
        )
        .await?;
    let head: i64 = rows.first().ok_or(DbError::Poisoned)?.try_get("", "position")?;
    let mut position = head - count;
    // Eight binds an event; 100 at a time keep far below either engine's limit.
    for batch in news.chunks(100) {
        let mut values: Vec<Value> = Vec::with_capacity(batch.len() * 8);
        let mut sql =
            String::from("INSERT INTO events (position, id, at, kind, subject, actor, data, shown) VALUES ");
        for (index, Recorded { event, shown }) in batch.iter().enumerate() {
            position += 1;
            let first = index * 8;
            let binds: Vec<String> = (1..=8).map(|bind| format!("${}", first + bind)).collect();
            sql.push_str(if index == 0 { "(" } else { ", (" });
            sql.push_str(&binds.join(", "));
            sql.push(')');
            values.extend([
                Value::from(position),
                tx.id().into(),
                tx.now().as_millisecond().into(),
                event.kind.into(),
                event.subject.clone().into(),
                event.actor.clone().into(),
                event.data.to_string().into(),
                i64::from(*shown).into(),
            ]);
        }
        tx.exec(&sql, values).await?;
    }
    Ok(())
}
