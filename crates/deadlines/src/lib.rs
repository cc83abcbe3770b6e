//! The city's working days, its deadlines, and the reminders about them.
//!
//! Invariants: the calendar is versioned data; a change is a new version on top of the version that the caller saw, and
//! each told step stores the version of the calendar at that time. A moved due day starts a new round of a deadline and
//! cancels the steps of the old round. A step is told to a person once in each round, even when the clock jumps or the
//! program was down. A person gets at most one mail a day, in the morning of working days, and only with news; the desk
//! shows a deadline until it ends.
//!
//! Offers others: [`WorkCalendar`], [`calendar()`], [`set_deadline`], [`end_deadline`], [`deadlines_of`], and
//! [`Kinds`], to which each capability adds its own kinds.

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
