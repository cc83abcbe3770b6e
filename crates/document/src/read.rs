//! Reads HTML into a document: the elements that a document knows are kept, the text of others is kept, scripts,
//! styles and frames are left out. Nothing of the HTML itself is stored.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};

use super::{Block, DEEPEST, Document, Inline, is_safe_address};

/// Deepest nesting of elements that is read one by one; hostile pages nest without end, and below this only the words
/// are taken.
const DEEPEST_ELEMENT: usize = 64;

/// Reads a fragment of HTML.
pub fn from_html(html: &str) -> Document {
    let fragment = Html::parse_fragment(html);
    from_elements([fragment.root_element()])
}

/// Reads the content of elements, one after the other.
pub fn from_elements<'a>(elements: impl IntoIterator<Item = ElementRef<'a>>) -> Document {
    let mut reader = Reader::default();
    for element in elements {
        reader.children(element, 0);
        reader.end_paragraph();
    }
    Document { blocks: reader.blocks }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Inline>,
    /// How many lists, quotes and marks are around the reader's place.
    nest: usize,
}

impl Reader {
    fn children(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > DEEPEST_ELEMENT {
            self.words(element);
            return;
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// The words of an element that is nested too deeply, without recursion: blocks still end paragraphs, scripts say nothing.
    fn words(&mut self, element: ElementRef<'_>) {
        let mut silent = 0_usize;
        for edge in element.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) if is_silent(element.name()) => silent += 1,
                    Node::Element(element) if is_block(element.name()) => self.end_paragraph(),
                    Node::Text(text) if silent == 0 => self.text(text),
                    _ => {}
                },
                Edge::Close(node) => match node.value() {
                    Node::Element(element) if is_silent(element.name()) => silent -= 1,
                    Node::Element(element) if is_block(element.name()) => self.end_paragraph(),
                    _ => {}
                },
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        let nested =
            matches!(element.value().name(), "ul" | "ol" | "blockquote" | "b" | "strong" | "i" | "em" | "a");
        if nested && self.nest >= DEEPEST {
            self.children(element, depth);
            return;
        }
        match element.value().name() {
            name if is_silent(name) => {}
            "br" => self.runs.push(Inline::Break),
            "hr" => self.block(Block::Rule),
            "b" | "strong" => self.marked(element, depth, |text| Inline::Strong { text }),
            "i" | "em" => self.marked(element, depth, |text| Inline::Emphasis { text }),
            "a" => self.link(element, depth),
            "h1" | "h2" => self.heading(2, element, depth),
            "h3" => self.heading(3, element, depth),
            "h4" | "h5" | "h6" => self.heading(4, element, depth),
            "ul" | "ol" => self.list(element, depth),
            "blockquote" => {
                self.end_paragraph();
                let blocks = inner(element, depth, self.nest + 1);
                self.block(Block::Quote { blocks });
            }
            "table" => self.table(element, depth),
            name if is_block(name) => {
                self.end_paragraph();
                self.children(element, depth);
                self.end_paragraph();
            }
            _ => self.children(element, depth),
        }
    }

    fn text(&mut self, text: &str) {
        let words = squeeze(text);
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(Inline::Text { text: before }) => {
                if !(before.ends_with(' ') && words.starts_with(' ')) {
                    before.push_str(&words);
                } else {
                    before.push_str(words.trim_start());
                }
            }
            _ => self.runs.push(Inline::Text { text: words }),
        }
    }

    fn marked(&mut self, element: ElementRef<'_>, depth: usize, mark: impl FnOnce(Vec<Inline>) -> Inline) {
        let text = inline(element, depth, self.nest + 1);
        let (before, after) = spaces(element);
        if before {
            self.text(" ");
        }
        if !is_blank(&text) {
            self.runs.push(mark(text));
        }
        if after {
            self.text(" ");
        }
    }

    fn link(&mut self, element: ElementRef<'_>, depth: usize) {
        let text = inline(element, depth, self.nest + 1);
        let (before, after) = spaces(element);
        if before {
            self.text(" ");
        }
        if is_blank(&text) {
            return;
        }
        match element.attr("href").map(str::trim) {
            Some(href) if is_safe_address(href) => {
                self.runs.push(Inline::Link { href: href.to_owned(), text })
            }
            _ => self.runs.extend(text),
        }
        if after {
            self.text(" ");
        }
    }

    fn heading(&mut self, level: u8, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        let text = inline(element, depth, self.nest + 1);
        if !is_blank(&text) {
            self.block(Block::Heading { level, text });
        }
    }

    fn list(&mut self, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        let items: Vec<Vec<Block>> = element
            .child_elements()
            .filter(|child| child.value().name() == "li")
            .map(|item| inner(item, depth, self.nest + 1))
            .filter(|blocks| !blocks.is_empty())
            .collect();
        if !items.is_empty() {
            self.block(Block::List { ordered: element.value().name() == "ol", items });
        }
    }

    fn table(&mut self, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        let rows = own_rows(element);
        let wide = rows.iter().filter(|row| cells(**row).count() > 1).count();
        // One row of columns lays a page out, one of cells frames a text, a table in a table does either: none of
        // these is a table to read.
        let inner = Selector::parse("table").expect("a valid selector");
        if wide < 2 || element.select(&inner).next().is_some() {
            for cell in rows.into_iter().flat_map(cells) {
                self.children(cell, depth);
                self.end_paragraph();
            }
            return;
        }
        let mut rows: Vec<Vec<Vec<Inline>>> = rows
            .into_iter()
            .map(|row| cells(row).map(|cell| inline(cell, depth, self.nest + 1)).collect())
            .filter(|row: &Vec<Vec<Inline>>| !row.is_empty())
            .collect();
        let head = rows.remove(0);
        self.block(Block::Table { head, rows });
    }

    fn end_paragraph(&mut self) {
        let mut text = std::mem::take(&mut self.runs);
        trim(&mut text);
        if !is_blank(&text) {
            self.blocks.push(Block::Paragraph { text });
        }
    }

    fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }
}

