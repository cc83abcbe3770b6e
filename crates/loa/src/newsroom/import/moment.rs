//! Finds the date and time in a line as Vietnamese sites write them.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};

/// A date in a line, with the time when it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: DateTime,
    /// Whether a time of day was written.
    pub(super) timed: bool,
    /// Where in the line, in bytes.
    pub(super) range: Range<usize>,
}

/// A word of the line: folded, with its place.
struct Word {
    folded: String,
    range: Range<usize>,
}

/// The first date of a line: `26/04/2024`, `26-4-2024`, `2024-04-26T07:50`, `26 Tháng Tư 2024`,
/// `ngày 26 tháng 4 năm 2024`; the time before or after it, with `SA`, `CH`, `AM` or `PM`.
pub(super) fn find(line: &str) -> Option<Found> {
    let words = words(line);
    for start in 0..words.len() {
        let Some((date, end, own_time)) = date_at(&words, start) else { continue };
        let before = time_before(&words, start);
        let after = clock(&words, end);
        let (time, first, last) = match (own_time, after, before) {
            (Some(time), ..) => (Some(time), start, end),
            (None, Some((time, next)), _) => (Some(time), start, next),
            (None, None, Some((time, index))) => (Some(time), index, end),
            (None, None, None) => (None, start, end),
        };
        return Some(Found {
            at: date.to_datetime(time.unwrap_or(Time::midnight())),
            timed: time.is_some(),
            range: words[first].range.start..words[last - 1].range.end,
        });
    }
    None
}

/// The time that ends right before a date, or before the word "ngày" that belongs to the date.
fn time_before(words: &[Word], date: usize) -> Option<(Time, usize)> {
    let mut end = date;
    if end.checked_sub(1).is_some_and(|index| words[index].folded == "ngay") {
        end -= 1;
    }
    // "7:50 SA" is two words, "07:50" one.
    [2, 1].into_iter().filter_map(|length| end.checked_sub(length)).find_map(|index| {
        let (time, next) = clock(words, index)?;
        (next == end).then_some((time, index))
    })
}

fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (index, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let inside = !(c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | ';' | '-' | '–'))
            || (c == '-' && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                words.push(Word { folded: viet::fold(&line[from..index]), range: from..index });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The date that begins at a word, the index of the word after it, and a time written into the same word.
fn date_at(words: &[Word], start: usize) -> Option<(Date, usize, Option<Time>)> {
    let word = words[start].folded.as_str();
    if let Some((date, time)) = word.split_once('t')
        && let (Ok(date), Some(time)) = (date.parse::<Date>(), parse_time(time.trim_end_matches('z')))
    {
        return Some((date, start + 1, Some(time)));
    }
    for separator in ['/', '-', '.'] {
        let parts: Vec<&str> = word.trim_end_matches('.').split(separator).collect();
        if let [first, second, third] = parts.as_slice()
            && let Some(date) = numeric(first, second, third)
        {
            return Some((date, start + 1, None));
        }
    }
    // "26 Tháng Tư 2024", "26 tháng 4 năm 2024".
    let day: i8 = word.parse().ok()?;
    if words.get(start + 1)?.folded != "thang" {
        return None;
    }
    let (month, next) = month_at(words, start + 2)?;
    let next = if words.get(next)?.folded == "nam" { next + 1 } else { next };
    let year: i16 = words.get(next)?.folded.trim_end_matches('.').parse().ok()?;
    Some((Date::new(year, month, day).ok()?, next + 1, None))
}

fn numeric(first: &str, second: &str, third: &str) -> Option<Date> {
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let year: i16 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month at a word, in figures or in words, and the index after it.
fn month_at(words: &[Word], index: usize) -> Option<(i8, usize)> {
    let word = words.get(index)?.folded.as_str();
    if let Ok(month) = word.parse() {
        return Some((month, index + 1));
    }
    let month = match word {
        "mot" | "gieng" => 1,
        "hai" => 2,
        "ba" => 3,
        "tu" | "bon" => 4,
        "nam" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        "muoi" => match words.get(index + 1).map(|word| word.folded.as_str()) {
            Some("mot") => return Some((11, index + 2)),
            Some("hai") => return Some((12, index + 2)),
            _ => 10,
        },
        "chap" => 12,
        _ => return None,
    };
    Some((month, index + 1))
}

/// The time of day at a word and the index after it, the half of the day included.
fn clock(words: &[Word], index: usize) -> Option<(Time, usize)> {
    let index = if words.get(index)?.folded == "luc" { index + 1 } else { index };
    let time = parse_time(&words.get(index)?.folded)?;
    let half = words.get(index + 1).map(|word| word.folded.trim_end_matches('.').to_owned());
    match half.as_deref() {
        Some("ch" | "pm") => {
            let hour = if time.hour() < 12 { time.hour() + 12 } else { time.hour() };
            Some((Time::new(hour, time.minute(), time.second(), 0).ok()?, index + 2))
        }
        Some("sa" | "am") => {
            let hour = if time.hour() == 12 { 0 } else { time.hour() };
            Some((Time::new(hour, time.minute(), time.second(), 0).ok()?, index + 2))
        }
        _ => Some((time, index + 1)),
    }
}

/// `7:50`, `07:50:00`, `7h50`, `07:50+07:00`.
fn parse_time(word: &str) -> Option<Time> {
    let word = word.split('+').next()?.split('.').next()?;
    let separator = if word.contains('h') { 'h' } else { ':' };
    let mut parts = word.split(separator);
    let (hour, minute) = (parts.next()?, parts.next()?);
    let minute = if minute.is_empty() && separator == 'h' { "0" } else { minute };
    let second = parts.next().unwrap_or("0");
    if hour.len() > 2 || parts.next().is_some() {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?, 0).ok()
}
