//! Document numbers: `98/2023/QH15`, `18/NQ-HĐND`, `31-NQ/TW`.

use std::fmt;

use super::kind::{self, Kind};
use super::token::Reader;
use crate::text;

/// The class of document that the form of a number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// It names the year: a normative document, counted within the year (`09/2023/NQ-HĐND`).
    Normative,
    /// No year: an individual document or a letter (`18/NQ-HĐND`). Not unique without issuer and date.
    Individual,
    /// The Party's form (`31-NQ/TW`). Not unique either.
    Party,
}

/// A document's number, read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// The number itself, 1 or more.
    pub serial: u32,
    /// A letter after it, as in `01a/…`.
    pub letter: Option<char>,
    /// The year, in normative documents.
    pub year: Option<u16>,
    /// The symbol of its kind, officially spelt ("NĐ"); `None` for the National Assembly's own (`98/2023/QH15`) and
    /// for letters (`12/UBND-VX`).
    pub symbol: Option<&'static str>,
    /// The symbol of the issuer, with all that follows: `NĐ-CP` gives `CP`, `QH15` itself, a letter `UBND-VX`.
    pub issuer: String,
    /// The class that its form tells.
    pub class: Class,
}

impl Number {
    /// Reads a number that is the whole text, in any case and normal form.
    ///
    /// ```
    /// use viet::citation::{Class, Kind, Number};
    /// let number = Number::parse("84/2024/nđ-cp").expect("a decree's number");
    /// assert_eq!((number.year, number.kind(), number.issuer.as_str()), (Some(2024), Some(Kind::Decree), "CP"));
    /// assert_eq!(number.to_string(), "84/2024/NĐ-CP");
    /// assert_eq!(Number::parse("31-NQ/TW").map(|number| number.class), Some(Class::Party));
    /// assert_eq!(Number::parse("26/4/2024"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let reader = Reader::new(text);
        let (number, end) = number_at(&reader, 0)?;
        (end == reader.len()).then_some(number)
    }

    /// The kind its symbol stands for. The Party's `QĐ` is a decision or rules (Quy định); only the words tell.
    ///
    /// ```
    /// use viet::citation::{Kind, Number};
    /// assert_eq!(Number::parse("27-CT/TU").and_then(|number| number.kind()), Some(Kind::Directive));
    /// ```
    pub fn kind(&self) -> Option<Kind> {
        self.symbol.and_then(kind::of_symbol).map(|(_, kind)| kind)
    }
}

/// The number in its official form: at least two digits, symbols in their own case.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.serial)?;
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        if let (Class::Party, Some(symbol)) = (self.class, self.symbol) {
            return write!(f, "-{symbol}/{}", self.issuer);
        }
        if let Some(year) = self.year {
            write!(f, "/{year}")?;
        }
        match self.symbol {
            Some(symbol) => write!(f, "/{symbol}-{}", self.issuer),
            None => write!(f, "/{}", self.issuer),
        }
    }
}

/// The number that begins at a token.
pub(super) fn number_at(reader: &Reader, at: usize) -> Option<(Number, usize)> {
    let serial = reader.digits(at).filter(|serial| (1..1_000_000).contains(serial))?;
    if continues(reader, at) {
        return None;
    }
    let letter = reader.letter(at + 1).filter(|letter| reader.glued(at + 1) && is_serial_letter(*letter));
    let next = at + 1 + usize::from(letter.is_some());
    let (year, symbol, issuer, class, end) = if reader.glued_mark(next, '-') {
        let (symbol, _) = kind::of_symbol(&capitals(reader, next + 1)).filter(|_| reader.glued(next + 1))?;
        let (issuer, end) = issuer(reader, next + 3).filter(|_| reader.glued_mark(next + 2, '/'))?;
        (None, Some(symbol), issuer, Class::Party, end)
    } else {
        if !reader.glued_mark(next, '/') {
            return None;
        }
        let year = year_at(reader, next + 1).filter(|_| reader.glued_mark(next + 2, '/'));
        let (symbol, issuer, end) = state_symbol(reader, next + if year.is_some() { 3 } else { 1 })?;
        let class = if year.is_some() { Class::Normative } else { Class::Individual };
        (year, symbol, issuer, class, end)
    };
    Some((Number { serial, letter, year, symbol, issuer, class }, end))
}

