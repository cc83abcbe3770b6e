//! The parts of a paper: types and rules.

use kit::format;
use kit::i18n::Lang;

/// A kind of file for a paper or its tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The paper, for reading and printing.
    Pdf,
    /// The paper, for further editing.
    Docx,
    /// The tables as a workbook.
    Xlsx,
    /// One table as comma-separated text.
    Csv,
}

impl FileKind {
    /// The kind that belongs to the ending of a file's name.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// Typst reported an error.
    #[error("the paper could not be set: {0}")]
    Typst(String),
    /// A part of a DOCX could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A DOCX could not be packed.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// A workbook could not be written.
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A CSV table could not be written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The paper could not be written as JSON for the template.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// An administrative document. All its texts come from the caller, in one language.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The language of its texts.
    pub lang: Lang,
    /// The title of the file.
    pub title: String,
    /// The two heads of the first page.
    pub head: Head,
    /// The name of its kind, such as "Báo cáo"; it is printed in capitals.
    pub kind: String,
    /// Its subject, printed below the name of its kind.
    pub subject: String,
    /// Its text.
    pub body: Vec<Block>,
    /// The signature.
    pub sign: Sign,
    /// The label above the receivers: "Nơi nhận:".
    pub receivers_label: String,
    /// The receivers, each on a line of its own.
    pub receivers: Vec<String>,
}

/// The two heads of the first page.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The agency above the issuer; may be empty.
    pub above: String,
    /// The agency that issues the document.
    pub issuer: String,
    /// The number: "Số: …/BC-UBND".
    pub number: String,
    /// The country's name.
    pub nation: String,
    /// The motto below it.
    pub motto: String,
    /// The place and the date.
    pub place_and_day: String,
}

/// The signature.
#[derive(Clone, Debug, Default)]
pub struct Sign {
    /// The lines above the name: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; the last line is the office of the signer.
    pub capacity: Vec<String>,
    /// The name of the signer; empty while nobody has signed.
    pub name: String,
}

/// A piece of the text.
#[derive(Clone, Debug)]
pub enum Block {
    /// The title of a section, of level 1 to 3.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// A paragraph in italics, such as a legal basis.
    Basis(String),
    /// A line of a list: its depth in the tree from 0, its mark, such as "1." or "-", and its text.
    Item(usize, String, String),
    /// A remark in small type, such as the source and date of figures.
    Note(String),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its title; the sheet of a workbook has the same name.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// A remark below it; may be empty.
    pub note: String,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its share of the width of the table.
    pub width: u32,
    /// Whether it holds numbers; they are aligned to the right.
    pub numeric: bool,
}

impl Column {
    /// A column of text.
    pub fn words(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, numeric: true }
    }
}

/// The content of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl Cell {
    /// A text.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// The content as a reader sees it.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Number(number) => format::number(lang, *number),
        }
    }
}

impl Paper {
    /// Its tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.body.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
