//! Reads a word processor's document (ECMA-376, WordprocessingML) into lines and tables: words, headings, the numbers and
//! signs of lists as they would be shown, tables with their merged cells. Deleted words of tracked changes are left out,
//! inserted ones are read.

mod numbering;

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::lines::{Line, Piece};
use numbering::Numbering;

/// Largest part of a document, unpacked, in bytes.
const LARGEST: u64 = 32 << 20;
/// Deepest element that is read.
const DEEPEST: usize = 256;

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is no document of a word processor, or one of an old kind, or locked by a password.
    #[error("this is no DOCX document, or it is locked by a password")]
    Other,
    /// It is larger than any plan.
    #[error("the document unpacks to more than 32 MB")]
    TooLarge,
    /// Its XML is damaged.
    #[error("the document is damaged: {0}")]
    Damaged(String),
}

impl From<quick_xml::Error> for DocxError {
    fn from(error: quick_xml::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<quick_xml::events::attributes::AttrError> for DocxError {
    fn from(error: quick_xml::events::attributes::AttrError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The lines and tables of a document.
///
/// # Errors
/// See [`DocxError`].
pub fn from_docx(bytes: &[u8]) -> Result<Vec<Piece>, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxError::Other)?;
    let document = part(&mut archive, "word/document.xml")?.ok_or(DocxError::Other)?;
    let numbering = match part(&mut archive, "word/numbering.xml")? {
        Some(xml) => Numbering::read(&xml)?,
        None => Numbering::default(),
    };
    let styles = match part(&mut archive, "word/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => HashMap::new(),
    };
    let mut reader = Body { numbering, styles, ..Body::default() };
    reader.read(&document)?;
    Ok(reader.pieces)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, DocxError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| DocxError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(DocxError::TooLarge);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, DocxError> {
    for attribute in element.attributes() {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.value.into_owned()));
        }
    }
    Ok(None)
}

/// Whether a switch such as `w:b` is on.
fn is_on(element: &BytesStart<'_>) -> Result<bool, DocxError> {
    Ok(!matches!(attribute(element, "val")?.as_deref(), Some("0" | "false" | "none" | "off")))
}

/// What a style gives its paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    heading: bool,
    list: Option<(String, usize)>,
}

/// The styles of headings, which have a level in the outline or are called so, and of lists.
fn styles(xml: &str) -> Result<HashMap<String, Style>, DocxError> {
    let mut reader = Reader::from_str(xml);
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut id = String::new();
    loop {
        let element = match reader.read_event()? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return Ok(styles),
            _ => continue,
        };
        if element.local_name().as_ref() == "style" {
            id = attribute(&element, "styleId")?.unwrap_or_default();
            continue;
        }
        let value = attribute(&element, "val")?.unwrap_or_default();
        let style = styles.entry(id.clone()).or_default();
        match element.local_name().as_ref() {
            "name" => {
                let name = value.to_lowercase();
                style.heading |= name.starts_with("heading ") || name == "title";
            }
            "outlineLvl" if value != "9" => style.heading = true,
            "ilvl" => style.list.get_or_insert_default().1 = value.parse().unwrap_or(0),
            "numId" => style.list.get_or_insert_default().0 = value,
            _ => {}
        }
    }
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: String,
    /// The list it stands in, and how deep.
    list: Option<(String, usize)>,
    /// Characters that are bold, and that are not.
    bold: (usize, usize),
}

/// A table while it is read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    cell: Vec<String>,
    /// How many columns the cell takes.
    span: usize,
    /// The cell goes on with what stands above it.
    goes_on: bool,
}

#[derive(Debug, Default)]
struct Body {
    numbering: Numbering,
    styles: HashMap<String, Style>,
    pieces: Vec<Piece>,
    /// Paragraphs within each other: a text box stands within a paragraph.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// Whether the words of this run are bold.
    bold: bool,
    in_text: bool,
    in_run: bool,
    /// Elements deep in what is not read.
    skipped: usize,
    deep: usize,
}

