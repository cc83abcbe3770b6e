//! Tables as a workbook, and one table as CSV.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::clean::{cell, harmless, sheet_name};
use crate::model::{Cell, Table, TypesetError};

/// Tables as a workbook, one sheet for each. The title is in the first row; the head row stays visible when scrolling
/// and is repeated in print.
///
/// # Errors
/// When the workbook cannot be written.
pub fn xlsx(title: &str, tables: &[&Table]) -> Result<Vec<u8>, TypesetError> {
    let mut book = Workbook::new();
    // A fixed date: with the current time two files of the same tables would differ.
    let day = ExcelDateTime::from_ymd(2024, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(cell(title)).set_creation_datetime(&day));
    let mut names = Vec::new();
    for table in tables {
        let name = sheet_name(&table.title, &names);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, table)?;
    }
    if names.is_empty() {
        book.add_worksheet();
    }
    Ok(book.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), TypesetError> {
    let bold = Format::new().set_bold();
    let edged = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let head = edged.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    let words = edged.clone().set_text_wrap();
    let number = edged.set_num_format("#,##0");
    sheet.write_string_with_format(0, 0, cell(&table.title), &bold)?;
    for (index, column) in (0_u16..).zip(&table.columns) {
        let width = f64::from(column.width) * 6.0;
        sheet.set_column_width(index, width.clamp(8.0, 60.0))?;
        sheet.write_string_with_format(1, index, cell(&column.name), &head)?;
    }
    let mut line = 2_u32;
    for row in &table.rows {
        for (index, one) in (0_u16..).zip(row) {
            match one {
                // A cell that is written as a string is never a formula.
                Cell::Text(text) => sheet.write_string_with_format(line, index, cell(text), &words)?,
                Cell::Number(count) => {
                    sheet.write_number_with_format(line, index, as_float(*count), &number)?
                }
            };
        }
        line += 1;
    }
    if !table.note.is_empty() {
        sheet.write_string(line + 1, 0, cell(&table.note))?;
    }
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_repeat_rows(1, 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The number as a float: a workbook holds floats only, and whole numbers up to 2^53 are exact.
fn as_float(count: i64) -> f64 {
    let (high, low) = (count.div_euclid(1 << 31), count.rem_euclid(1 << 31));
    f64::from(i32::try_from(high).unwrap_or(i32::MAX)) * f64::from(1_u32 << 31)
        + f64::from(u32::try_from(low).unwrap_or(0))
}

/// A table as CSV (RFC 4180), in UTF-8 with the byte order mark by which spreadsheets recognise it. Numbers have no
/// separators.
///
/// # Errors
/// When the table cannot be written.
pub fn csv(table: &Table) -> Result<Vec<u8>, TypesetError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| harmless(&column.name)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|one| match one {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|error| TypesetError::Io(error.into_error()))
}
