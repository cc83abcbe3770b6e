//! A paper as DOCX (ISO/IEC 29500), for further editing, in the same layout as the PDF.

mod parts;
mod text;

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::model::{Block, Cell, Paper, Table, TypesetError};
use parts::{CONTENT_TYPES, DOCUMENT_RELATIONS, HEADER, NAMESPACE, RELATIONS, core, styles};
use text::{Look, paragraph, runs};

/// The width of the text, in twentieths of a point: A4 without its margins.
const WIDTH: u32 = 9_354;
/// The indent of one level of a list, in twentieths of a point.
const STEP: usize = 340;

/// A paper as DOCX on A4.
///
/// # Errors
/// When the file cannot be written.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, TypesetError> {
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time of the parts: with the current time two files of the same paper would differ.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", core(paper)),
        ("word/document.xml", document(paper)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", styles(paper)),
        ("word/header1.xml", HEADER.to_owned()),
    ] {
        pack.start_file(name, options)?;
        pack.write_all(content.as_bytes())?;
    }
    Ok(pack.finish()?.into_inner())
}

fn document(paper: &Paper) -> String {
    let mut body = heads(paper);
    body.push_str(&paragraph("Title", &runs(&paper.kind.to_uppercase(), Look::PLAIN)));
    if !paper.subject.is_empty() {
        body.push_str(&paragraph("Subtitle", &runs(&paper.subject, Look::PLAIN)));
    }
    for block in &paper.body {
        body.push_str(&piece(paper, block));
    }
    body.push_str(&paragraph("Plain", ""));
    body.push_str(&foot(paper));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMESPACE}><w:body>{body}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" \
         w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
    )
}

/// The two heads of the first page, as a table without borders.
fn heads(paper: &Paper) -> String {
    let head = &paper.head;
    let mut left = String::new();
    if !head.above.is_empty() {
        left.push_str(&paragraph("Centre", &runs(&head.above.to_uppercase(), Look::size(26))));
    }
    left.push_str(&paragraph(
        "Centre",
        &runs(&head.issuer.to_uppercase(), Look::size(26).bold().underlined()),
    ));
    let mut right = paragraph("Centre", &runs(&head.nation, Look::size(25).bold()));
    right.push_str(&paragraph("Centre", &runs(&head.motto, Look::size(27).bold().underlined())));
    let number = paragraph("Centre", &runs(&head.number, Look::size(26)));
    let day = paragraph("Centre", &runs(&head.place_and_day, Look::size(27).italic()));
    let widths = [3_700, WIDTH - 3_700];
    frameless(&widths, &[vec![left, right], vec![number, day]])
}

/// The list of receivers and the signature, side by side.
fn foot(paper: &Paper) -> String {
    let mut left = paragraph("Plain", &runs(&paper.receivers_label, Look::size(24).bold().italic()));
    for one in &paper.receivers {
        left.push_str(&paragraph("Plain", &runs(one, Look::size(22))));
    }
    let capacity = paper.sign.capacity.iter();
    let mut right: String =
        capacity.map(|one| paragraph("Centre", &runs(&one.to_uppercase(), Look::PLAIN.bold()))).collect();
    for _ in 0..4 {
        right.push_str(&paragraph("Centre", ""));
    }
    right.push_str(&paragraph("Centre", &runs(&paper.sign.name, Look::PLAIN.bold())));
    frameless(&[WIDTH / 2, WIDTH / 2], &[vec![left, right]])
}

fn frameless(widths: &[u32], rows: &[Vec<String>]) -> String {
    let row = |cells: &Vec<String>| -> String {
        let cells: String = cells.iter().zip(widths).map(|(cell, width)| cell_of(*width, cell)).collect();
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<w:tbl><w:tblPr>{}<w:tblLayout w:type=\"fixed\"/></w:tblPr>{}{rows}</w:tbl>",
        width_of(),
        grid(widths)
    )
}

fn width_of() -> String {
    format!("<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>")
}

fn grid(widths: &[u32]) -> String {
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    format!("<w:tblGrid>{columns}</w:tblGrid>")
}

fn cell_of(width: u32, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
}

fn piece(paper: &Paper, block: &Block) -> String {
    match block {
        Block::Heading(level, words) => paragraph(
            ["Heading1", "Heading2", "Heading3"][(*level).clamp(1, 3) - 1],
            &runs(words, Look::PLAIN),
        ),
        Block::Paragraph(words) => paragraph("Normal", &runs(words, Look::PLAIN)),
        Block::Basis(words) => paragraph("Normal", &runs(words, Look::PLAIN.italic())),
        Block::Item(depth, mark, words) => {
            let indent = format!("<w:ind w:left=\"{}\" w:firstLine=\"567\"/>", depth * STEP);
            let runs = runs(&format!("{mark} {words}"), Look::PLAIN);
            format!("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>{indent}</w:pPr>{runs}</w:p>")
        }
        Block::Note(words) => paragraph("Note", &runs(words, Look::PLAIN)),
        Block::Table(table) => grid_of(paper, table),
    }
}

/// A table whose head row is repeated on each page.
fn grid_of(paper: &Paper, table: &Table) -> String {
    let sum: u32 = table.columns.iter().map(|column| column.width.max(1)).sum();
    let widths: Vec<u32> =
        table.columns.iter().map(|column| WIDTH * column.width.max(1) / sum.max(1)).collect();
    let head: String = table
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, width)| cell_of(*width, &paragraph("TableHead", &runs(&column.name, Look::PLAIN))))
        .collect();
    let row = |row: &Vec<Cell>| -> String {
        let cells = row.iter().zip(&table.columns).zip(&widths);
        let cells: String = cells
            .map(|((cell, column), width)| {
                let style = if column.numeric { "TableNumber" } else { "TableText" };
                cell_of(*width, &paragraph(style, &runs(&cell.words(paper.lang), Look::PLAIN)))
            })
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows: String = table.rows.iter().map(row).collect();
    let mut out = String::new();
    if !table.title.is_empty() {
        out.push_str(&paragraph("TableTitle", &runs(&table.title, Look::PLAIN)));
    }
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/>{}<w:tblLayout w:type=\"fixed\"/></w:tblPr>{}<w:tr><w:trPr>\
         <w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>",
        width_of(),
        grid(&widths)
    ));
    // Word would join two adjacent tables; this paragraph separates them.
    out.push_str(&paragraph("Note", &runs(&table.note, Look::PLAIN)));
    out
}
