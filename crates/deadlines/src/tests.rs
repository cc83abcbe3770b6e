//! Stories of the calendar, of deadlines and of what is told.

mod calendar;
mod told;
