//! The cells of a file: the first sheet of an XLSX, or a CSV in UTF-8.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 10 << 20;
/// Most rows of a table below its heads.
pub const MOST_ROWS: usize = 10_000;
/// Most columns of a table.
const MOST_COLUMNS: usize = 60;
/// Longest text of a cell, in characters.
const LONGEST_CELL: usize = 4_000;
/// Largest parts of a workbook when they are unpacked, in bytes, all together.
const LARGEST_UNPACKED: u64 = 200 << 20;
/// How far down the heads of the columns are looked for: a title may stand above them.
const HEADS_WITHIN: usize = 10;

/// A table with the heads of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The heads.
    pub heads: Vec<String>,
    /// The rows below, each with its number in the file, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It is larger than [`LARGEST`], or unpacks to too much.
    #[error("the file is too large")]
    TooLarge,
    /// It has more rows than [`MOST_ROWS`].
    #[error("the table has more than {MOST_ROWS} rows")]
    TooLong,
    /// It is a workbook of Excel before 2007.
    #[error("this is an old workbook (.xls): save it as XLSX")]
    OldWorkbook,
    /// It is neither XLSX nor CSV in UTF-8.
    #[error("this is neither XLSX nor CSV in UTF-8")]
    Other,
    /// No row has the heads that are needed.
    #[error("no row has the heads of the columns: name and form at least")]
    NoHeads,
    /// There is nothing below the heads.
    #[error("the table is empty")]
    Empty,
}

/// Reads a table; what it is shows in its content.
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

/// A line of a file, with its number from 1.
type Line = (usize, Vec<String>);

/// Finds the heads, and keeps the rows below that hold anything.
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
    // Rows above the first that holds anything are not in the range: they count for the numbers that people see.
    let above = range.start().map_or(0, |(row, _)| row as usize);
    if above > HEADS_WITHIN || range.height() > MOST_ROWS + HEADS_WITHIN {
        return Err(TableError::TooLong);
    }
    let cells = |row: &[Data]| row.iter().take(MOST_COLUMNS).map(cell).collect();
    Ok(range.rows().enumerate().map(|(index, row)| (above + index + 1, cells(row))).collect())
}

/// Unpacks all parts of a workbook without keeping them: one that would fill the memory is refused before it is read.
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
        // A whole number has no digits behind its point here, and nothing else in these tables has any.
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
    // Whatever stands most often in the first lines parts the cells: Excel writes `;` where a comma is a decimal point.
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

/// The line on which a record stands. The reader gives the place where it went on, which may be empty lines above the record.
fn line_of(text: &str, at: &csv::Position) -> usize {
    let number = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(number(at.byte())..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
    number(at.line()) + empty.count()
}
