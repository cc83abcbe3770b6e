//! One form for each body: bodies that read the same are stored the same, from any source. So two texts can be compared,
//! and the litter of an editor or a paste (empty paragraphs, doubled spaces, marks on nothing) is not kept.

use std::collections::HashMap;

use super::{Block, Document, Inline};

impl Document {
    /// The same body in its one form: text in NFC with single spaces, empty blocks gone, equal neighbours merged, marks
    /// around words only, tables with rows of one length.
    pub fn normal(self) -> Self {
        Self { blocks: blocks(self.blocks) }
    }
}

fn blocks(list: Vec<Block>) -> Vec<Block> {
    list.into_iter().filter_map(block).collect()
}

fn block(block: Block) -> Option<Block> {
    match block {
        Block::Paragraph { text } => {
            let text = inline(&text, true);
            (!text.is_empty()).then_some(Block::Paragraph { text })
        }
        Block::Heading { level, text } => {
            let text = inline(&text, false);
            (!text.is_empty()).then_some(Block::Heading { level: level.clamp(2, 4), text })
        }
        Block::List { ordered, items } => {
            let items: Vec<_> = items.into_iter().map(blocks).filter(|item| !item.is_empty()).collect();
            (!items.is_empty()).then_some(Block::List { ordered, items })
        }
        Block::Quote { blocks: list } => {
            let blocks = blocks(list);
            (!blocks.is_empty()).then_some(Block::Quote { blocks })
        }
        Block::Table { head, rows } => table(&head, &rows),
        Block::Picture { blob, kind, width, height, alt, caption } => {
            Some(Block::Picture { blob, kind, width, height, alt: line(&alt), caption: line(&caption) })
        }
        Block::Rule | Block::Reuse { .. } => Some(block),
    }
}

/// Rows as wide as the widest; columns and rows that say nothing stay, because people draw forms with them.
fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Option<Block> {
    let width = rows.iter().map(Vec::len).fold(head.len(), usize::max);
    let row = |row: &[Vec<Inline>]| {
        let mut cells: Vec<Vec<Inline>> = row.iter().map(|cell| inline(cell, true)).collect();
        cells.resize(width, Vec::new());
        cells
    };
    (width > 0).then(|| Block::Table { head: row(head), rows: rows.iter().map(|cells| row(cells)).collect() })
}

/// One line of clean text.
pub(super) fn line(text: &str) -> String {
    viet::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The marks on a letter. A link and a citation both lead somewhere, so a letter has one of them at most.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Marks {
    /// Index into the list of links and citations.
    leads: Option<usize>,
    strong: bool,
    emphasis: bool,
}

impl Marks {
    fn shared(self, other: Self) -> Self {
        Self {
            leads: self.leads.filter(|_| self.leads == other.leads),
            strong: self.strong && other.strong,
            emphasis: self.emphasis && other.emphasis,
        }
    }
}

/// Where letters lead.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Leads<'a> {
    Link(&'a str),
    Cite(&'a str),
}

impl Leads<'_> {
    fn around(&self, text: Vec<Inline>) -> Inline {
        match self {
            Self::Link(href) => Inline::Link { href: (*href).to_owned(), text },
            Self::Cite(reference) => Inline::Cite { text, reference: line(reference) },
        }
    }
}

/// The letters of a text, each with its marks; `\n` is a line break.
#[derive(Default)]
struct Letters<'a> {
    all: Vec<(char, Marks)>,
    leads: Vec<Leads<'a>>,
    /// Where in `leads` each stands: a body may have links by the ten thousand.
    known: HashMap<Leads<'a>, usize>,
}

/// Runs in their one form; a heading has no line breaks.
fn inline(text: &[Inline], breaks: bool) -> Vec<Inline> {
    let mut letters = Letters::default();
    letters.gather(text, Marks::default(), breaks);
    letters.squeeze();
    letters.nest(&letters.all, Marks::default())
}

