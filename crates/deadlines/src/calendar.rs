//! Working days: weekends, days off, and days that are worked instead. These are pure rules over one version of the
//! city's calendar.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

/// A day that differs from the rule for its weekday, or that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// Whether people work on it, as on a swapped Saturday. Otherwise it is a day off.
    pub worked: bool,
    /// Its Vietnamese name, such as "Tết Nguyên đán".
    pub name_vi: String,
    /// The same in English.
    pub name_en: String,
}

/// A version of the city's calendar of working days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// The version's number; 0 while no version exists. Then only weekends are days off.
    pub version: i64,
    /// The days that the version lists.
    pub days: BTreeMap<Date, CalendarDay>,
}

impl WorkCalendar {
    /// Whether people work on a day.
    pub fn is_working_day(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some(written) => written.worked,
            None => !is_weekend(day),
        }
    }

    /// The day that is `count` working days after `from`, or before it when `count` is negative; `from` itself is not
    /// counted (Civil Code 91/2015/QH13, article 147). With 0 it is `from` if that is a working day, otherwise the next
    /// working day.
    pub fn add_working_days(&self, from: Date, count: i32) -> Date {
        let step = |day: Date| if count < 0 { day.yesterday() } else { day.tomorrow() };
        let (mut day, mut left) = (from, count.unsigned_abs());
        if left == 0 {
            return self.first_from(from);
        }
        while left > 0 {
            // The count ends at the first or last date that `Date` can hold.
            let Ok(next) = step(day) else { break };
            day = next;
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    /// The number of working days after `from`, up to and including `to`. When `to` is before `from`, the number is
    /// negative: it counts the days from `to` on, without `from` itself.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let (mut day, mut count) = (from, 0);
        while day != to {
            let next = if day < to { day.tomorrow() } else { day.yesterday() };
            let Ok(next) = next else { break };
            day = next;
            count += i32::from(self.is_working_day(day));
        }
        if to < from { -count } else { count }
    }

    fn first_from(&self, from: Date) -> Date {
        let mut day = from;
        while !self.is_working_day(day) {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        day
    }
}

/// Whether a day is a Saturday or a Sunday. State agencies work five days a week (Decision 188/1999/QĐ-TTg).
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests;