impl Body {
    fn read(&mut self, xml: &str) -> Result<(), DocxError> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Start(element) => {
                    self.deep += 1;
                    if self.deep > DEEPEST {
                        return Err(DocxError::Damaged("it is nested too deep".into()));
                    }
                    if self.skipped > 0 || is_skipped(&element) {
                        self.skipped += 1;
                    } else {
                        self.start(&element)?;
                    }
                }
                Event::End(element) => {
                    self.deep = self.deep.saturating_sub(1);
                    if self.skipped > 0 {
                        self.skipped -= 1;
                    } else {
                        self.end(element.local_name().as_ref());
                    }
                }
                Event::Empty(element) if self.skipped == 0 && !is_skipped(&element) => {
                    self.start(&element)?;
                    self.end(element.local_name().as_ref());
                }
                Event::Text(text) if self.in_text && self.skipped == 0 => {
                    self.say(&text);
                }
                Event::GeneralRef(name) if self.in_text && self.skipped == 0 => self.refer(&name)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn refer(&mut self, name: &quick_xml::events::BytesRef<'_>) -> Result<(), DocxError> {
        if let Some(c) = name.resolve_char_ref()? {
            self.say(c.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = resolve_predefined_entity(name) {
            self.say(text);
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), DocxError> {
        let paragraph = self.paragraphs.last_mut();
        match element.local_name().as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => (self.in_run, self.bold) = (true, false),
            "t" => self.in_text = true,
            "tab" if self.in_run => self.say(" "),
            "br" | "cr" if self.in_run => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "b" if self.in_run => self.bold = is_on(element)?,
            "pStyle" => {
                if let Some(paragraph) = paragraph {
                    paragraph.style = attribute(element, "val")?.unwrap_or_default();
                }
            }
            "ilvl" => {
                let level = attribute(element, "val")?.and_then(|level| level.parse().ok()).unwrap_or(0);
                if let Some(paragraph) = paragraph {
                    paragraph.list.get_or_insert_default().1 = level;
                }
            }
            "numId" => {
                let id = attribute(element, "val")?.unwrap_or_default();
                if let Some(paragraph) = paragraph {
                    paragraph.list.get_or_insert_default().0 = id;
                }
            }
            "tbl" => self.tables.push(Table::default()),
            "gridSpan" => {
                let span = attribute(element, "val")?.and_then(|span| span.parse().ok()).unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.span = std::cmp::Ord::clamp(span, 1, 64);
                }
            }
            "vMerge" => {
                let begins = attribute(element, "val")?.as_deref() == Some("restart");
                if let Some(table) = self.tables.last_mut() {
                    table.goes_on = !begins;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => self.paragraph_ends(),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell_ends();
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            "tbl" => self.table_ends(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.text.push_str(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if self.bold {
            paragraph.bold.0 += letters;
        } else {
            paragraph.bold.1 += letters;
        }
    }

    fn paragraph_ends(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let words = paragraph.text.trim();
        if words.is_empty() {
            return;
        }
        let style = self.styles.get(&paragraph.style);
        let list = paragraph.list.as_ref().or_else(|| style.and_then(|style| style.list.as_ref()));
        let mark = list.and_then(|(list, level)| self.numbering.next(list, *level));
        let text = mark.map_or_else(|| words.to_owned(), |mark| format!("{mark} {words}"));
        if let Some(table) = self.tables.last_mut() {
            table.cell.push(text);
            return;
        }
        let bold = paragraph.bold.0 > 0 && paragraph.bold.1 == 0;
        let heading = bold || style.is_some_and(|style| style.heading);
        self.pieces.push(Piece::Line(Line::new(&text, heading)));
    }

    /// A table within a table is read as words of its cell; one without columns to speak of, such as the head of a letter, as
    /// lines.
    fn table_ends(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let mut cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty());
        if let Some(outer) = self.tables.last_mut() {
            outer.cell.extend(cells.cloned());
        } else if table.rows.len() < 3 {
            let lines = cells.flat_map(|cell| cell.lines());
            self.pieces.extend(lines.map(|line| Piece::Line(Line::new(line, false))));
        } else if cells.next().is_some() {
            self.pieces.push(Piece::Table(table.rows));
        }
    }
}

impl Table {
    fn cell_ends(&mut self) {
        let above = || self.rows.last().and_then(|row| row.get(self.row.len())).cloned().unwrap_or_default();
        let text = if self.goes_on { above() } else { self.cell.join("\n") };
        self.row.push(text);
        let more = self.span.saturating_sub(1);
        self.row.extend(std::iter::repeat_n(String::new(), more));
        (self.span, self.goes_on) = (1, false);
        self.cell.clear();
    }
}

/// What is not shown: deleted words, codes of fields, the second form of what has two.
fn is_skipped(element: &BytesStart<'_>) -> bool {
    matches!(
        element.local_name().as_ref(),
        "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "pPrChange" | "rPrChange" | "tcPrChange"
    )
}
