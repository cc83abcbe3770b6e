//! A file as people have it: text, a saved web page, a document of a word processor.

use document::{Block, Document, Inline};

use super::docx::{DocxError, from_docx};
use super::lines::{Line, Piece, from_text};

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 20 << 20;

/// Most lines and tables of a text; a longer one is no plan.
pub const MOST_LINES: usize = 5_000;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is empty.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`LARGEST`].
    #[error("the file is larger than 20 MB")]
    TooLarge,
    /// It has more lines than [`MOST_LINES`].
    #[error("the text has more than {MOST_LINES} lines")]
    TooLong,
    /// It is a document of Word before 2007.
    #[error("this is a document of an old Word: save it as DOCX and try again")]
    OldWord,
    /// It is a PDF.
    #[error("this is a PDF: its lines are not words in order. Use the DOCX that it was made from")]
    Pdf,
    /// Its characters are in no encoding that we know.
    #[error("the characters of this file cannot be read: save it as UTF-8")]
    Encoding,
    /// It is a broken document of a word processor.
    #[error(transparent)]
    Docx(#[from] DocxError),
}

/// The lines and tables of a file.
///
/// # Errors
/// See [`FileError`].
pub fn read_file(bytes: &[u8]) -> Result<Vec<Piece>, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let pieces = if bytes.starts_with(b"PK\x03\x04") { from_docx(bytes)? } else { read_text(bytes)? };
    if pieces.len() > MOST_LINES { Err(FileError::TooLong) } else { Ok(pieces) }
}

/// Text, or a saved web page.
fn read_text(bytes: &[u8]) -> Result<Vec<Piece>, FileError> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(FileError::OldWord);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(FileError::Pdf);
    }
    let text = decode(bytes).ok_or(FileError::Encoding)?;
    let text = text.trim_start();
    if text.is_empty() {
        return Err(FileError::Empty);
    }
    let page = text.starts_with('<') || text.get(..2_000).unwrap_or(text).to_lowercase().contains("<body");
    Ok(if page { from_document(&document::from_html(text)) } else { from_text(text) })
}

fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        bytes => String::from_utf8(bytes.to_vec()).ok().filter(|text| !text.contains('\0')),
    }
}

/// The lines and tables of a body.
pub fn from_document(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    gather(&document.blocks, "", &mut pieces);
    pieces
}

fn gather(blocks: &[Block], mark: &str, into: &mut Vec<Piece>) {
    for block in blocks {
        match block {
            Block::Paragraph { text } => {
                let strong = matches!(text.as_slice(), [Inline::Strong { .. }]);
                for line in words(text).lines().filter(|line| !line.trim().is_empty()) {
                    into.push(Piece::Line(Line::new(&format!("{mark}{line}"), strong)));
                }
            }
            Block::Heading { text, .. } => into.push(Piece::Line(Line::new(&words(text), true))),
            Block::List { ordered, items } => {
                for (number, item) in (1..).zip(items) {
                    let mark = if *ordered { format!("{number}. ") } else { "- ".to_owned() };
                    gather(item, &mark, into);
                }
            }
            Block::Quote { blocks } => gather(blocks, mark, into),
            Block::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| words(cell)).collect::<Vec<_>>();
                let rows = std::iter::once(row(head)).chain(rows.iter().map(row)).collect();
                into.push(Piece::Table(rows));
            }
            Block::Picture { .. } | Block::Rule | Block::Reuse { .. } => {}
        }
    }
}

fn words(text: &[Inline]) -> String {
    let mut words = String::new();
    for inline in text {
        match inline {
            Inline::Text { text } => words.push_str(text),
            Inline::Break => words.push('\n'),
            Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Link { text, .. }
            | Inline::Cite { text, .. } => words.push_str(&self::words(text)),
        }
    }
    words
}
