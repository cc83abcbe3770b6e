//! The period that a page of a plan shows: the whole plan, a year, a quarter or a month.

use jiff::ToSpan;
use jiff::civil::Date;
use kit::format;
use kit::i18n::Lang;

use crate::t;

/// The longest plan, in months, for which quarters and months are listed; also the most years that are listed.
const MOST: usize = 120;

/// A period that a page of a plan shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// From the plan's first day to its last.
    #[default]
    All,
    /// A year.
    Year(i16),
    /// A year and its quarter, 1 to 4.
    Quarter(i16, i8),
    /// A year and its month, 1 to 12.
    Month(i16, i8),
}

impl Period {
    /// Reads the mark of an address: empty, `2024`, `2024-q2` or `2024-05`.
    pub fn parse(mark: &str) -> Option<Self> {
        if mark.is_empty() {
            return Some(Self::All);
        }
        let (year, part) = mark.split_once('-').map_or((mark, None), |(year, part)| (year, Some(part)));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let year: i16 = year.parse().ok().filter(|_| digits(year) && year.len() == 4)?;
        if year == 0 {
            return None;
        }
        match part {
            None => Some(Self::Year(year)),
            Some(part) => match part.strip_prefix('q') {
                Some(quarter) if digits(quarter) && quarter.len() == 1 => {
                    let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
                    Some(Self::Quarter(year, quarter))
                }
                None if digits(part) && part.len() == 2 => {
                    let month = part.parse().ok().filter(|month| (1..=12).contains(month))?;
                    Some(Self::Month(year, month))
                }
                _ => None,
            },
        }
    }

    /// Its mark in addresses; empty for the whole plan.
    pub fn mark(self) -> String {
        match self {
            Self::All => String::new(),
            Self::Year(year) => format!("{year:04}"),
            Self::Quarter(year, quarter) => format!("{year:04}-q{quarter}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
        }
    }

    /// The quarter that contains a day.
    pub fn quarter_of(day: Date) -> Self {
        Self::Quarter(day.year(), (day.month() - 1) / 3 + 1)
    }

    /// Its first and last day; `plan` holds the first and last day of the plan.
    pub fn days(self, plan: (Date, Date)) -> (Date, Date) {
        let (year, month, length) = match self {
            Self::All => return plan,
            Self::Year(year) => (year, 1, 12),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Self::Month(year, month) => (year, month, 1),
        };
        let first = Date::new(year, month, 1).expect("a period that was parsed has a first day");
        // The year 9999 is the last one of `Date`: after its December there is no day.
        let last = first.checked_add(length.months()).and_then(|day| day.checked_sub(1.day()));
        (first, last.unwrap_or(Date::MAX))
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::All => t!(lang, "coverage-period-all"),
            Self::Year(year) => t!(lang, "coverage-period-year", year = year.to_string()),
            Self::Quarter(year, quarter) => {
                t!(lang, "coverage-period-quarter", quarter = quarter.to_string(), year = year.to_string())
            }
            Self::Month(year, month) => format::month(
                lang,
                Date::new(year, month, 1).expect("a period that was parsed has a first day"),
            ),
        }
    }

    /// The periods that a plan touches: its years, each with its quarters and months. A long plan has only its years.
    pub fn of_plan((starts, ends): (Date, Date)) -> Vec<Self> {
        let mut periods = Vec::new();
        let months = (i32::from(ends.year()) - i32::from(starts.year())) * 12;
        let fine = usize::try_from(months).is_ok_and(|months| months <= MOST);
        let touches = |period: Self| {
            let (first, last) = period.days((starts, ends));
            first <= ends && starts <= last
        };
        for year in (starts.year()..=ends.year()).take(MOST) {
            periods.push(Self::Year(year));
            for quarter in (1..=4).filter(|_| fine) {
                periods.push(Self::Quarter(year, quarter));
                periods.extend((quarter * 3 - 2..=quarter * 3).map(|month| Self::Month(year, month)));
            }
        }
        periods.into_iter().filter(|period| touches(*period)).collect()
    }
}

#[cfg(test)]
mod tests;
