//! Reads a table of units with the units that each was formed from, and works out these former units.
//!
//! The table says "Phường 3, Phường 10 (Quận 11)": a numbered ward takes the district that follows it in the list,
//! because the number alone is no name; a unit that stands in several lists was split among them; "giữ nguyên"
//! is a unit that did not change.

mod pasted;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::AreaKind;

pub use pasted::{MOST_UNITS, pasted};

/// A line of the table that cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct UnitsError {
    /// From 1, the heading included.
    pub line: usize,
    /// The fault.
    pub why: UnitFlaw,
}

/// The fault of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitFlaw {
    /// It has other columns.
    #[error("six columns are wanted: code, kind, name_vi, name_en, area_km2, formed_from_vi")]
    Columns,
    /// It has no code.
    #[error("the code is empty")]
    NoCode,
    /// It has no name.
    #[error("the Vietnamese name is empty")]
    NoName,
    /// It is of no kind that a city has today.
    #[error("the kind must be ward, commune or special_zone")]
    Kind,
    /// How large it is cannot be read.
    #[error("the area must be a number of square kilometres")]
    Km2,
    /// A line before has its code.
    #[error("line {0} has the same code")]
    Code(usize),
    /// A line before has its name.
    #[error("line {0} has the same name")]
    Name(usize),
    /// It is one more than any city has.
    #[error("more than {MOST_UNITS} units")]
    TooMany,
}

/// A unit as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The official code.
    pub code: String,
    /// Its kind.
    pub kind: AreaKind,
    /// "Phường Sài Gòn".
    pub name_vi: String,
    /// "Sai Gon Ward".
    pub name_en: String,
    /// In square kilometres.
    pub km2: f64,
    /// The units it was formed from; empty when it did not change.
    pub formed_from: Vec<Former>,
}

/// A unit that ended, as the lists name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Former {
    /// "Phường 10".
    pub name_vi: String,
    /// "Quận 11", or nothing when its name alone tells it apart.
    pub within_vi: String,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq)]
pub struct Units {
    /// In the table's order.
    pub units: Vec<Unit>,
    /// Each former unit with how many of today's units took a part of it.
    pub former: BTreeMap<Former, usize>,
}

/// Reads the table: `code,kind,name_vi,name_en,area_km2,formed_from_vi` with a heading.
///
/// # Errors
/// The first line that cannot be read, and why.
pub fn parse(text: &str) -> Result<Units, UnitsError> {
    let mut units = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heading = reader.headers().cloned().unwrap_or_default();
    for record in reader.records() {
        let line = |position: Option<&csv::Position>| position.map_or(1, |position| line_at(text, position));
        let wrong = |error: csv::Error| UnitsError { line: line(error.position()), why: UnitFlaw::Columns };
        let record = record.map_err(wrong)?;
        let line = line(record.position());
        let row = record.deserialize(Some(&heading));
        let row: Row = row.map_err(|_| UnitsError { line, why: UnitFlaw::Columns })?;
        units.push(unit(row).map_err(|why| UnitsError { line, why })?);
    }
    Ok(Units { former: count_former(&units), units })
}

fn count_former(units: &[Unit]) -> BTreeMap<Former, usize> {
    let mut former = BTreeMap::new();
    for one in units.iter().flat_map(|unit| &unit.formed_from) {
        *former.entry(one.clone()).or_insert(0) += 1;
    }
    former
}

/// The line of a record; its position is where the reader began to look, blank lines before it included.
fn line_at(text: &str, position: &csv::Position) -> usize {
    let begin = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(begin..).unwrap_or_default();
    let skipped =
        blank.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
    usize::try_from(position.line()).unwrap_or(usize::MAX).saturating_add(skipped.count())
}

#[derive(Deserialize)]
struct Row {
    code: String,
    kind: String,
    name_vi: String,
    name_en: String,
    area_km2: String,
    formed_from_vi: String,
}

impl Units {
    /// A unit's English name; of two units that would read alike without marks, with them.
    pub fn name_en(&self, unit: &Unit) -> String {
        let alike = self.units.iter().filter(|other| other.name_en == unit.name_en).count();
        let (_, bare) = unit.name_vi.split_once(' ').unwrap_or(("", &unit.name_vi));
        match unit.name_en.rsplit_once(' ') {
            Some((_, kind)) if alike > 1 => format!("{bare} {kind}"),
            _ => unit.name_en.clone(),
        }
    }
}

impl Former {
    /// Its kind, as its name says; a name without one is a ward's.
    pub fn kind(&self) -> AreaKind {
        match self.name_vi.split(' ').next() {
            Some("Xã") => AreaKind::Commune,
            Some("Thị") => AreaKind::Township,
            Some("Huyện" | "Quận") => AreaKind::District,
            Some("Đặc") => AreaKind::SpecialZone,
            _ => AreaKind::Ward,
        }
    }

    /// Its English name, in the manner of the table: unaccented, the kind last.
    pub fn name_en(&self) -> String {
        let (kind, rest) = match self.kind() {
            AreaKind::Commune => ("Commune", self.name_vi.strip_prefix("Xã ")),
            AreaKind::Township => ("Township", self.name_vi.strip_prefix("Thị trấn ")),
            AreaKind::District => ("District", self.name_vi.strip_prefix("Huyện ")),
            AreaKind::SpecialZone => ("Special Zone", self.name_vi.strip_prefix("Đặc khu ")),
            _ => ("Ward", self.name_vi.strip_prefix("Phường ")),
        };
        let rest = viet::unaccent(rest.unwrap_or(&self.name_vi));
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            format!("{kind} {rest}")
        } else {
            format!("{rest} {kind}")
        }
    }
}

fn unit(row: Row) -> Result<Unit, UnitFlaw> {
    let clean = |text: &str| viet::nfc(text.trim()).into_owned();
    if row.code.trim().is_empty() {
        return Err(UnitFlaw::NoCode);
    }
    if row.name_vi.trim().is_empty() {
        return Err(UnitFlaw::NoName);
    }
    Ok(Unit {
        code: clean(&row.code),
        kind: AreaKind::named(row.kind.trim())
            .filter(|kind| matches!(kind, AreaKind::Ward | AreaKind::Commune | AreaKind::SpecialZone))
            .ok_or(UnitFlaw::Kind)?,
        name_vi: clean(&row.name_vi),
        name_en: clean(&row.name_en),
        km2: row.area_km2.trim().parse().ok().filter(|km2: &f64| km2.is_finite()).ok_or(UnitFlaw::Km2)?,
        formed_from: formed_from_list(&clean(&row.formed_from_vi)),
    })
}

fn formed_from_list(text: &str) -> Vec<Former> {
    if text.is_empty() || text == "giữ nguyên" {
        return Vec::new();
    }
    let mut list: Vec<Former> = Vec::new();
    for item in text.split(", ") {
        let (name, within) = item.split_once(" (").unwrap_or((item, ""));
        let name = name.trim();
        let known = ["Phường ", "Xã ", "Thị trấn ", "Huyện ", "Quận "];
        let name_vi = if known.iter().any(|kind| name.starts_with(kind)) {
            name.to_owned()
        } else {
            format!("Phường {name}")
        };
        list.push(Former { name_vi, within_vi: within.trim_end_matches(')').trim().to_owned() });
    }
    // From the back, so that each numbered ward finds the district named after it.
    let mut district = String::new();
    for former in list.iter_mut().rev() {
        if !former.within_vi.is_empty() {
            district.clone_from(&former.within_vi);
        } else if former.name_vi.ends_with(|c: char| c.is_ascii_digit()) {
            former.within_vi.clone_from(&district);
        }
    }
    list
}
