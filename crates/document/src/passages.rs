//! A body laid flat for code that reads it word by word: one passage a paragraph, heading, item, row or picture.

use uuid::Uuid;

use crate::{Block, Document, Inline};

/// A piece of a body that is read as one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Passage {
    /// The block on top it belongs to, from 0.
    pub block: usize,
    /// Its role in the body.
    pub role: Role,
    /// Its words; a line break is a run of its own, `\n`.
    pub runs: Vec<Run>,
}

/// The role of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A paragraph.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// A paragraph of a list's item; from 1 for the list on top.
    Item {
        /// Whether the items are numbered.
        ordered: bool,
        /// How deep.
        depth: usize,
    },
    /// A paragraph of someone else's words.
    Quoted,
    /// A row of a table, its cells parted by [`CELL`].
    Row,
    /// A picture; its words are its description.
    Picture {
        /// The SHA-256 of its bytes.
        blob: String,
    },
    /// The words below a picture.
    Caption,
    /// A break between parts; it has no words.
    Rule,
    /// A reusable block; its words are kept elsewhere.
    Reused(Uuid),
}

/// Words in one style.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// How they look and where they lead.
    pub style: Style,
    /// The words.
    pub text: String,
}

/// How words look and where they lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Strong.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// The address they lead to.
    pub link: Option<String>,
    /// The law they cite.
    pub cite: Option<String>,
}

/// The sign between the cells of a row.
pub const CELL: &str = " | ";

/// The passages of a body, from top to bottom.
pub fn passages(document: &Document) -> Vec<Passage> {
    let mut out = Vec::new();
    for (block, content) in document.blocks.iter().enumerate() {
        walk(content, block, &Role::Paragraph, &mut out);
    }
    out
}

/// `around` is the role of a paragraph where the block stands.
fn walk(content: &Block, block: usize, around: &Role, out: &mut Vec<Passage>) {
    let mut add = |role: Role, runs: Vec<Run>| out.push(Passage { block, role, runs });
    match content {
        Block::Paragraph { text } => add(around.clone(), runs(text)),
        Block::Heading { level, text } => add(Role::Heading(*level), runs(text)),
        Block::List { ordered, items } => {
            let depth = 1 + if let Role::Item { depth, .. } = around { *depth } else { 0 };
            let role = Role::Item { ordered: *ordered, depth };
            items.iter().flatten().for_each(|inner| walk(inner, block, &role, out));
        }
        Block::Quote { blocks } => blocks.iter().for_each(|inner| walk(inner, block, &Role::Quoted, out)),
        Block::Table { head, rows } => {
            std::iter::once(head).chain(rows).for_each(|cells| add(Role::Row, row(cells)));
        }
        Block::Picture { blob, alt, caption, .. } => {
            add(Role::Picture { blob: blob.clone() }, plain(alt));
            if !caption.is_empty() {
                add(Role::Caption, plain(caption));
            }
        }
        Block::Rule => add(Role::Rule, Vec::new()),
        // Its words are its own; here only which one it is can change.
        Block::Reuse { id } => add(Role::Reused(*id), Vec::new()),
    }
}

/// Words without any mark.
pub fn plain(text: &str) -> Vec<Run> {
    let run = Run { style: Style::default(), text: text.to_owned() };
    if text.is_empty() { Vec::new() } else { vec![run] }
}

fn row(cells: &[Vec<Inline>]) -> Vec<Run> {
    let mut out = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            push(CELL, &Style::default(), &mut out);
        }
        gather(cell, &Style::default(), &mut out);
    }
    out
}

fn runs(text: &[Inline]) -> Vec<Run> {
    let mut out = Vec::new();
    gather(text, &Style::default(), &mut out);
    out
}

fn gather(text: &[Inline], style: &Style, out: &mut Vec<Run>) {
    for inline in text {
        match inline {
            Inline::Text { text } => push(text, style, out),
            Inline::Strong { text } => gather(text, &Style { strong: true, ..style.clone() }, out),
            Inline::Emphasis { text } => gather(text, &Style { emphasis: true, ..style.clone() }, out),
            Inline::Link { href, text } => {
                gather(text, &Style { link: Some(href.clone()), ..style.clone() }, out);
            }
            Inline::Cite { reference, text } => {
                gather(text, &Style { cite: Some(reference.clone()), ..style.clone() }, out);
            }
            Inline::Break => push("\n", style, out),
        }
    }
}

/// Neighbours in one style become one run, so that how a text was cut up makes no difference.
fn push(text: &str, style: &Style, out: &mut Vec<Run>) {
    match out.last_mut() {
        Some(last) if last.style == *style => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => out.push(Run { style: style.clone(), text: text.to_owned() }),
    }
}
