//! Reads the cells of a file: the first sheet of an XLSX workbook, or a CSV in UTF-8.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

/// The largest file that is read, in bytes: 10 MiB.
pub const LARGEST: usize = 10 << 20;
/// The most rows of a table, without its heads.
pub const MOST_ROWS: usize = 10_000;
/// The most columns of a table; further ones are dropped.
const MOST_COLUMNS: usize = 60;
/// The longest text of a cell, in characters; a longer one is cut.
const LONGEST_CELL: usize = 4_000;
/// The largest total size of a workbook's unpacked parts, in bytes: 200 MiB.
const LARGEST_UNPACKED: u64 = 200 << 20;
/// The number of first rows that may contain the heads; a title may be above them.
const HEADS_WITHIN: usize = 10;

/// A table with the heads of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows below the heads, each with its number in the file, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file cannot be read as a table.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It is larger than [`LARGEST`], or its unpacked parts are too large.
    #[error("the file is too large")]
    TooLarge,
    /// It has more rows than [`MOST_ROWS`], or too many empty rows at the top.
    #[error("the table has more than {MOST_ROWS} rows")]
    TooLong,
    /// It is a workbook of Excel before 2007.
    #[error("this is an old workbook (.xls): save it as XLSX")]
    OldWorkbook,
    /// It is neither XLSX nor CSV in UTF-8.
    #[error("this is neither XLSX nor CSV in UTF-8")]
    Other,
    /// None of the first rows contains the needed heads.
    #[error("no row has the heads of the columns: the name of the activity and one other at least")]
    NoHeads,
    /// It has no rows below the heads.
    #[error("the table is empty")]
    Empty,
}

/// Reads a table. The kind of the file is detected by its content.
///
/// # Errors
/// See [`TableError`].
pub fn read_table(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > LARGEST {
        return Err(TableError::TooLarge);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(TableError::OldWorkbook);
    }
    let lines = if bytes.starts_with(b"PK") { workbook(bytes)? } else { text(bytes)? };
    table(lines)
}

/// A row of a file, with its number from 1.
type Line = (usize, Vec<String>);

/// Finds the heads, and keeps the rows below them that are not empty.
fn table(lines: Vec<Line>) -> Result<Table, TableError> {
    let heads = lines.iter().take(HEADS_WITHIN).position(|(_, line)| super::columns::are_heads(line));
    let mut lines = lines.into_iter().skip(heads.ok_or(TableError::NoHeads)?);
    let Some((_, names)) = lines.next() else { return Err(TableError::NoHeads) };
    let rows: Vec<Line> = lines.filter(|(_, line)| line.iter().any(|cell| !cell.is_empty())).collect();
    match rows.len() {
        0 => Err(TableError::Empty),
        count if count > MOST_ROWS => Err(TableError::TooLong),
        _ => Ok(Table { heads: names, rows }),
    }
}

fn workbook(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    bounded(bytes)?;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| TableError::Other)?;
    let range = book.worksheet_range_at(0).ok_or(TableError::Other)?.map_err(|_| TableError::Other)?;
    // Empty rows at the top are not in the range, but they count for the row numbers that people see.
    let above = range.start().map_or(0, |(row, _)| row as usize);
    if above > HEADS_WITHIN {
        return Err(TableError::NoHeads);
    }
    if range.height() > MOST_ROWS + HEADS_WITHIN {
        return Err(TableError::TooLong);
    }
    let cells = |row: &[Data]| row.iter().take(MOST_COLUMNS).map(cell).collect();
    Ok(range.rows().enumerate().map(|(index, row)| (above + index + 1, cells(row))).collect())
}

/// Checks the unpacked size of a workbook by unpacking its parts without keeping them, so that a workbook that would
/// fill the memory is refused.
fn bounded(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Other)?;
    let mut left = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| TableError::Other)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        left = left.checked_sub(read.map_err(|_| TableError::Other)?).ok_or(TableError::TooLarge)?;
    }
    Ok(())
}

fn cell(data: &Data) -> String {
    let text = match data {
        Data::Int(number) => number.to_string(),
        // A whole number is written without a decimal point; these tables contain no other numbers.
        Data::Float(number) => format!("{number}"),
        Data::String(text) | Data::DateTimeIso(text) => text.trim().to_owned(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => String::new(),
    };
    cut(&text)
}

fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST_CELL).collect()
}

fn text(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    let text = std::str::from_utf8(bytes).map_err(|_| TableError::Other)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(TableError::Other);
    }
    // The most frequent of comma, semicolon and tab in the first lines is the delimiter. Excel writes `;` where the
    // comma is the decimal point.
    let first: String = text.lines().take(HEADS_WITHIN).collect();
    let parts = [b',', b';', b'\t'].into_iter().max_by_key(|part| first.matches(char::from(*part)).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(parts.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| TableError::Other)?;
        if lines.len() > MOST_ROWS + HEADS_WITHIN {
            return Err(TableError::TooLong);
        }
        let line = record.position().map_or(0, |at| line_of(text, at));
        lines.push((line, record.iter().take(MOST_COLUMNS).map(cut).collect()));
    }
    Ok(lines)
}

/// The line of a record. The reader gives the end of the previous record, which can be followed by empty lines.
fn line_of(text: &str, at: &csv::Position) -> usize {
    let number = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(number(at.byte())..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
    number(at.line()) + empty.count()
}
