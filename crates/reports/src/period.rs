//! The periods of reports, with their cut-off days (Decree 09/2019/ND-CP, article 12).

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kit::i18n::Lang;

use crate::t;

/// The period of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month: year, and 1 to 12.
    Month(i16, i8),
    /// A quarter: year, and 1 to 4.
    Quarter(i16, i8),
    /// Half a year: year, and 1 or 2.
    Half(i16, i8),
    /// A year.
    Year(i16),
    /// A plan up to its middle.
    MidTerm,
    /// A plan as a whole.
    Final,
}

/// A kind of calendar period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
}

impl PeriodKind {
    /// All kinds, the shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// Its length in months.
    fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

impl Period {
    /// The period of a kind in a year; its index in the year starts at 1.
    fn of(kind: PeriodKind, year: i16, index: i8) -> Option<Self> {
        let fits = (1..=9_998).contains(&year) && (1..=12 / kind.months()).contains(&index);
        fits.then_some(match kind {
            PeriodKind::Month => Self::Month(year, index),
            PeriodKind::Quarter => Self::Quarter(year, index),
            PeriodKind::Half => Self::Half(year, index),
            PeriodKind::Year => Self::Year(year),
        })
    }

    /// Its kind, year and index in the year; none for a plan's own periods.
    fn parts(self) -> Option<(PeriodKind, i16, i8)> {
        match self {
            Self::Month(year, index) => Some((PeriodKind::Month, year, index)),
            Self::Quarter(year, index) => Some((PeriodKind::Quarter, year, index)),
            Self::Half(year, index) => Some((PeriodKind::Half, year, index)),
            Self::Year(year) => Some((PeriodKind::Year, year, 1)),
            Self::MidTerm | Self::Final => None,
        }
    }

    /// The stored name, also used in addresses: `2024-t05`, `2024-q1`, `2024-h1`, `2024`, `so-ket`, `tong-ket`.
    pub fn name(self) -> String {
        match self {
            Self::Month(year, month) => format!("{year}-t{month:02}"),
            Self::Quarter(year, quarter) => format!("{year}-q{quarter}"),
            Self::Half(year, half) => format!("{year}-h{half}"),
            Self::Year(year) => year.to_string(),
            Self::MidTerm => "so-ket".to_owned(),
            Self::Final => "tong-ket".to_owned(),
        }
    }

    /// The period with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        let (year, rest) = name.split_once('-').unwrap_or((name, ""));
        let found = match name {
            "so-ket" => Some(Self::MidTerm),
            "tong-ket" => Some(Self::Final),
            _ => {
                let (kind, index) = match rest.chars().next() {
                    None => (PeriodKind::Year, 1),
                    Some('q') => (PeriodKind::Quarter, rest[1..].parse().ok()?),
                    Some('h') => (PeriodKind::Half, rest[1..].parse().ok()?),
                    Some('t') => (PeriodKind::Month, rest[1..].parse().ok()?),
                    Some(_) => return None,
                };
                Self::of(kind, year.parse().ok()?, index)
            }
        };
        // Each period has exactly one name: a plus sign or a missing zero is rejected.
        found.filter(|period| period.name() == name)
    }

    /// Its first and last day, both included; `plan` holds the first and last day of the plan.
    pub fn days(self, plan: (Date, Date)) -> (Date, Date) {
        match (self, self.parts()) {
            (_, Some((kind, year, index))) => {
                let last_month = kind.months() * index;
                let first = cut(year, last_month - kind.months());
                (first, date(year, last_month, 14))
            }
            (Self::MidTerm, None) => (plan.0, middle(plan)),
            (_, None) => plan,
        }
    }

    /// The next period of the same kind; none for a plan's own periods.
    pub fn next(self) -> Option<Self> {
        self.step(1)
    }

    /// The previous period of the same kind; none for a plan's own periods.
    pub fn previous(self) -> Option<Self> {
        self.step(-1)
    }

    fn step(self, by: i32) -> Option<Self> {
        let (kind, year, index) = self.parts()?;
        let in_year = i32::from(12 / kind.months());
        let place = i32::from(year) * in_year + i32::from(index) - 1 + by;
        let (year, index) = (place.div_euclid(in_year), place.rem_euclid(in_year) + 1);
        Self::of(kind, i16::try_from(year).ok()?, i8::try_from(index).ok()?)
    }

    /// The period of a kind that contains a day.
    pub fn around(kind: PeriodKind, day: Date) -> Option<Self> {
        // From the 15th on, a day belongs to the next month.
        let month = if day.day() < 15 { day } else { day.last_of_month().tomorrow().ok()? };
        Self::of(kind, month.year(), (month.month() - 1) / kind.months() + 1)
    }

    /// All periods of reports on a plan that have begun by `today`: the plan's own periods first, then years, halves,
    /// quarters and months, the newest of each kind first.
    pub fn all(plan: (Date, Date), today: Date) -> Vec<Self> {
        let mut all = vec![Self::Final, Self::MidTerm];
        for kind in PeriodKind::ALL.into_iter().rev() {
            let mut next = Self::around(kind, plan.1.min(today));
            while let Some(period) = next.filter(|period| period.days(plan).1 >= plan.0) {
                all.push(period);
                next = period.previous();
            }
        }
        all.retain(|period| period.days(plan).0 <= today);
        all
    }

    /// Its title.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Month(year, month) => {
                let month = match (lang, Date::new(year, month, 1)) {
                    (Lang::En, Ok(first)) => first.strftime("%B").to_string(),
                    _ => month.to_string(),
                };
                t!(lang, "period-month", month = month, year = year.to_string())
            }
            Self::Quarter(year, quarter) => {
                let roman = ["I", "II", "III", "IV"][usize::try_from(quarter - 1).unwrap_or(0).min(3)];
                let quarter = if lang == Lang::Vi { roman.to_owned() } else { quarter.to_string() };
                t!(lang, "period-quarter", quarter = quarter, year = year.to_string())
            }
            Self::Half(year, 1) => t!(lang, "period-first-half", year = year.to_string()),
            Self::Half(year, _) => t!(lang, "period-second-half", year = year.to_string()),
            Self::Year(year) => t!(lang, "period-year", year = year.to_string()),
            Self::MidTerm => t!(lang, "period-mid-term"),
            Self::Final => t!(lang, "period-final"),
        }
    }
}

/// The 15th of a month; month 0 is December of the previous year.
fn cut(year: i16, month: i8) -> Date {
    if month == 0 { date(year - 1, 12, 15) } else { date(year, month, 15) }
}

/// The last day of the half-month that contains the middle of a plan. Results are counted by half-months, so a period
/// contains whole ones.
fn middle((starts, ends): (Date, Date)) -> Date {
    let days = starts.until(ends).map_or(0, |span| span.get_days());
    let middle = starts.checked_add((days / 2).days()).unwrap_or(ends);
    let last = if middle.day() < 15 {
        middle.with().day(14).build().unwrap_or(middle)
    } else {
        middle.last_of_month()
    };
    last.min(ends)
}
