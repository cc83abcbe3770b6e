//! Days, months, quarters and years as plans write them.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use strum::{EnumString, IntoStaticStr};

/// Until when something is due, or how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// By the end of a day.
    By(Date),
    /// Between two days, both included.
    Between(Date, Date),
    /// Again and again.
    Again(Every),
}

/// How often something recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Every {
    /// All the time.
    Always,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half of a year.
    HalfYear,
    /// Each year.
    Year,
}

impl Every {
    /// Every one, the most often first.
    pub const ALL: [Self; 7] =
        [Self::Always, Self::Day, Self::Week, Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The one with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The time from once to the next; none for what never stops.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Always => None,
            Self::Day => Some(1.day()),
            Self::Week => Some(7.days()),
            Self::Month => Some(1.month()),
            Self::Quarter => Some(3.months()),
            Self::HalfYear => Some(6.months()),
            Self::Year => Some(1.year()),
        }
    }
}

/// How plans say that something recurs, folded; the longer before the shorter.
const RECURRING: &[(&str, Every)] = &[
    ("6 thang", Every::HalfYear),
    ("sau thang", Every::HalfYear),
    ("hang ngay", Every::Day),
    ("hang tuan", Every::Week),
    ("hang thang", Every::Month),
    ("hang quy", Every::Quarter),
    ("moi quy", Every::Quarter),
    ("moi thang", Every::Month),
    ("hang nam", Every::Year),
    ("thuong xuyen", Every::Always),
];

/// The due of a task, where the words are clear.
pub(super) fn due(words: &str) -> Option<Due> {
    let folded = viet::fold(words);
    let stamps = stamps(&folded);
    if let Some((_, every)) = RECURRING.iter().find(|(phrase, _)| folded.contains(phrase)) {
        return Some(Due::Again(*every));
    }
    match stamps.as_slice() {
        [] => None,
        [one] => Some(Due::By(*one.end())),
        [first, .., last] if first.start() <= last.end() => Some(Due::Between(*first.start(), *last.end())),
        _ => None,
    }
}

/// The days from the first that a text names to the last.
pub(super) fn period(words: &str) -> Option<RangeInclusive<Date>> {
    let stamps = stamps(&viet::fold(words));
    let (first, last) = (stamps.first()?, stamps.last()?);
    (first.start() <= last.end()).then(|| *first.start()..=*last.end())
}

/// The day in a line such as "Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2024".
pub(super) fn issued(words: &str) -> Option<Date> {
    let folded = viet::fold(words);
    let rest = folded.split("ngay ").nth(1)?;
    let tokens: Vec<&str> = rest.split_whitespace().take(5).collect();
    let [day, "thang", month, "nam", year] = tokens.as_slice() else { return None };
    let year = year.trim_end_matches(|c: char| !c.is_ascii_digit());
    date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| (1945..2200).contains(&year))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number(u32, usize),
    Word(&'a str),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let taken = if first.is_ascii_digit() {
            let end = run(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..end].parse().unwrap_or(u32::MAX), end));
            end
        } else if first.is_alphabetic() {
            let end = run(char::is_alphabetic);
            tokens.push(Token::Word(&rest[..end]));
            end
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

/// The times that a folded text names, each as its first and its last day.
fn stamps(folded: &str) -> Vec<RangeInclusive<Date>> {
    let tokens = tokens(folded);
    let mut stamps = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (stamp, taken) = stamp(&tokens[at..]);
        stamps.extend(stamp);
        at += taken.max(1);
    }
    stamps
}

/// The time that begins here, and how many tokens it takes.
fn stamp(tokens: &[Token<'_>]) -> (Option<RangeInclusive<Date>>, usize) {
    use Token::{Number, Sign, Word};
    let day = |year: u32, month: u32, day: u32| {
        let day = date(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        Some(day..=day)
    };
    match tokens {
        // The number of a document: 98/2023/QH15, 30/2020/NĐ-CP.
        [Number(..), Sign('/'), Number(..), Sign('/'), Word(_), ..] => (None, 5),
        [Number(..), Sign('/'), Word(_), ..] | [Number(..), Sign('-'), Word(_), ..] => (None, 3),
        [Number(d, 1 | 2), Sign(a @ ('/' | '-' | '.')), Number(m, 1 | 2), Sign(b), Number(y, 4), ..]
            if a == b =>
        {
            (day(*y, *m, *d), 5)
        }
        [Number(d, 1 | 2), Word("thang"), Number(m, 1 | 2), Word("nam"), Number(y, 4), ..] => {
            (day(*y, *m, *d), 5)
        }
        [Word("quy"), quarter, Sign('/') | Word("nam"), Number(y, 4), ..] => (quarter_of(quarter, *y), 4),
        [Word("thang"), Number(m, 1 | 2), Sign('/' | '-') | Word("nam"), Number(y, 4), ..] => {
            (months(*y, *m, 1), 4)
        }
        [Number(m, 1 | 2), Sign('/'), Number(y, 4), ..] => (months(*y, *m, 1), 3),
        [Number(y @ 1945..2200, 4), ..] => (months(*y, 1, 12), 1),
        _ => (None, 1),
    }
}

fn quarter_of(token: &Token<'_>, year: u32) -> Option<RangeInclusive<Date>> {
    let quarter = match token {
        Token::Number(quarter @ 1..=4, 1) => *quarter,
        Token::Word("i") => 1,
        Token::Word("ii") => 2,
        Token::Word("iii") => 3,
        Token::Word("iv") => 4,
        _ => return None,
    };
    months(year, quarter * 3 - 2, 3)
}

/// So many months from the first day of one on.
fn months(year: u32, month: u32, count: i32) -> Option<RangeInclusive<Date>> {
    let first = date(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1)?;
    let last = first.checked_add(count.months()).ok()?.yesterday().ok()?;
    Some(first..=last)
}
