//! The versions of the calendar.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::calendar::{CalendarDay, WorkCalendar};

#[derive(FromQueryResult)]
struct DayRow {
    day: String,
    worked: bool,
    name_vi: String,
    name_en: String,
}

/// A version of the calendar, without its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarVersion {
    /// Its number.
    pub number: i64,
    /// The change, in words.
    pub note: String,
    /// The officer who made it; none for the program itself.
    pub by: Option<Uuid>,
    /// When it was made; it holds from then on.
    pub at: Timestamp,
}

#[derive(FromQueryResult)]
struct VersionRow {
    number: i64,
    note: String,
    made_by: Option<Uuid>,
    made_at: i64,
}

/// The newest version of the calendar.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn calendar(db: &impl Run) -> Result<WorkCalendar, DbError> {
    let version = versions(db, 1).await?.first().map_or(0, |version| version.number);
    calendar_of(db, version).await
}

/// The calendar in a given version.
pub async fn calendar_of(db: &impl Run, version: i64) -> Result<WorkCalendar, DbError> {
    let rows: Vec<DayRow> = db
        .all(
            "SELECT day, worked, name_vi, name_en FROM calendar_days WHERE version = $1 ORDER BY day",
            [version.into()],
        )
        .await?;
    let days = rows.into_iter().filter_map(|row| {
        let written = CalendarDay { worked: row.worked, name_vi: row.name_vi, name_en: row.name_en };
        Some((row.day.parse::<Date>().ok()?, written))
    });
    Ok(WorkCalendar { version, days: days.collect() })
}

/// The newest versions, the newest first.
pub async fn versions(db: &impl Run, length: u32) -> Result<Vec<CalendarVersion>, DbError> {
    let rows: Vec<VersionRow> = db
        .all(
            "SELECT number, note, made_by, made_at FROM calendar_versions ORDER BY number DESC LIMIT $1",
            [i64::from(length).into()],
        )
        .await?;
    let version = |row: VersionRow| CalendarVersion {
        number: row.number,
        note: row.note,
        by: row.made_by,
        at: Timestamp::from_millisecond(row.made_at).unwrap_or(Timestamp::UNIX_EPOCH),
    };
    Ok(rows.into_iter().map(version).collect())
}

pub(crate) async fn insert(
    tx: &Tx,
    number: i64,
    note: &str,
    by: Option<Uuid>,
    days: &BTreeMap<Date, CalendarDay>,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO calendar_versions (number, note, made_by, made_at) VALUES ($1, $2, $3, $4)",
        [number.into(), note.into(), by.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    for (day, written) in days {
        tx.exec(
            "INSERT INTO calendar_days (version, day, worked, name_vi, name_en) VALUES ($1, $2, $3, $4, $5)",
            [
                number.into(),
                day.to_string().into(),
                written.worked.into(),
                written.name_vi.clone().into(),
                written.name_en.clone().into(),
            ],
        )
        .await?;
    }
    Ok(())
}
