//! Reads a table of units that somebody pasted: from a spreadsheet (tabs) or as CSV, with a heading or without, with
//! Vietnamese kinds and numbers. It names the fault of every line that has one.

use std::collections::HashMap;

use super::{Former, Row, UnitFlaw, Units, UnitsError, count_former, line_at, unit};
use crate::model::AreaKind;

/// Most units of one table: no city has as many.
pub const MOST_UNITS: usize = 1_000;
/// Most lines that are named as wrong at once.
const MOST_FLAWS: usize = 30;

/// Reads the pasted table: code, kind, Vietnamese name, English name, square kilometres, units it was formed from; the
/// last may be missing for a unit that did not change, and the English name is made when it is empty.
///
/// # Errors
/// Every line that cannot be read, and why; at most 30.
pub fn pasted(text: &str) -> Result<Units, Vec<UnitsError>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = if first.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        // A spreadsheet quotes nothing when it is copied, and a lone quotation mark would swallow the lines after it.
        .quoting(delimiter == b',')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut units, mut flaws) = (Vec::new(), Vec::new());
    let (mut codes, mut names) = (HashMap::new(), HashMap::new());
    for record in reader.records() {
        let position = |position: Option<&csv::Position>| position.map_or(1, |one| line_at(text, one));
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                flaws.push(UnitsError { line: position(error.position()), why: UnitFlaw::Columns });
                continue;
            }
        };
        let line = position(record.position());
        let cells: Vec<&str> = record.iter().map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) || (units.is_empty() && is_heading(&cells)) {
            continue;
        }
        let mut note = |why| flaws.push(UnitsError { line, why });
        let one = match row(&cells).and_then(unit) {
            Ok(one) => one,
            Err(why) => {
                note(why);
                continue;
            }
        };
        if let Some(other) = codes.insert(one.code.clone(), line) {
            note(UnitFlaw::Code(other));
        } else if let Some(other) = names.insert(one.name_vi.clone(), line) {
            note(UnitFlaw::Name(other));
        } else if units.len() == MOST_UNITS {
            note(UnitFlaw::TooMany);
            break;
        }
        units.push(one);
    }
    if units.is_empty() && flaws.is_empty() {
        flaws.push(UnitsError { line: 1, why: UnitFlaw::Columns });
    }
    flaws.truncate(MOST_FLAWS);
    if flaws.is_empty() { Ok(Units { former: count_former(&units), units }) } else { Err(flaws) }
}

fn is_heading(cells: &[&str]) -> bool {
    let first = cells.first().map(|cell| viet::fold(cell)).unwrap_or_default();
    !first.is_empty() && !first.chars().any(|c| c.is_ascii_digit())
}

fn row(cells: &[&str]) -> Result<Row, UnitFlaw> {
    let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
    if !(5..=6).contains(&cells.len()) {
        return Err(UnitFlaw::Columns);
    }
    let name_vi = cell(2).to_owned();
    let made = || Former { name_vi: name_vi.clone(), within_vi: String::new() }.name_en();
    Ok(Row {
        code: cell(0).to_owned(),
        kind: kind(cell(1)),
        name_en: if cell(3).is_empty() { made() } else { cell(3).to_owned() },
        area_km2: plain_number(cell(4)),
        formed_from_vi: cell(5).to_owned(),
        name_vi,
    })
}

/// The stored name of a kind that is written in Vietnamese; anything else as it is.
fn kind(typed: &str) -> String {
    match viet::fold(typed).as_str() {
        "phuong" => AreaKind::Ward.name(),
        "xa" => AreaKind::Commune.name(),
        "dac khu" => AreaKind::SpecialZone.name(),
        _ => typed.to_owned(),
    }
}

/// "1.234,5" as "1234.5".
fn plain_number(typed: &str) -> String {
    if typed.contains(',') { typed.replace('.', "").replace(',', ".") } else { typed.to_owned() }
}
