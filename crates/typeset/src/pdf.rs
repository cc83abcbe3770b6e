//! A paper as a tagged PDF, set by Typst. The template is fixed and part of this crate; the paper is passed to it as
//! data.

use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::clean::clean;
use crate::model::{Block, Paper, Table, TypesetError};

const TEMPLATE: &str = include_str!("paper.typ");

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// For how many papers an unused result stays in the cache of the typesetter.
const REMEMBERED: usize = 2;

/// The data that all papers share.
struct Ground {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect();
    Ground {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        template: Source::new(file("paper.typ"), TEMPLATE.to_owned()),
        data: file("paper.json"),
        fonts,
    }
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// All that Typst can read for a paper: the template, the paper's data and the fonts. It has no disk, no network and no
/// clock.
struct Desk {
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &GROUND.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &GROUND.book
    }

    fn main(&self) -> FileId {
        GROUND.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == GROUND.template.id() { Ok(GROUND.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == GROUND.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        GROUND.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A paper as a tagged PDF on A4. The call can take most of a second, so it must not run on a thread that answers
/// requests.
///
/// # Errors
/// When Typst reports an error.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, TypesetError> {
    let set = set(paper);
    let options = PdfOptions { creator: Smart::Custom(None), ..PdfOptions::default() };
    let done = set.and_then(|set| typst_pdf::pdf(&set, &options).map_err(|why| refusal(&why)));
    comemo::evict(REMEMBERED);
    done
}

/// Lays a paper out in lines and pages.
pub(crate) fn set(paper: &Paper) -> Result<PagedDocument, TypesetError> {
    let desk = Desk { data: Bytes::new(serde_json::to_vec(&data(paper))?) };
    typst::compile::<PagedDocument>(&desk).output.map_err(|why| refusal(&why))
}

fn refusal(why: &[SourceDiagnostic]) -> TypesetError {
    let words: Vec<&str> = why.iter().map(|one| one.message.as_str()).collect();
    TypesetError::Typst(words.join("; "))
}

/// The paper as the data of the template: every text is a string.
fn data(paper: &Paper) -> Value {
    let head = &paper.head;
    json!({
        "lang": paper.lang.code(),
        "title": clean(&paper.title),
        "head": {
            "above": clean(&head.above),
            "issuer": clean(&head.issuer),
            "number": clean(&head.number),
            "nation": clean(&head.nation),
            "motto": clean(&head.motto),
            "day": clean(&head.place_and_day),
        },
        "kind": clean(&paper.kind),
        "subject": clean(&paper.subject),
        "body": paper.body.iter().map(|block| piece(paper, block)).collect::<Vec<_>>(),
        "capacity": paper.sign.capacity.iter().map(|one| clean(one)).collect::<Vec<_>>(),
        "name": clean(&paper.sign.name),
        "receivers_label": clean(&paper.receivers_label),
        "receivers": paper.receivers.iter().map(|one| clean(one)).collect::<Vec<_>>(),
    })
}

fn piece(paper: &Paper, block: &Block) -> Value {
    match block {
        Block::Heading(level, words) => {
            json!({ "is": "heading", "level": (*level).clamp(1, 3), "text": clean(words) })
        }
        Block::Paragraph(words) => json!({ "is": "paragraph", "text": clean(words) }),
        Block::Basis(words) => json!({ "is": "basis", "text": clean(words) }),
        Block::Item(depth, mark, words) => {
            json!({ "is": "item", "depth": depth, "mark": clean(mark), "text": clean(words) })
        }
        Block::Note(words) => json!({ "is": "note", "text": clean(words) }),
        Block::Table(table) => grid(paper, table),
    }
}

fn grid(paper: &Paper, table: &Table) -> Value {
    let row = |row: &Vec<crate::Cell>| -> Vec<String> {
        row.iter().map(|cell| clean(&cell.words(paper.lang))).collect()
    };
    json!({
        "is": "table",
        "title": clean(&table.title),
        "note": clean(&table.note),
        "columns": table.columns.iter().map(|column| json!({
            "name": clean(&column.name),
            "width": column.width.max(1),
            "numeric": column.numeric,
        })).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
    })
}
