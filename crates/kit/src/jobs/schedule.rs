//! Recurring work. The next moment is in the table, so that a restart forgets nothing, and after downtime the
//! work is done once, not once for each missed time.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan, civil};

use crate::db::{Db, DbError, Run, Tx};

/// How often.
#[derive(Clone, Copy, Debug)]
pub enum Every {
    /// After each such length of time.
    Seconds(u32),
    /// Each day at a wall-clock time.
    Day(civil::Time),
}

impl Every {
    /// The first moment after `now`.
    pub fn next(self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Seconds(seconds) => now + SignedDuration::from_secs(i64::from(seconds.max(1))),
            Self::Day(time) => {
                let local = now.to_zoned(zone.clone());
                let today = local.date().to_datetime(time);
                let day = if today > local.datetime() { today } else { today.saturating_add(1.day()) };
                // A wall-clock time that a zone skips is moved forward by it; far beyond the calendar's end
                // the work waits a day.
                day.to_zoned(zone.clone())
                    .map_or(now + SignedDuration::from_hours(24), |zoned| zoned.timestamp())
            }
        }
    }
}

/// One recurring piece of work: enqueues its job when its moment has come.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// The stable name in the table.
    pub name: &'static str,
    /// How often.
    pub every: Every,
}

/// When a schedule had its turn last; `None` when it never had one, or comes by the wall clock.
///
/// # Errors
/// When the database does not answer.
pub async fn last_turn(db: &Db, schedule: Schedule) -> Result<Option<Timestamp>, DbError> {
    let Every::Seconds(seconds) = schedule.every else { return Ok(None) };
    let next = moments(db).await?.get(schedule.name).copied();
    let next = next.and_then(|next| Timestamp::from_millisecond(next).ok());
    Ok(next.map(|next| next - SignedDuration::from_secs(i64::from(seconds))))
}

/// Whether the schedule's moment has come; if so its next moment is set in `tx`, by one node only.
pub(super) async fn take(tx: &Tx, schedule: Schedule, zone: &TimeZone) -> Result<bool, DbError> {
    let now = tx.now();
    let next = schedule.every.next(now, zone).as_millisecond();
    let first = tx
        .exec(
            "INSERT INTO schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            [schedule.name.into(), next.into()],
        )
        .await?;
    if first == 1 {
        return Ok(true);
    }
    // A clock that was set back would leave the next moment far away: it is never further than one turn.
    let due = tx
        .exec(
            "UPDATE schedules SET next_at = $1 WHERE name = $2 AND (next_at <= $3 OR next_at > $1)",
            [next.into(), schedule.name.into(), now.as_millisecond().into()],
        )
        .await?;
    Ok(due == 1)
}

/// Whether a moment in the table means "now": it has come, or a clock that was set back left it too far away.
pub(super) fn is_due(schedule: Schedule, next_at: Option<i64>, now: Timestamp, zone: &TimeZone) -> bool {
    let turn = schedule.every.next(now, zone).as_millisecond();
    next_at.is_none_or(|at| at <= now.as_millisecond() || at > turn)
}

/// The next moments in the table, in milliseconds, by schedule.
pub(super) async fn moments(db: &Db) -> Result<HashMap<String, i64>, DbError> {
    let rows = db.rows("SELECT name, next_at FROM schedules", []).await?;
    rows.iter().map(|row| Ok((row.try_get("", "name")?, row.try_get("", "next_at")?))).collect()
}
