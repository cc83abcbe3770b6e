//! Reads Markdown (CommonMark with tables) into a document. HTML in it is text like any other, but for `<br>` in a
//! table's cell, which Markdown cannot say otherwise. Three addresses are our own: a stored picture with its size
//! (`/anh/….jpg#800x600`), a citation (`trich-dan:Điều 4 …`) and a reusable block (`khoi:` and its id).

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use uuid::Uuid;

use super::{Block, DEEPEST, Document, Inline, is_safe_address};
use addresses::Addresses;

/// The beginning of a citation's address.
pub(super) const CITE: &str = "trich-dan:";
/// The beginning of a reusable block's address.
pub(super) const REUSE: &str = "khoi:";

/// Reads a body; a thing that Markdown knows and a document does not (pictures from elsewhere, footnotes, code) becomes its text.
pub fn from_markdown(text: &str) -> Document {
    let mut builder = Builder::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        builder.take(event);
    }
    builder.end_paragraph();
    Document { blocks: builder.finish() }
}

/// Open containers, from the outermost in.
enum Open {
    Quote(Vec<Block>),
    List { ordered: bool, items: Vec<Vec<Block>> },
    Item(Vec<Block>),
}

/// A table's row: runs for each cell.
type Row = Vec<Vec<Inline>>;

#[derive(Default)]
struct Builder {
    /// Containers and marks opened beyond [`DEEPEST`]: their content belongs to the last one within it.
    flat: usize,
    flat_marks: usize,
    done: Vec<Block>,
    open: Vec<Open>,
    /// Runs being gathered; each open mark has its own level.
    runs: Vec<Vec<Inline>>,
    marks: Vec<Mark>,
    /// The heading row and the others.
    table: Option<(Row, Vec<Row>)>,
    row: Row,
    /// Whether the reader is inside a heading: blocks cannot stand in it.
    heading: bool,
}

