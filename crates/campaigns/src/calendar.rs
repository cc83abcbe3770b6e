//! The calendar of a plan: a month or a week, and the due days of activities.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use kit::format;
use kit::i18n::Lang;

use crate::model::Activity;
use crate::reading::Every;
use crate::t;

/// The most due days of an activity: more than a weekly activity has in twenty years.
const MOST: usize = 1100;

/// A month or a week of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A month, given by its first day.
    Month(Date),
    /// A week, given by its Monday.
    Week(Date),
}

impl Leaf {
    /// The month that contains a day.
    pub fn month_of(day: Date) -> Self {
        Self::Month(day.first_of_month())
    }

    /// The week, from Monday to Sunday, that contains a day.
    pub fn week_of(day: Date) -> Self {
        let since = i64::from(day.weekday().to_monday_zero_offset());
        Self::Week(day.saturating_sub(since.days()))
    }

    /// Reads the mark of an address: `2025-03` for a month, `2025-t09` for a week by its ISO 8601 number.
    pub fn parse(mark: &str) -> Option<Self> {
        let (year, part) = mark.split_once('-')?;
        let number = |text: &str, length: usize| {
            let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| text.parse::<i16>().ok()).flatten()
        };
        // No plan has other years, and the weeks of the first and last years of `Date` would exceed its range.
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

    /// Its first and last day.
    pub fn days(self) -> (Date, Date) {
        match self {
            Self::Month(first) => (first, first.last_of_month()),
            Self::Week(monday) => (monday, monday.saturating_add(6.days())),
        }
    }

    /// Its days, extended to whole weeks from Monday to Sunday.
    pub fn sheet(self) -> Vec<Date> {
        let (first, last) = self.days();
        let (Self::Week(first) | Self::Month(first)) = Self::week_of(first);
        first
            .series(1.day())
            .take_while(|day| *day <= last || day.weekday() != Weekday::Monday)
            .take(42)
            .collect()
    }

    /// The previous and the next one of the same kind.
    pub fn neighbours(self) -> (Self, Self) {
        let (first, last) = self.days();
        let of = match self {
            Self::Month(_) => Self::month_of,
            Self::Week(_) => Self::week_of,
        };
        (of(first.saturating_sub(1.day())), of(last.saturating_add(1.day())))
    }

    /// Its name.
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
    /// The day by the plan's recurrence, before a move from a weekend. It identifies the event for calendar programs.
    pub planned: Date,
    /// The due day. A recurring day on a weekend moves to the next Monday; public holidays are not considered.
    pub day: Date,
}

/// The due days of an activity; `plan` holds the first and last day of the plan. A recurring activity has due days only
/// if it has a first day; a daily or continuous one has none.
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

/// The day itself, or the next Monday for a Saturday or Sunday.
fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}

#[cfg(test)]
mod tests;