impl<'a> Letters<'a> {
    fn gather(&mut self, text: &'a [Inline], marks: Marks, breaks: bool) {
        for run in text {
            match run {
                Inline::Text { text } => {
                    let clean = viet::nfc(text);
                    self.all.extend(clean.chars().map(|c| (if c.is_whitespace() { ' ' } else { c }, marks)));
                }
                Inline::Strong { text } => self.gather(text, Marks { strong: true, ..marks }, breaks),
                Inline::Emphasis { text } => self.gather(text, Marks { emphasis: true, ..marks }, breaks),
                Inline::Link { href, text } => {
                    let marks = self.leading(marks, Leads::Link(href.trim()));
                    self.gather(text, marks, breaks);
                }
                Inline::Cite { text, reference } => {
                    let marks = self.leading(marks, Leads::Cite(reference));
                    self.gather(text, marks, breaks);
                }
                Inline::Break => self.all.push((if breaks { '\n' } else { ' ' }, marks)),
            }
        }
    }

    /// The marks with a link or citation added. One that leads nowhere is left out, and inside another the outer one counts.
    fn leading(&mut self, marks: Marks, leads: Leads<'a>) -> Marks {
        let (Leads::Link(to) | Leads::Cite(to)) = leads;
        if marks.leads.is_some() || to.trim().is_empty() {
            return marks;
        }
        let next = self.leads.len();
        let index = *self.known.entry(leads).or_insert(next);
        if index == next {
            self.leads.push(leads);
        }
        Marks { leads: Some(index), ..marks }
    }

    /// Single spaces, none at either end or beside a line break; a space has only the marks of both its neighbours.
    fn squeeze(&mut self) {
        let mut out: Vec<(char, Marks)> = Vec::with_capacity(self.all.len());
        // The spaces and line breaks between the last word and the next one.
        let mut gap: Vec<(char, Marks)> = Vec::new();
        for &(c, marks) in &self.all {
            if c == ' ' || c == '\n' {
                gap.push((c, marks));
                continue;
            }
            if let Some(&(_, before)) = out.last() {
                let around = before.shared(marks);
                let broken = gap.iter().any(|(c, _)| *c == '\n');
                let kept = gap.iter().filter(|(c, _)| *c == if broken { '\n' } else { ' ' });
                let kept = kept.take(if broken { usize::MAX } else { 1 });
                out.extend(kept.map(|(c, own)| (*c, own.shared(around))));
            }
            gap.clear();
            out.push((c, marks));
        }
        self.all = out;
    }

    /// The mark that reaches farthest goes around the others.
    fn nest(&self, letters: &[(char, Marks)], around: Marks) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut rest = letters;
        while let Some(&(first, marks)) = rest.first() {
            let reach =
                |has: &dyn Fn(Marks) -> bool| rest.iter().take_while(|(_, marks)| has(*marks)).count();
            let lead = marks.leads.filter(|_| around.leads.is_none());
            let led = lead.map_or(0, |_| reach(&|other| other.leads == lead));
            let strong = if around.strong { 0 } else { reach(&|other| other.strong) };
            let emphasis = if around.emphasis { 0 } else { reach(&|other| other.emphasis) };
            let far = led.max(strong).max(emphasis);
            let (run, length) = if far == 0 {
                plain(first, marks, rest)
            } else if let Some(index) = lead.filter(|_| far == led) {
                let text = self.nest(&rest[..far], Marks { leads: lead, ..around });
                (self.leads[index].around(text), far)
            } else if far == strong {
                (Inline::Strong { text: self.nest(&rest[..far], Marks { strong: true, ..around }) }, far)
            } else {
                (Inline::Emphasis { text: self.nest(&rest[..far], Marks { emphasis: true, ..around }) }, far)
            };
            out.push(run);
            rest = &rest[length..];
        }
        out
    }
}

/// The run of plain text, or the line break, that begins here, and its length in letters.
fn plain(first: char, marks: Marks, rest: &[(char, Marks)]) -> (Inline, usize) {
    if first == '\n' {
        return (Inline::Break, 1);
    }
    let run = rest.iter().take_while(|(c, other)| *c != '\n' && *other == marks);
    let text: String = run.map(|(c, _)| *c).collect();
    let length = text.chars().count();
    // NFC once more: a letter and its marks may have come from two runs.
    (Inline::text(&text), length)
}
