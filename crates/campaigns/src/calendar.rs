//! The calendar of a plan: a month or a week, and the days on which activities are due.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use kit::format;
use kit::i18n::Lang;

use crate::model::Activity;
use crate::reading::Every;
use crate::t;

/// Days that an activity is due on, at most: one that recurs each week for twenty years.
const MOST: usize = 1100;

/// A month or a week of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A month, known by its first day.
    Month(Date),
    /// A week, known by its Monday.
    Week(Date),
}

impl Leaf {
    /// The month of a day.
    pub fn month_of(day: Date) -> Self {
        Self::Month(day.first_of_month())
    }

    /// The week of a day, from Monday to Sunday.
    pub fn week_of(day: Date) -> Self {
        let since = i64::from(day.weekday().to_monday_zero_offset());
        Self::Week(day.saturating_sub(since.days()))
    }

    /// The leaf of a mark in an address: `2025-03` for a month, `2025-t09` for a week by its number (ISO 8601).
    pub fn parse(mark: &str) -> Option<Self> {
        let (year, part) = mark.split_once('-')?;
        let number = |text: &str, length: usize| {
            let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| text.parse::<i16>().ok()).flatten()
        };
        // The years of before and after are no years of plans; their weeks reach beyond the days that there are.
        let year = number(year, 4).filter(|year| (1900..=2999).contains(year))?;
        match part.strip_prefix('t') {
            Some(week) => {
                let week = i8::try_from(number(week, 2)?).ok()?;
                Some(Self::Week(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date()))
            }
            None => Some(Self::Month(Date::new(year, i8::try_from(number(part, 2)?).ok()?, 1).ok()?)),
        }
    }

    /// Its mark in addresses.
    pub fn mark(self) -> String {
        match self {
            Self::Month(first) => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Week(monday) => {
                let week = monday.iso_week_date();
                format!("{:04}-t{:02}", week.year(), week.week())
            }
        }
    }

    /// Its first day and its last.
    pub fn days(self) -> (Date, Date) {
        match self {
            Self::Month(first) => (first, first.last_of_month()),
            Self::Week(monday) => (monday, monday.saturating_add(6.days())),
        }
    }

    /// The same, in whole weeks from Monday to Sunday.
    pub fn sheet(self) -> Vec<Date> {
        let (first, last) = self.days();
        let (Self::Week(first) | Self::Month(first)) = Self::week_of(first);
        first
            .series(1.day())
            .take_while(|day| *day <= last || day.weekday() != Weekday::Monday)
            .take(42)
            .collect()
    }

    /// The one before it, and the one after it.
    pub fn neighbours(self) -> (Self, Self) {
        let (first, last) = self.days();
        let of = match self {
            Self::Month(_) => Self::month_of,
            Self::Week(_) => Self::week_of,
        };
        (of(first.saturating_sub(1.day())), of(last.saturating_add(1.day())))
    }

    /// What it is called.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Month(first) => format::month(lang, first),
            Self::Week(monday) => {
                let (first, last) = self.days();
                let (from, to) = (format::day(lang, first), format::day(lang, last));
                let week = monday.iso_week_date().week().to_string();
                t!(lang, "calendar-week-name", week = week, from = from, to = to)
            }
        }
    }
}

/// A day on which an activity is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day as the plan has it: it does not change with what days are worked on, so that programs know the event by it.
    pub planned: Date,
    /// The day itself: one that recurs on a day of rest falls on the next Monday.
    pub day: Date,
}

/// The days on which an activity is due, in a plan from one day to another. One that recurs has days only when it says on which
/// it starts; what goes on all the time, or each day, has none.
pub fn due_days(activity: &Activity, plan: (Date, Date)) -> Vec<Due> {
    if activity.cancelled.is_some() {
        return Vec::new();
    }
    let Some(every) = activity.every else {
        return activity.due.map(|day| Due { planned: day, day }).into_iter().collect();
    };
    let (Some(starts), Some(span)) = (activity.starts, every.span().filter(|_| every != Every::Day)) else {
        return Vec::new();
    };
    let last = activity.due.unwrap_or(plan.1);
    let days = starts.series(span).take_while(|day| *day <= last).take(MOST);
    days.map(|planned| Due { planned, day: working(planned) }).collect()
}

/// The day itself, or the Monday after a day of rest.
fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}

#[cfg(test)]
mod tests;