enum Mark {
    Strong,
    Emphasis,
    Link(String),
    /// A picture's address and caption.
    Picture(String, String),
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::InlineHtml(tag) if self.table.is_some() && is_line_break(&tag) => self.push(Inline::Break),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(Inline::text(&text));
            }
            // Beside a picture a line's end is not a space.
            Event::SoftBreak if self.runs.last().is_none_or(Vec::is_empty) && self.marks.is_empty() => {}
            Event::SoftBreak => self.push(Inline::text(" ")),
            Event::HardBreak => self.push(Inline::Break),
            Event::Rule => {
                self.end_paragraph();
                self.block(Block::Rule);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let deep = || self.open.iter().filter(|open| !matches!(open, Open::Item(_))).count() >= DEEPEST;
        let nests = matches!(tag, Tag::BlockQuote(_) | Tag::List(_)) && (self.flat > 0 || deep());
        if nests || (matches!(tag, Tag::Item) && self.flat > 0) {
            self.end_paragraph();
            self.flat += 1;
            return;
        }
        match tag {
            Tag::BlockQuote(_) | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) => {
                self.end_paragraph();
            }
            _ => {}
        }
        match tag {
            Tag::BlockQuote(_) => self.open.push(Open::Quote(Vec::new())),
            Tag::List(first) => {
                self.end_paragraph();
                self.open.push(Open::List { ordered: first.is_some(), items: Vec::new() });
            }
            Tag::Item => self.open.push(Open::Item(Vec::new())),
            Tag::Heading { .. } => self.heading = true,
            Tag::Strong => self.mark(Mark::Strong),
            Tag::Emphasis => self.mark(Mark::Emphasis),
            Tag::Link { dest_url, .. } => self.mark(Mark::Link(dest_url.into_string())),
            Tag::Image { dest_url, title, .. } => {
                self.mark(Mark::Picture(dest_url.into_string(), title.into_string()));
            }
            Tag::Table(_) => self.table = Some((Vec::new(), Vec::new())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.flat > 0 && matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) {
            self.end_paragraph();
            self.flat -= 1;
            return;
        }
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(level) => {
                let text = self.runs.pop().unwrap_or_default();
                self.heading = false;
                self.block(Block::Heading { level: depth(level), text });
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image => self.unmark(),
            TagEnd::BlockQuote(_) => {
                if let Some(Open::Quote(blocks)) = self.open.pop() {
                    self.block(Block::Quote { blocks });
                }
            }
            TagEnd::Item => {
                self.end_paragraph();
                if let Some(Open::Item(blocks)) = self.open.pop()
                    && let Some(Open::List { items, .. }) = self.open.last_mut()
                {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some(Open::List { ordered, items }) = self.open.pop() {
                    self.block(Block::List { ordered, items });
                }
            }
            TagEnd::TableCell => {
                let cell = self.runs.pop().unwrap_or_default();
                self.row.push(cell);
            }
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                if let Some((head, _)) = &mut self.table {
                    *head = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some((_, rows)) = &mut self.table {
                    rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some((head, rows)) = self.table.take() {
                    self.block(Block::Table { head, rows });
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, run: Inline) {
        if self.runs.is_empty() {
            self.runs.push(Vec::new());
        }
        let runs = self.runs.last_mut().expect("one was just made sure of");
        match (runs.last_mut(), run) {
            // Neighbouring texts are one run.
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, run) => runs.push(run),
        }
    }

    fn mark(&mut self, mark: Mark) {
        if self.marks.len() >= DEEPEST {
            self.flat_marks += 1;
            return;
        }
        if self.runs.is_empty() {
            self.runs.push(Vec::new());
        }
        self.marks.push(mark);
        self.runs.push(Vec::new());
    }

    fn unmark(&mut self) {
        if self.flat_marks > 0 {
            self.flat_marks -= 1;
            return;
        }
        let (Some(mark), Some(text)) = (self.marks.pop(), self.runs.pop()) else { return };
        match mark {
            Mark::Strong => self.push(Inline::Strong { text }),
            Mark::Emphasis => self.push(Inline::Emphasis { text }),
            Mark::Link(href) if is_safe_address(&href) => self.push(Inline::Link { href, text }),
            Mark::Link(address) => self.our_own(&address, text),
            Mark::Picture(address, caption) => {
                let mut alt = String::new();
                super::plain_inline(&text, &mut alt);
                match picture(&address, alt, caption) {
                    Some(picture) if self.may_part() => self.part(picture),
                    _ => text.into_iter().for_each(|run| self.push(run)),
                }
            }
        }
    }

    /// A citation or a reusable block; with any other address only the words stay.
    fn our_own(&mut self, address: &str, text: Vec<Inline>) {
        let reused = address.strip_prefix(REUSE).and_then(|id| Uuid::parse_str(id).ok());
        match (address.strip_prefix(CITE), reused) {
            (Some(reference), _) => self.push(Inline::Cite { text, reference: reference.to_owned() }),
            (_, Some(id)) if self.may_part() => self.part(Block::Reuse { id }),
            _ => text.into_iter().for_each(|run| self.push(run)),
        }
    }

    /// Whether a block may stand here: in a paragraph and in no mark.
    fn may_part(&self) -> bool {
        self.marks.is_empty() && self.runs.len() == 1 && self.table.is_none() && !self.heading
    }

    /// A block that stands in a paragraph parts it.
    fn part(&mut self, block: Block) {
        if let Some(runs) = self.runs.last_mut() {
            super::read::trim(runs);
        }
        self.end_paragraph();
        self.block(block);
    }

    fn end_paragraph(&mut self) {
        let Some(text) = self.runs.pop() else { return };
        if !text.is_empty() {
            self.block(Block::Paragraph { text });
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(blocks)) => blocks.push(block),
            Some(Open::List { .. }) | None => self.done.push(block),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        std::mem::take(&mut self.done)
    }
}

/// The page's own title is the only heading of the first level.
fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

fn is_line_break(tag: &str) -> bool {
    matches!(tag.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "<br />")
}

/// A stored picture by its address here, which says its size after a `#`.
fn picture(address: &str, alt: String, caption: String) -> Option<Block> {
    let (address, size) = address.split_once('#')?;
    let (blob, kind) = Addresses::parse_picture(address)?;
    let (width, height) = size.split_once('x')?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    Some(Block::Picture {
        blob: blob.as_str().to_owned(),
        kind: kind.to_owned(),
        width,
        height,
        alt,
        caption,
    })
}
