//! Working days of the city, deadlines, and reminding people of them.
//!
//! What must always hold: the calendar is data with versions, a change is a new version on top of the one that was seen, and
//! what is told says by which version. A step is told to a person once for each day that a deadline was set to, whatever the
//! clock does and however long the program was down; a moved day cancels what was not told. By mail a person hears at most
//! once a day, in the morning of working days, and only of what is new; at the desk it stands until it ends.
//!
//! Offers others: [`WorkCalendar`], [`calendar()`], [`set_deadline`], [`end_deadline`], [`deadlines_of`], and [`Kinds`], to
//! which each capability adds the kinds of its own.

mod actions;
mod calendar;
pub mod desk;
mod digest;
mod given;
mod job;
mod looking;
mod model;
pub mod permissions;
mod record;
mod store;

#[cfg(test)]
extern crate self as deadlines;
#[cfg(test)]
mod tests;

use permissions::KEEP_CALENDAR;

pub use actions::{
    DeadlinesError, add_day, end_deadline, remove_day, restore_calendar, set_deadline, set_rule,
    take_given_days,
};
pub use calendar::{CalendarDay, WorkCalendar, is_weekend};
pub use digest::send_digests;
pub use given::given_days;
pub use job::LookAtDeadlines;
pub use looking::look;
pub use model::{Deadline, Kind, Kinds, MOST_DAYS, NewDeadline, Rule, SetRule, Step, Told};
pub use store::calendar::{CalendarVersion, calendar, calendar_of, versions};
pub use store::told::told_to;
pub use store::{MIGRATIONS, deadline, deadlines_of, rules};

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, _, state| {
        state.get_or_insert_default::<Kinds>();
    },
    jobs: job::jobs,
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::CALENDAR,
        name: |lang| t!(lang, "desk-menu-calendar"),
        needs: &[KEEP_CALENDAR],
        place: 72,
    }],
    permissions: permissions::ALL,
    record: record::RECORD,
    waiting: |seat| Box::pin(desk::waiting::waiting(seat)),
    demo: given::DEMO,
    ..frame::Capability::named("deadlines")
};

kit::texts!($ "deadlines");
