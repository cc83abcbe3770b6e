//! Finds the date and time in a line as Vietnamese sites write them.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::offset::offset;
use super::stamp::Written;

/// A date in a line, with the time when it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) at: DateTime,
    /// The offset that is written with the time.
    pub(super) offset: Option<Offset>,
    /// Whether a time of day was written.
    pub(super) timed: bool,
    /// Where in the line, in bytes.
    pub(super) range: Range<usize>,
}

impl Found {
    /// The moment as it is written.
    pub(super) fn written(&self) -> Written {
        Written { at: self.at, offset: self.offset }
    }
}

/// A time of day with its offset, and the index of the word after it.
type Clock = (Time, Option<Offset>, usize);

/// A date, the index of the word after it, and a time with its offset that is written into the same word.
type Dated = (Date, usize, Option<(Time, Option<Offset>)>);

/// A word of the line: folded, with its place.
struct Word {
    folded: String,
    range: Range<usize>,
}

/// The first date of a line: `26/04/2024`, `26-4-2024`, `2024-04-26T07:50`, `26 Tháng Tư 2024`,
/// `ngày 26 tháng 4 năm 2024`; the time before or after it, with `SA`, `CH`, `AM` or `PM`, and its offset.
pub(super) fn find(line: &str) -> Option<Found> {
    let words = words(line);
    for start in 0..words.len() {
        let Some((date, end, own_time)) = date_at(&words, start) else { continue };
        let before = time_before(&words, start);
        let after = clock(&words, end);
        let (time, first, last) = match (own_time, after, before) {
            (Some((time, offset)), ..) => (Some((time, offset)), start, end),
            (None, Some((time, offset, next)), _) => (Some((time, offset)), start, next),
            (None, None, Some((time, offset, index))) => (Some((time, offset)), index, end),
            (None, None, None) => (None, start, end),
        };
        // An offset behind the time, or behind the day when the time stands before it.
        let written = time.and_then(|(_, offset)| offset);
        let (offset, last) = match written {
            Some(offset) => (Some(offset), last),
            None if time.is_some() => {
                offset_at(&words, line, last).map_or((None, last), |(offset, next)| (Some(offset), next))
            }
            None => (None, last),
        };
        let time = time.map(|(time, _)| time);
        return Some(Found {
            at: date.to_datetime(time.unwrap_or(Time::midnight())),
            offset,
            timed: time.is_some(),
            range: words[first].range.start..words[last - 1].range.end,
        });
    }
    None
}

/// The time that ends right before a date, or before the word "ngày" that belongs to the date.
fn time_before(words: &[Word], date: usize) -> Option<Clock> {
    let mut end = date;
    if end.checked_sub(1).is_some_and(|index| words[index].folded == "ngay") {
        end -= 1;
    }
    // "7:50 SA" is two words, "07:50" one, "07:50 GMT+7" two again.
    [3, 2, 1].into_iter().filter_map(|length| end.checked_sub(length)).find_map(|index| {
        let (time, own, next) = clock(words, index)?;
        let behind = words[next..end].first().and_then(|word| offset(&word.folded));
        let ends = next == end || (next + 1 == end && behind.is_some());
        ends.then_some((time, own.or(behind), index))
    })
}

