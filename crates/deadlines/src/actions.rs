//! Changes the calendar and the rules, each as a new version; sets and ends deadlines.

use std::collections::BTreeMap;

use access::{Actor, Denied, On};
use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use crate::calendar::CalendarDay;
use crate::model::{NewDeadline, Rule};
use crate::permissions::KEEP_CALENDAR;
use crate::{given_days, store};

/// Why a change was refused.
#[derive(Debug, thiserror::Error)]
pub enum DeadlinesError {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database does not answer.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Another person has changed the calendar or the rule since the version that the caller saw.
    #[error("somebody else changed this meanwhile")]
    Changed,
    /// The day has no Vietnamese name.
    #[error("a day needs a name")]
    NoName,
    /// The calendar already holds this day.
    #[error("this day is in the calendar already")]
    Taken,
    /// The calendar does not hold this day.
    #[error("this day is not in the calendar")]
    NoDay,
    /// The day was to be marked as worked, but it is an ordinary working day.
    #[error("people work on this day anyway")]
    Plain,
    /// The calendar has no such version.
    #[error("there is no such version")]
    NoVersion,
    /// The numbers of the rule are out of range or out of order; see [`Rule::is_sound`].
    #[error("the first reminder must not be after the second, and the superior is told after the due day")]
    Unsound,
    /// The program cannot read the data that ships with it.
    #[error("{0}")]
    Data(String),
}

/// Adds a day off or a worked day to the calendar, as its next version.
///
/// # Errors
/// See [`DeadlinesError`].
pub async fn add_day(
    tx: &mut Tx,
    actor: &Actor,
    seen: i64,
    day: Date,
    written: CalendarDay,
) -> Result<i64, DeadlinesError> {
    let note = format!("+ {day}: {}", written.name_vi);
    change(tx, actor, seen, &note, |days| {
        if written.name_vi.trim().is_empty() {
            return Err(DeadlinesError::NoName);
        }
        if written.worked && !crate::is_weekend(day) && !days.contains_key(&day) {
            return Err(DeadlinesError::Plain);
        }
        match days.insert(day, written) {
            None => Ok(()),
            Some(_) => Err(DeadlinesError::Taken),
        }
    })
    .await
}

/// Removes a day from the calendar, as its next version.
///
/// # Errors
/// See [`DeadlinesError`].
pub async fn remove_day(tx: &mut Tx, actor: &Actor, seen: i64, day: Date) -> Result<i64, DeadlinesError> {
    change(tx, actor, seen, &format!("- {day}"), |days| {
        days.remove(&day).map(drop).ok_or(DeadlinesError::NoDay)
    })
    .await
}

/// Adds the given days ([`given_days`]) to the calendar, as its next version. A day that the calendar already holds
/// stays as it is.
///
/// # Errors
/// See [`DeadlinesError`].
pub async fn take_given_days(tx: &mut Tx, actor: &Actor, seen: i64) -> Result<i64, DeadlinesError> {
    let given = given_days().map_err(|error| DeadlinesError::Data(error.to_string()))?;
    change(tx, actor, seen, "Bộ luật Lao động 45/2019/QH14, điều 112", |days| {
        for (day, written) in given {
            days.entry(day).or_insert(written);
        }
        Ok(())
    })
    .await
}

/// Restores the days of an earlier version, as a new version of the calendar.
///
/// # Errors
/// See [`DeadlinesError`].
pub async fn restore_calendar(
    tx: &mut Tx,
    actor: &Actor,
    seen: i64,
    version: i64,
) -> Result<i64, DeadlinesError> {
    actor.may(KEEP_CALENDAR, On::City)?;
    let before = store::calendar::calendar_of(tx, version).await?.days;
    if version >= seen || version < 0 {
        return Err(DeadlinesError::NoVersion);
    }
    change(tx, actor, seen, &format!("= {version}"), |days| {
        *days = before;
        Ok(())
    })
    .await
}

/// Writes the next version of the calendar. It fails if the newest version is not the one that the caller saw.
async fn change(
    tx: &mut Tx,
    actor: &Actor,
    seen: i64,
    note: &str,
    edit: impl FnOnce(&mut BTreeMap<Date, CalendarDay>) -> Result<(), DeadlinesError>,
) -> Result<i64, DeadlinesError> {
    actor.may(KEEP_CALENDAR, On::City)?;
    // The row of the sequence is the lock: a second transaction that changes the calendar at the same time waits here.
    let number = tx.next_number("work_calendar").await?;
    if number != seen + 1 {
        return Err(DeadlinesError::Changed);
    }
    let mut days = store::calendar::calendar_of(tx, seen).await?.days;
    edit(&mut days)?;
    store::calendar::insert(tx, number, note, actor.person(), &days).await?;
    let data = json!({ "version": number });
    let (subject, actor) = ("calendar".to_owned(), actor.name());
    tx.record_quietly(NewEvent { kind: "calendar.changed", subject, actor, data });
    Ok(number)
}

/// Sets when people are reminded of deadlines of a kind, as the next version of the rule.
///
/// # Errors
/// See [`DeadlinesError`].
pub async fn set_rule(
    tx: &mut Tx,
    actor: &Actor,
    kind: &str,
    seen: i64,
    rule: Rule,
) -> Result<(), DeadlinesError> {
    actor.may(KEEP_CALENDAR, On::City)?;
    if !rule.is_sound() {
        return Err(DeadlinesError::Unsound);
    }
    let version = tx.next_number(&format!("deadline_rule:{kind}")).await?;
    if version != seen + 1 {
        return Err(DeadlinesError::Changed);
    }
    store::insert_rule(tx, kind, version, rule, actor.person()).await?;
    let data = json!({ "version": version });
    let (subject, actor) = (kind.to_owned(), actor.name());
    tx.record_quietly(NewEvent { kind: "deadline_rule.changed", subject, actor, data });
    Ok(())
}

/// Sets the deadline of a thing, or changes it. A moved due day starts a new round: its steps are told again, and the
/// steps of the old round are no longer shown or mailed. Other changes start no round. The caller has already checked
/// the permission of its own act.
///
/// # Errors
/// As any statement of the transaction.
pub async fn set_deadline(tx: &Tx, new: &NewDeadline) -> Result<(), DbError> {
    store::set(tx, new).await
}

/// Ends the deadline of a thing that was done or that will not be done. A thing without an open deadline is left as it
/// is.
///
/// # Errors
/// As any statement of the transaction.
pub async fn end_deadline(tx: &Tx, kind: &'static str, subject: Uuid) -> Result<(), DbError> {
    store::end(tx, kind, subject).await.map(drop)
}