/// Elements whose words are not part of the page's text.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "object"
            | "embed"
            | "noscript"
            | "template"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "nav"
            | "svg"
            | "head"
    )
}

/// Elements that begin and end a paragraph. A form is one: some sites wrap the whole page in it.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "figure"
            | "figcaption"
            | "header"
            | "footer"
            | "address"
            | "pre"
            | "center"
            | "dl"
            | "dt"
            | "dd"
            | "li"
            | "form"
            | "fieldset"
            | "td"
            | "th"
            | "tr"
            | "caption"
    )
}

/// The rows of a table, without those of tables inside it.
fn own_rows(table: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let parts = table.child_elements().flat_map(|part| match part.value().name() {
        "tr" => vec![part],
        "thead" | "tbody" | "tfoot" => {
            part.child_elements().filter(|row| row.value().name() == "tr").collect()
        }
        _ => Vec::new(),
    });
    parts.collect()
}

fn cells(row: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th"))
}

fn inner(element: ElementRef<'_>, depth: usize, nest: usize) -> Vec<Block> {
    let mut reader = Reader { nest, ..Reader::default() };
    reader.children(element, depth);
    reader.end_paragraph();
    reader.blocks
}

/// The runs of an element; blocks inside it are flattened with line breaks between them.
fn inline(element: ElementRef<'_>, depth: usize, nest: usize) -> Vec<Inline> {
    let mut reader = Reader { nest, ..Reader::default() };
    reader.children(element, depth);
    let mut runs = Vec::new();
    for block in std::mem::take(&mut reader.blocks) {
        if !runs.is_empty() {
            runs.push(Inline::Break);
        }
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => runs.extend(text),
            other => {
                let plain = Document { blocks: vec![other] }.plain();
                runs.push(Inline::text(plain.trim()));
            }
        }
    }
    runs.append(&mut reader.runs);
    trim(&mut runs);
    runs
}

/// Whether an element begins and ends with white space: it parts words although the mark around them does without it.
fn spaces(element: ElementRef<'_>) -> (bool, bool) {
    let blank = |c: char| c.is_whitespace() || c == '\u{a0}';
    let before = element.text().next().is_some_and(|text| text.starts_with(blank));
    let after = element.text().last().is_some_and(|text| text.ends_with(blank));
    (before, after)
}

fn is_blank(text: &[Inline]) -> bool {
    let mut plain = String::new();
    super::plain_inline(text, &mut plain);
    plain.trim().is_empty()
}

/// Takes line breaks and spaces off both ends.
pub(super) fn trim(text: &mut Vec<Inline>) {
    let blank = |run: &Inline| match run {
        Inline::Break => true,
        Inline::Text { text } => text.trim().is_empty(),
        _ => false,
    };
    while text.last().is_some_and(blank) {
        text.pop();
    }
    while text.first().is_some_and(blank) {
        text.remove(0);
    }
    if let Some(Inline::Text { text }) = text.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text }) = text.last_mut() {
        *text = text.trim_end().to_owned();
    }
}

/// White space, no-break spaces included, as single spaces; NFC.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in viet::nfc(text).chars() {
        if c.is_whitespace() || c == '\u{a0}' {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out
}
