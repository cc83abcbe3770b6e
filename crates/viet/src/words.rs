//! Numbers, dates and times as Vietnamese writes and says them.

mod calendar;
mod digits;
mod number;

pub use calendar::{date, date_official, date_spoken, time, weekday};
pub use digits::{decimal, group_digits};
pub use number::{Reading, number};
