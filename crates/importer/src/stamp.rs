//! Reads the date of a source's data: the whole text, every word of it, or nothing. A part that was passed over could make it
//! another moment.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::moment::{month_word, parse_clock};
use super::offset::{self, offset};

/// The reason why a date is not taken, each with the text that was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It is no form of date that is known.
    #[error("the date `{0}` is of no known form")]
    Form(String),
    /// No calendar has it.
    #[error("there is no date `{0}`")]
    Impossible(String),
    /// It can be read in two ways.
    #[error("the date `{0}` can be read in two ways")]
    Ambiguous(String),
    /// Its zone is not known.
    #[error("the date `{0}` names a zone that is not known")]
    Zone(String),
}

/// A moment as it is written: on the clock of a place, whose offset may be written too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) at: DateTime,
    pub(super) offset: Option<Offset>,
}

impl Written {
    /// The moment; without an offset on the city's clock.
    pub(super) fn timestamp(self, zone: &TimeZone) -> Result<Timestamp, DateError> {
        let impossible = |_| DateError::Impossible(self.at.to_string());
        if let Some(offset) = self.offset {
            return offset.to_timestamp(self.at).map_err(impossible);
        }
        let ambiguous = zone.to_ambiguous_zoned(self.at);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => {
                ambiguous.compatible().map(|at| at.timestamp()).map_err(impossible)
            }
            _ => Err(DateError::Ambiguous(self.at.to_string())),
        }
    }
}

/// Reads a date: forms of ISO 8601, RFC 822, SQL and C, with names of months in English and Vietnamese, and days before
/// months in figures, as is written here.
pub(super) fn stamp(text: &str, zone: &TimeZone) -> Result<Timestamp, DateError> {
    let shown: String = text.trim().chars().take(80).collect();
    if let Ok(at) = text.trim().parse::<Timestamp>() {
        return Ok(at);
    }
    let mut reader = Reader { shown, words: words(text), at: 0, ..Reader::default() };
    reader.read()?;
    let Some(date) = reader.date else { return Err(DateError::Form(reader.shown)) };
    let impossible = |_| DateError::Impossible(reader.shown.clone());
    let at = match reader.time {
        Some((24, 0, 0)) => date.tomorrow().map_err(impossible)?.to_datetime(Time::midnight()),
        Some((hour, minute, second)) => {
            date.to_datetime(Time::new(hour, minute, second, 0).map_err(impossible)?)
        }
        None => date.to_datetime(Time::midnight()),
    };
    if reader.unknown && reader.offset.is_none() && reader.zone.is_none() {
        return Err(DateError::Zone(reader.shown));
    }
    let written = Written { at, offset: reader.offset };
    let moment = written.timestamp(reader.zone.as_ref().unwrap_or(zone));
    moment.map_err(|error| match error {
        DateError::Ambiguous(_) => DateError::Ambiguous(reader.shown),
        _ => DateError::Impossible(reader.shown),
    })
}

/// A word, and whether it stands in brackets.
type Word = (String, bool);

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut word, mut inside) = (String::new(), false);
    for c in viet::nfc(text).chars().chain([' ']) {
        if c.is_whitespace() || matches!(c, ',' | ';' | '|' | '(' | ')' | '–' | '\u{a0}') {
            push(std::mem::take(&mut word), inside, &mut words);
            inside = (inside || c == '(') && c != ')';
        } else {
            word.push(c);
        }
    }
    words
}

/// Divides text that is written without a space: `2026-10-01T08:00+07:00`, `20261001T080000Z`, `8:00am`.
fn push(word: String, inside: bool, words: &mut Vec<Word>) {
    if word.is_empty() || word == "-" {
        return;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((date, time)) = word.split_once(['T', 't'])
        && date.starts_with(|c: char| c.is_ascii_digit())
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        let (time, rest) = time.split_at(time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len()));
        let time = if digits(date) && matches!(time.len(), 4 | 6) { colons(time) } else { time.to_owned() };
        push(date.to_owned(), inside, words);
        return push(format!("{time}{rest}"), inside, words);
    }
    if word.len() == 8 && digits(&word) {
        return words.push((format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..]), inside));
    }
    // A time with its offset or its half of the day.
    if let Some(colon) = word.find(':').filter(|colon| digits(&word[..*colon]))
        && let Some(cut) = word[colon..].find(|c: char| matches!(c, '+' | '-' | '−') || c.is_alphabetic())
    {
        let (time, rest) = word.split_at(colon + cut);
        words.push((time.to_owned(), inside));
        return words.push((rest.to_owned(), inside));
    }
    // A date with its offset, as XML writes days; a figure alone behind a day may be anything.
    if let Some((date, rest)) = word.split_at_checked(10)
        && (rest.contains(':') || matches!(rest, "Z" | "z"))
        && date.parse::<Date>().is_ok()
    {
        words.push((date.to_owned(), inside));
        words.push((rest.to_owned(), inside));
        return;
    }
    words.push((word, inside));
}