/// An offset at a word, and the index after it: `+0700`, `GMT+7`, `GMT +7`.
fn offset_at(words: &[Word], line: &str, index: usize) -> Option<(Offset, usize)> {
    // A minus at the beginning of a word was taken for a dash.
    let signed = |word: &Word| {
        let minus = line[..word.range.start].ends_with('-') && !line[..word.range.start].ends_with(" - ");
        if minus { format!("-{}", word.folded) } else { word.folded.clone() }
    };
    let word = words.get(index)?;
    let name = matches!(word.folded.as_str(), "gmt" | "utc");
    let behind = words.get(index + 1).map(signed).filter(|word| word.starts_with(['+', '-']));
    match behind.filter(|_| name).and_then(|figures| offset(&format!("gmt{figures}"))) {
        Some(found) => Some((found, index + 2)),
        None => offset(&signed(word)).map(|found| (found, index + 1)),
    }
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
fn date_at(words: &[Word], start: usize) -> Option<Dated> {
    let word = words[start].folded.as_str();
    if let Some((date, time)) = word.split_once('t')
        && let (Ok(date), Some(time)) = (date.parse::<Date>(), timed(time))
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
    let behind: Vec<String> = words[start + 1..].iter().take(3).map(|word| word.folded.clone()).collect();
    let (month, used) = month_word(&behind)?;
    let next = start + 1 + used;
    let next = if words.get(next)?.folded == "nam" { next + 1 } else { next };
    let year: i16 = words.get(next)?.folded.trim_end_matches('.').parse().ok()?;
    Some((Date::new(year, month, day).ok()?, next + 1, None))
}

fn numeric(first: &str, second: &str, third: &str) -> Option<Date> {
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let year: i16 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month that words begin with, and how many they are: `tháng 10`, `Tháng Mười Một`, `Th10`, `thg 10`.
pub(super) fn month_word(words: &[String]) -> Option<(i8, usize)> {
    let first = words.first()?.trim_end_matches('.');
    let number = |word: &str| word.parse::<i8>().ok().filter(|month| (1..=12).contains(month));
    if let Some(month) = first.strip_prefix("thg").or_else(|| first.strip_prefix("th")).and_then(number) {
        return Some((month, 1));
    }
    if !matches!(first, "thang" | "thg" | "th") {
        return None;
    }
    let word = words.get(1)?.as_str();
    if let Some(month) = number(word) {
        return Some((month, 2));
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
        "muoi" => match words.get(2).map(String::as_str) {
            Some("mot") => return Some((11, 3)),
            Some("hai") => return Some((12, 3)),
            _ => 10,
        },
        "chap" => 12,
        _ => return None,
    };
    Some((month, 2))
}

/// The time of day at a word and the index after it, the half of the day included.
fn clock(words: &[Word], index: usize) -> Option<Clock> {
    let index = if words.get(index)?.folded == "luc" { index + 1 } else { index };
    let (time, offset) = timed(&words.get(index)?.folded)?;
    let half = words.get(index + 1).map(|word| word.folded.trim_end_matches('.').to_owned());
    let hour = match half.as_deref() {
        Some("ch" | "pm") if time.hour() < 12 => time.hour() + 12,
        Some("ch" | "pm") => time.hour(),
        Some("sa" | "am") if time.hour() == 12 => 0,
        Some("sa" | "am") => time.hour(),
        _ => return Some((time, offset, index + 1)),
    };
    Some((Time::new(hour, time.minute(), time.second(), 0).ok()?, offset, index + 2))
}

/// `07:50`, `07:50:00.5`, `07:50+07:00`, `07:50Z`.
fn timed(word: &str) -> Option<(Time, Option<Offset>)> {
    let cut = word.find(['+', '-', 'z', '−']).unwrap_or(word.len());
    let (time, rest) = word.split_at(cut);
    let found = if rest.is_empty() { None } else { Some(offset(rest)?) };
    let (hour, minute, second) = parse_clock(time)?;
    Some((Time::new(hour, minute, second, 0).ok()?, found))
}

/// `7:50`, `07:50:00`, `07:50:00.123`, `7h50`, `7h`: hour, minute, second; not yet whether there is such a time.
pub(super) fn parse_clock(word: &str) -> Option<(i8, i8, i8)> {
    let separator = if word.contains('h') { 'h' } else { ':' };
    let mut parts = word.split(separator);
    let (hour, minute) = (parts.next()?, parts.next()?);
    let minute = if minute.is_empty() && separator == 'h' { "0" } else { minute };
    let second = parts.next().unwrap_or("0");
    // Parts of a second change nothing that a reader sees.
    let (second, fraction) = second.split_once(['.', ',']).unwrap_or((second, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if hour.len() > 2 || minute.len() > 2 || parts.next().is_some() {
        return None;
    }
    if ![hour, minute, second, fraction].iter().all(|part| digits(part)) {
        return None;
    }
    Some((hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?))
}
