//! The document a citation names: by number, by "này", by a short number, or by a title only.

use jiff::civil::Date;

use super::issuer::issuer_at;
use super::kind::{Kind, kind_at};
use super::number::{Number, number_at, year_at};
use super::token::Reader;

/// How far a law's title may put its number from the word "Luật", in tokens.
const LONGEST_TITLE: usize = 30;

/// The document meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// By its number.
    Numbered(Numbered),
    /// The one the text itself stands in: "Nghị quyết này".
    Relative(Kind),
    /// By a number without its symbols: "Nghị quyết 98", "Nghị định 84/2024".
    Short {
        /// The kind named.
        kind: Kind,
        /// The number.
        serial: u32,
        /// The year, where it is given.
        year: Option<u16>,
    },
    /// By a title that follows but is not read ("Luật Đất đai"): certainly not the one the text stands in.
    Named(Kind),
}

/// A document named by its number, with the words that the text puts beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Numbered {
    /// The kind in words, or else by the number's symbol.
    pub kind: Option<Kind>,
    /// The number.
    pub number: Number,
    /// "ngày 24 tháng 6 năm 2023" or "ngày 24/6/2023".
    pub date: Option<Date>,
    /// "của Quốc hội", without "của", as written.
    pub issuer: Option<String>,
}

/// A document named on its own.
pub(super) fn standalone(reader: &Reader, at: usize) -> Option<(Document, usize)> {
    let Some((kind, next)) = kind_at(reader, at) else { return bare_number(reader, at) };
    // "kế hoạch này" is everyday speech; a citation writes it with a capital.
    if reader.word(next) == "này" && (kind.is_rule_making() || reader.capital(at)) {
        return Some((Document::Relative(kind), next + 1));
    }
    numbered(reader, kind, next).or_else(|| {
        let (document, end) = short(reader, kind, next)?;
        let said = reader.word(next) == "số";
        let Document::Short { serial, year, .. } = &document else {
            return None;
        };
        // "Kế hoạch 5/2024" is the plan for May.
        let certain = kind.is_rule_making() || (reader.capital(at) && (said || *serial > 12));
        (certain && (said || year.is_some())).then_some((document, end))
    })
}

/// The document that provisions belong to, named right after them.
pub(super) fn after_provisions(reader: &Reader, at: usize) -> Option<(Document, usize)> {
    let comma = reader.mark(at) == Some(',');
    let next = at + usize::from(comma);
    let linked = matches!(reader.word(next), "của" | "tại" | "trong" | "thuộc");
    let first = next + usize::from(linked);
    let Some((kind, next)) = kind_at(reader, first) else {
        return bare_number(reader, first).filter(|_| !comma);
    };
    if reader.word(next) == "này" {
        return Some((Document::Relative(kind), next + 1));
    }
    if let Some(found) = numbered(reader, kind, next).or_else(|| short(reader, kind, next)) {
        return Some(found);
    }
    // "Điều 4 quy định rằng" has the verb; "Điều 4 Quy định" the noun.
    let named = reader.capital(first) || matches!(kind, Kind::Law | Kind::Code | Kind::Constitution);
    (named && !comma).then_some((Document::Named(kind), next))
}

fn bare_number(reader: &Reader, at: usize) -> Option<(Document, usize)> {
    let (number, end) = number_at(reader, after_so(reader, at))?;
    Some(tail(reader, None, number, end))
}

fn numbered(reader: &Reader, kind: Kind, at: usize) -> Option<(Document, usize)> {
    let (number, end) = number_at(reader, after_so(reader, at)).or_else(|| titled(reader, kind, at))?;
    Some(tail(reader, Some(kind), number, end))
}

/// A law's number after its title: "Luật Đất đai số 31/2024/QH15".
fn titled(reader: &Reader, kind: Kind, at: usize) -> Option<(Number, usize)> {
    let assembly = match kind {
        Kind::Law | Kind::Code => "QH",
        Kind::Ordinance => "UBTVQH",
        _ => return None,
    };
    for next in at..at + LONGEST_TITLE {
        if matches!(reader.mark(next), Some(mark) if mark != ',' && mark != '-') {
            return None;
        }
        if reader.word(next) == "số" && reader.digits(next + 1).is_some() {
            let found = number_at(reader, next + 1);
            return found.filter(|(number, _)| number.issuer.starts_with(assembly));
        }
        let other = kind_at(reader, next).is_some_and(|(other, _)| other != kind || reader.capital(next));
        if other || matches!(reader.word(next), "điều" | "khoản" | "điểm") || next >= reader.len() {
            return None;
        }
    }
    None
}

fn short(reader: &Reader, kind: Kind, at: usize) -> Option<(Document, usize)> {
    let at = after_so(reader, at);
    let serial = reader.digits(at).filter(|serial| (1..1_000_000).contains(serial))?;
    let year = if reader.glued_mark(at + 1, '/') { year_at(reader, at + 2) } else { None };
    let end = at + if year.is_some() { 3 } else { 1 };
    let whole = !reader.glued(end) || !matches!(reader.mark(end), None | Some('/' | '%'));
    whole.then_some((Document::Short { kind, serial, year }, end))
}

/// Behind "số" and its colon, where they stand.
fn after_so(reader: &Reader, at: usize) -> usize {
    if reader.word(at) == "số" { at + 1 + usize::from(reader.mark(at + 1) == Some(':')) } else { at }
}

/// Adds date and issuer, in either order.
fn tail(reader: &Reader, kind: Option<Kind>, number: Number, at: usize) -> (Document, usize) {
    let (mut end, mut date, mut issuer) = (at, None, None);
    for _ in 0..2 {
        if let Some((found, next)) = date_at(reader, end).filter(|_| date.is_none()) {
            (date, end) = (Some(found), next);
        }
        if let Some((found, next)) = issuer_at(reader, end).filter(|_| issuer.is_none()) {
            (issuer, end) = (Some(found), next);
        }
    }
    let kind = kind.or_else(|| number.kind());
    (Document::Numbered(Numbered { kind, number, date, issuer }), end)
}

/// A date right after the number; behind a comma it would be the date of the event that the sentence tells.
fn date_at(reader: &Reader, at: usize) -> Option<(Date, usize)> {
    if reader.word(at) != "ngày" {
        return None;
    }
    let joint = |at| reader.mark(at).filter(|mark| matches!(mark, '/' | '-' | '.'));
    let in_words = reader.word(at + 2) == "tháng" && reader.word(at + 4) == "năm";
    if !in_words && (joint(at + 2).is_none() || joint(at + 2) != joint(at + 4)) {
        return None;
    }
    let day = i8::try_from(reader.digits(at + 1)?).ok()?;
    let month = i8::try_from(reader.digits(at + 3)?).ok()?;
    let year = i16::try_from(reader.digits(at + 5)?).ok()?;
    Some((Date::new(year, month, day).ok()?, at + 6))
}