fn colons(time: &str) -> String {
    let pairs: Vec<&str> = (0..time.len() / 2).map(|index| &time[index * 2..index * 2 + 2]).collect();
    pairs.join(":")
}

#[derive(Default)]
struct Reader {
    /// The text as it was written, for errors.
    shown: String,
    words: Vec<Word>,
    at: usize,
    date: Option<Date>,
    time: Option<(i8, i8, i8)>,
    offset: Option<Offset>,
    zone: Option<TimeZone>,
    /// A remark in brackets that may name a zone.
    unknown: bool,
}

impl Reader {
    fn read(&mut self) -> Result<(), DateError> {
        while let Some((word, inside)) = self.words.get(self.at).cloned() {
            let folded = viet::fold(&word);
            let used = self.one(&word, &folded, inside)?;
            self.at += used;
        }
        Ok(())
    }

    fn folded(&self, index: usize) -> Option<String> {
        self.words.get(index).map(|(word, _)| viet::fold(word))
    }

    fn form(&self) -> DateError {
        DateError::Form(self.shown.clone())
    }

    /// Reads the part that begins at a word; answers how many words it was.
    fn one(&mut self, word: &str, folded: &str, inside: bool) -> Result<usize, DateError> {
        if let Some(used) = self.weekday(folded) {
            return Ok(used);
        }
        // At the end "AT" is a zone.
        let leads_on = self.at + 1 < self.words.len();
        if leads_on && matches!(folded, "ngay" | "luc" | "vao" | "at" | "on") {
            return Ok(1);
        }
        if self.time.is_none()
            && let Some(used) = self.clock(folded)?
        {
            return Ok(used);
        }
        if self.date.is_none()
            && let Some(used) = self.day(folded)?
        {
            return Ok(used);
        }
        if let Some(used) = self.place(word)? {
            return Ok(used);
        }
        if inside {
            self.unknown = true;
            return Ok(1);
        }
        let letters = word.chars().all(|c| c.is_ascii_uppercase());
        if self.date.is_some() && (letters || offset::is_meant(word)) {
            return Err(DateError::Zone(self.shown.clone()));
        }
        Err(self.form())
    }

    /// A weekday says nothing that the date does not.
    fn weekday(&self, folded: &str) -> Option<usize> {
        let next = self.folded(self.at + 1);
        // "Thu, 2 Oct": an English day before the second, and no Monday.
        let behind: Vec<String> = (2..5).filter_map(|place| self.folded(self.at + place)).collect();
        let month =
            behind.first().is_some_and(|word| english(word).is_some()) || month_word(&behind).is_some();
        let is_english = self.words[self.at].0.is_ascii() && month;
        match (folded, next.as_deref().filter(|_| !is_english)) {
            (
                "thu",
                Some("hai" | "ba" | "tu" | "nam" | "sau" | "bay" | "2" | "3" | "4" | "5" | "6" | "7"),
            )
            | ("chu", Some("nhat")) => return Some(2),
            _ => {}
        }
        let folded = folded.trim_end_matches('.');
        let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let short = ["tues", "wednes", "weds", "thur", "thurs", "cn", "t2", "t3", "t4", "t5", "t6", "t7"];
        let is =
            english.iter().any(|name| *name == folded || name[..3] == *folded) || short.contains(&folded);
        (is && self.date.is_none()).then_some(1)
    }

    /// `08:00`, `8h30`, `8 giờ 30 phút`, with the half of the day.
    fn clock(&mut self, folded: &str) -> Result<Option<usize>, DateError> {
        let (mut time, mut used) = match parse_clock(folded) {
            Some(time) => (time, 1),
            None => {
                let Ok(hour) = folded.parse::<i8>() else { return Ok(None) };
                if self.folded(self.at + 1).as_deref() != Some("gio") {
                    return Ok(None);
                }
                let minute = self.folded(self.at + 2).and_then(|word| word.parse::<i8>().ok());
                let named = self.folded(self.at + 3).as_deref() == Some("phut");
                match minute {
                    Some(minute) => ((hour, minute, 0), 3 + usize::from(named)),
                    None => ((hour, 0, 0), 2),
                }
            }
        };
        let half = self.folded(self.at + used).map(|word| word.replace('.', ""));
        let late = match half.as_deref() {
            Some("am" | "sa") => Some(false),
            Some("pm" | "ch") => Some(true),
            _ => None,
        };
        if let Some(late) = late {
            used += 1;
            time.0 = match (time.0, late) {
                (12, false) => 0,
                (hour @ 1..=11, true) => hour + 12,
                (hour, _) => hour,
            };
        }
        let (hour, minute, second) = time;
        if !(0..60).contains(&minute) || !(0..60).contains(&second) || !(0..=24).contains(&hour) {
            return Err(DateError::Impossible(self.shown.clone()));
        }
        self.time = Some(time);
        Ok(Some(used))
    }