/// A year of this State's documents.
pub(super) fn year_at(reader: &Reader, at: usize) -> Option<u16> {
    reader.digits(at).filter(|year| (1945..2100).contains(year)).and_then(|year| u16::try_from(year).ok())
}

/// Whether the digits are the rest of something longer: `1.234/…`, `4/98/…`, `QH15/…`.
fn continues(reader: &Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reader.glued(at)) else { return false };
    match reader.mark(before) {
        Some('.' | ',' | '/' | '-') => {
            reader.glued(before) && before.checked_sub(1).is_some_and(|first| reader.digits(first).is_some())
        }
        Some(_) => false,
        // "số98/2023/QH15" is a slip of the typist; other words run into a number are its own.
        None => reader.word(before) != "số" && kind::of_symbol(reader.written(before)).is_none(),
    }
}

fn is_serial_letter(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter == 'đ'
}

/// The part after the last slash of a State document's number: kind and issuer, or an issuer alone.
fn state_symbol(reader: &Reader, at: usize) -> Option<(Option<&'static str>, String, usize)> {
    let first = capitals(reader, at);
    let parted = reader.glued_mark(at + 1, '-');
    if let Some((symbol, _)) = kind::of_symbol(&first).filter(|_| parted) {
        let (issuer, end) = issuer(reader, at + 2)?;
        return Some((Some(symbol), issuer, end));
    }
    if matches!(first.as_str(), "QH" | "UBTVQH") && reader.glued(at + 1) {
        let term = reader.digits(at + 1).filter(|term| *term < 100)?;
        return Some((None, format!("{first}{term}"), at + 2));
    }
    if matches!(first.as_str(), "CP" | "TTg" | "HĐBT") && !parted {
        return Some((None, first, at + 1));
    }
    // An official letter: the agency, then the unit that drafted it. Only capitals tell it from "5/tuần".
    if parted && is_capitals(reader, at) && is_capitals(reader, at + 2) {
        let (issuer, end) = issuer(reader, at)?;
        return Some((None, issuer, end));
    }
    None
}

/// An issuer's symbol: words of capitals, digits of a term or office after them, joined by `-` or `&`.
fn issuer(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let mut out = capitals(reader, at);
    out.chars().nth(1)?;
    let mut end = at + 1;
    for _ in 0..5 {
        if reader.glued(end) && reader.digits(end).is_some() {
            out.push_str(reader.written(end));
            end += 1;
        }
        let joint = reader.mark(end).filter(|mark| matches!(mark, '-' | '&') && reader.glued(end));
        let Some(joint) = joint.filter(|_| reader.glued(end + 1) && is_capitals(reader, end + 1)) else {
            break;
        };
        out.push(joint);
        out.push_str(&capitals(reader, end + 1));
        end += 2;
    }
    Some((out, end))
}

/// Two capitals or more, as written; TTg counts.
fn is_capitals(reader: &Reader, at: usize) -> bool {
    let written = reader.written(at);
    let shouted = written == "TTg" || !written.chars().any(char::is_lowercase);
    shouted && capitals(reader, at).chars().nth(1).is_some()
}

/// A word as a symbol is written, in capitals; "" for one with letters no symbol has, or too long.
fn capitals(reader: &Reader, at: usize) -> String {
    let written = reader.written(at);
    if !reader.is_word(at) || written.len() > 24 {
        return String::new();
    }
    let upper = text::nfc(written).to_uppercase().replace('Ð', "Đ");
    if upper == "TTG" {
        "TTg".to_owned()
    } else if upper.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, 'Đ' | 'Ư')) {
        upper
    } else {
        String::new()
    }
}
