//! What a paper consists of: types and rules.

use kit::format;
use kit::i18n::Lang;

/// A kind of file that a paper or its tables can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// To read and print.
    Pdf,
    /// To go on writing.
    Docx,
    /// The tables, to count with.
    Xlsx,
    /// One table, for any program.
    Csv,
}

impl FileKind {
    /// The kind that a file's name ends with.
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

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The typesetter refused.
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
    /// A table could not be written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A paper is no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// An administrative document. All words come from the caller, in one language.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The language of its words.
    pub lang: Lang,
    /// The title of the file.
    pub title: String,
    /// Both heads of the first page.
    pub head: Head,
    /// The name of its kind, in capitals: BÁO CÁO.
    pub kind: String,
    /// What it is about, below the name of its kind.
    pub subject: String,
    /// What it says.
    pub body: Vec<Block>,
    /// Who signs.
    pub sign: Sign,
    /// The words above those who receive it: "Nơi nhận:".
    pub receivers_label: String,
    /// Those who receive it, one a line.
    pub receivers: Vec<String>,
}

/// Both heads of the first page.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The agency above; may be empty.
    pub above: String,
    /// The agency that issues.
    pub issuer: String,
    /// "Số: …/BC-UBND".
    pub number: String,
    /// The country's name.
    pub nation: String,
    /// The motto below it.
    pub motto: String,
    /// Place and date.
    pub place_and_day: String,
}

/// Who signs.
#[derive(Clone, Debug, Default)]
pub struct Sign {
    /// In whose name and place: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; the office that signs is the last.
    pub capacity: Vec<String>,
    /// The name; empty while nobody has signed.
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
    /// A line of a list with its mark, such as "1." or "-", so deep in its tree.
    Item(usize, String, String),
    /// A remark in small letters: source and date of numbers.
    Note(String),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it is called; the sheet of a workbook is named so too.
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
    /// Its part of the width.
    pub width: u32,
    /// Whether it holds numbers, which stand at its right edge.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(name: impl Into<String>, width: u32) -> Self {
        Self { name: name.into(), width, numeric: true }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// What a reader sees.
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