    fn day(&mut self, folded: &str) -> Result<Option<usize>, DateError> {
        for separator in ['/', '-', '.'] {
            let parts: Vec<&str> = folded.trim_end_matches('.').split(separator).collect();
            if let [first, second, third] = parts.as_slice() {
                return match english(second) {
                    Some(month) => self.set(&year(third, true), month, first).map(|()| Some(1)),
                    None => self.figures(first, second, third).map(|read| read.then_some(1)),
                };
            }
        }
        let rest: Vec<String> = self.words[self.at + 1..].iter().map(|(word, _)| viet::fold(word)).collect();
        let after = |place: usize| rest.get(place - 1).cloned().unwrap_or_default();
        let next = after(1);
        // "Oct 1, 2026", and with the time between as C writes it.
        if let Some(month) = english(folded) {
            let day = next.trim_end_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
            if let Some(time) = parse_clock(&after(2)) {
                let zone = usize::from(offset(&after(3)).is_some());
                let found = year(&after(3 + zone), false);
                self.set(&found, month, &day)?;
                self.time = Some(time);
                if zone == 1 {
                    self.place(&after(3))?;
                }
                return Ok(Some(4 + zone));
            }
            self.set(&year(&after(2), false), month, &day)?;
            return Ok(Some(3));
        }
        if !folded.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(None);
        }
        if let Some(month) = english(&next) {
            let day = folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            self.set(&year(&after(2), true), month, day)?;
            return Ok(Some(3));
        }
        let Some((month, used)) = month_word(&rest) else { return Ok(None) };
        let used = used + usize::from(rest.get(used).is_some_and(|word| word == "nam"));
        let found = rest.get(used).map(|word| year(word, false)).unwrap_or_default();
        self.set(&found, month, folded)?;
        Ok(Some(used + 2))
    }

    /// Figures alone: the year first, or the day first as is written here.
    fn figures(&mut self, first: &str, second: &str, third: &str) -> Result<bool, DateError> {
        let digits = |text: &&str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if ![first, second, third].iter().all(digits) {
            return Ok(false);
        }
        let (year, month, day) =
            if first.len() == 4 { (first, second, third) } else { (third, second, first) };
        if year.len() != 4 {
            return Err(DateError::Ambiguous(self.shown.clone()));
        }
        let month = month.parse().map_err(|_| self.form())?;
        self.set(year, month, day).map(|()| true)
    }

    fn set(&mut self, year: &str, month: i8, day: &str) -> Result<(), DateError> {
        let impossible = || DateError::Impossible(self.shown.clone());
        let year: i16 = year.parse().map_err(|_| self.form())?;
        let day: i8 = day.parse().map_err(|_| self.form())?;
        if !(1900..2200).contains(&year) {
            return Err(impossible());
        }
        self.date = Some(Date::new(year, month, day).map_err(|_| impossible())?);
        Ok(())
    }

    /// An offset or a zone; two that differ say nothing sure.
    fn place(&mut self, word: &str) -> Result<Option<usize>, DateError> {
        let next = self.words.get(self.at + 1).map(|(next, _)| next.clone()).unwrap_or_default();
        let joined =
            matches!(viet::fold(word).as_str(), "gmt" | "utc" | "ut") && next.starts_with(['+', '-', '−']);
        let (found, used) = if joined { (offset(&format!("gmt{next}")), 2) } else { (offset(word), 1) };
        if let Some(found) = found {
            if self.offset.is_some_and(|before| before != found) {
                return Err(DateError::Zone(self.shown.clone()));
            }
            self.offset = Some(found);
            return Ok(Some(used));
        }
        if joined {
            return Err(DateError::Zone(self.shown.clone()));
        }
        if let Some(zone) = offset::zone(word) {
            self.zone = Some(zone);
            return Ok(Some(1));
        }
        Ok(None)
    }
}

/// A year of four figures; of two as RFC 822 has it, where a month in letters stands before it.
fn year(word: &str, short: bool) -> String {
    match word.parse::<i16>() {
        Ok(number) if short && word.len() == 2 => {
            (number + if number < 50 { 2000 } else { 1900 }).to_string()
        }
        _ => word.to_owned(),
    }
}

/// The number of a month in English.
fn english(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.');
    let is = |name: &&str| *name == word || name[..3] == *word || (*name == "september" && word == "sept");
    let place = MONTHS.iter().position(is)?;
    i8::try_from(place + 1).ok()
}
