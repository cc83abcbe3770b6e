//! Tests of the calendar, of deadlines and of reminders.

mod calendar;
mod told;
