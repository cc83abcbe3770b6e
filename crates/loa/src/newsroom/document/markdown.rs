//! Reads Markdown (CommonMark with tables) into a document. HTML in it is text like any other.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Block, DEEPEST, Document, Inline, is_safe_address};

/// Reads a body; what Markdown knows and a document does not (pictures, footnotes, code) becomes its text.
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
    /// Containers and marks opened beyond [`DEEPEST`]: what is in them belongs to the last one within it.
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
}

enum Mark {
    Strong,
    Emphasis,
    Link(String),
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(Inline::text(&text));
            }
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
        if matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) && self.open.len() >= DEEPEST {
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
            Tag::Strong => self.mark(Mark::Strong),
            Tag::Emphasis => self.mark(Mark::Emphasis),
            Tag::Link { dest_url, .. } => self.mark(Mark::Link(dest_url.into_string())),
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
                self.block(Block::Heading { level: depth(level), text });
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => self.unmark(),
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
            Mark::Link(_) => text.into_iter().for_each(|run| self.push(run)),
        }
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
