//! The tables of counts.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kit::db::{Db, DbError, Migration, Run, Tx};
use sea_orm::{FromQueryResult, Value};

use super::VISITS;

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "audience_0001_views",
    up: |schema| {
        schema.table("view_days", |table| {
            table.text("day").text("subject").integer("views").key(&["day", "subject"]);
        });
        schema.table("view_totals", |table| {
            table.text("subject").integer("views").integer("since").key(&["subject"]);
        });
        schema.table("most_read", |table| {
            table.integer("place").text("subject").integer("views").integer("at").key(&["place"]);
        });
    },
}];

/// Rows of one statement: four binds each, far below either engine's limit.
const BATCH: usize = 500;

/// A total with the moment counting began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Views or visits.
    pub views: i64,
    /// Since when they are counted.
    pub since: Timestamp,
}

/// A subject that is read most.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MostRead {
    /// The subject.
    pub subject: String,
    /// Views in the span.
    pub views: i64,
    /// When it was worked out, in milliseconds since 1970, UTC.
    pub at: i64,
}

pub(super) async fn add(db: &Db, counts: &HashMap<String, i64>, day: Date) -> Result<i64, DbError> {
    let tx = db.begin().await?;
    let now = tx.now().as_millisecond();
    let day = day.to_string();
    let mut rows: Vec<(&String, &i64)> = counts.iter().collect();
    // One order for all nodes, so that two of them never wait for each other's rows.
    rows.sort();
    for batch in rows.chunks(BATCH) {
        let days: Vec<Value> = batch
            .iter()
            .flat_map(|(subject, views)| [day.clone().into(), (*subject).clone().into(), (**views).into()])
            .collect();
        tx.exec(
            &format!(
                "INSERT INTO view_days (day, subject, views) VALUES {}
                 ON CONFLICT (day, subject) DO UPDATE SET views = view_days.views + excluded.views",
                places(batch.len(), 3)
            ),
            days,
        )
        .await?;
        let totals: Vec<Value> = batch
            .iter()
            .flat_map(|(subject, views)| [(*subject).clone().into(), (**views).into(), now.into()])
            .collect();
        tx.exec(
            &format!(
                "INSERT INTO view_totals (subject, views, since) VALUES {}
                 ON CONFLICT (subject) DO UPDATE SET views = view_totals.views + excluded.views",
                places(batch.len(), 3)
            ),
            totals,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(counts.values().sum())
}

/// `($1, $2, $3), ($4, ...)`
fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let binds: Vec<String> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", binds.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// The total of a subject; none when it was never seen.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn total(db: &impl Run, subject: &str) -> Result<Option<Total>, DbError> {
    let rows = db.rows("SELECT views, since FROM view_totals WHERE subject = $1", [subject.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let since = Timestamp::from_millisecond(row.try_get("", "since")?).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(Some(Total { views: row.try_get("", "views")?, since }))
}

/// The subjects read most in the span that [`rank`] last looked at.
pub async fn most_read(db: &impl Run, length: u32) -> Result<Vec<MostRead>, DbError> {
    db.all("SELECT subject, views, at FROM most_read ORDER BY place LIMIT $1", [i64::from(length).into()])
        .await
}

/// Ranks the subjects read most in the `days` up to today; by a job, because it reads every count of the span.
pub async fn rank(tx: &Tx, today: Date, days: i32, length: u32) -> Result<(), DbError> {
    let first = today.saturating_sub(days.days());
    let top: Vec<MostRead> = tx
        .all(
            "SELECT subject, CAST(SUM(views) AS BIGINT) AS views, $1 AS at
             FROM view_days
             WHERE day >= $2 AND subject <> $3
             GROUP BY subject
             ORDER BY SUM(views) DESC, subject
             LIMIT $4",
            [
                tx.now().as_millisecond().into(),
                first.to_string().into(),
                VISITS.into(),
                i64::from(length).into(),
            ],
        )
        .await?;
    tx.exec("DELETE FROM most_read", []).await?;
    for (place, one) in top.into_iter().enumerate() {
        tx.exec(
            "INSERT INTO most_read (place, subject, views, at) VALUES ($1, $2, $3, $4)",
            [
                i64::try_from(place).unwrap_or(i64::MAX).into(),
                one.subject.into(),
                one.views.into(),
                one.at.into(),
            ],
        )
        .await?;
    }
    Ok(())
}
