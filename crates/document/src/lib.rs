//! Bodies: a text as a small document, blocks with a few marks. Every channel renders it in its own way; things that such
//! a document has no form for (scripts, styles, frames) cannot be stored. [`diff`] compares two texts word by word,
//! [`lint`] finds faults that would trouble a reader.
//!
//! Invariants: a body is never HTML; nothing that was read is lost without a word; rendering is a function of
//! the body and of its embeds.
//!
//! Offers others: [`Document`] with its readers and writers, [`Text`], [`diff`], [`lint`].

pub mod diff;
mod html;
pub mod lint;
mod markdown;
mod normal;
mod parse;
pub mod passages;
mod read;
mod text;
mod write;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use html::{COLUMN, Embeds, escape, to_html};
pub use markdown::from_markdown;
pub use parse::{DocumentError, LARGEST};
pub use read::{from_elements, from_html};
pub use text::{Placed, Text};
pub use write::to_markdown;

kit::texts!($ "document");

/// Deepest nesting of lists, quotes and marks. People write two or three levels; deeper nesting comes from a fault or an
/// attack, and could be neither stored nor rendered safely. Deeper content is kept, one level up.
pub(crate) const DEEPEST: usize = 8;

/// A body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading below the article's own.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The blocks of each item.
        items: Vec<Vec<Block>>,
    },
    /// Someone else's words.
    Quote {
        /// The words.
        blocks: Vec<Block>,
    },
    /// A table with a heading row.
    Table {
        /// The heading row.
        head: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture between paragraphs.
    Picture {
        /// The SHA-256 of its bytes, which are in the blob store.
        blob: String,
        /// Its media type.
        kind: String,
        /// In pixels.
        width: i64,
        /// In pixels.
        height: i64,
        /// A description of the picture, for people who cannot see it.
        alt: String,
        /// The words below it; may be empty.
        caption: String,
    },
    /// A break between parts.
    Rule,
    /// A block that is written once and stands in many bodies, such as a hotline's hours. Each body shows its words of today.
    Reuse {
        /// The block.
        id: Uuid,
    },
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text, NFC.
    Text {
        /// The text.
        text: String,
    },
    /// Strong.
    Strong {
        /// The strong text.
        text: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// The emphasised text.
        text: Vec<Inline>,
    },
    /// A link.
    Link {
        /// An address that [`is_safe_address`] allows.
        href: String,
        /// The words of the link.
        text: Vec<Inline>,
    },
    /// A reference to a provision or a document of law.
    Cite {
        /// The words of the sentence, such as "khoản 1 Điều này".
        text: Vec<Inline>,
        /// Their full meaning: "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15".
        reference: String,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain text, brought to NFC.
    pub fn text(text: &str) -> Self {
        Self::Text { text: viet::nfc(text).into_owned() }
    }
}

impl Document {
    /// Paragraphs, one for each text.
    pub fn from_paragraphs<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let blocks = paragraphs
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| Block::Paragraph { text: vec![Inline::text(text.trim())] })
            .collect();
        Self { blocks }
    }

    /// The names of the pictures between its paragraphs, as they stand in the blob store.
    pub fn blobs(&self) -> Vec<&str> {
        let mut found = Vec::new();
        blobs(&self.blocks, &mut found);
        found
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The text alone, one line a block: for search, speech and counting. The words of reusable blocks are not part of it.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        plain_blocks(&self.blocks, &mut text);
        text
    }

    /// The reusable blocks that it shows, in order, each once.
    pub fn reused(&self) -> Vec<Uuid> {
        let mut ids = Vec::new();
        reused_in(&self.blocks, &mut ids);
        ids
    }
}

fn reused_in(blocks: &[Block], into: &mut Vec<Uuid>) {
    for block in blocks {
        match block {
            Block::Reuse { id } if !into.contains(id) => into.push(*id),
            Block::List { items, .. } => items.iter().for_each(|item| reused_in(item, into)),
            Block::Quote { blocks } => reused_in(blocks, into),
            _ => {}
        }
    }
}

fn plain_blocks(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => {
                plain_inline(text, into);
                into.push('\n');
            }
            Block::List { items, .. } => items.iter().for_each(|item| plain_blocks(item, into)),
            Block::Quote { blocks } => plain_blocks(blocks, into),
            Block::Table { head, rows } => {
                for row in std::iter::once(head).chain(rows) {
                    for (index, cell) in row.iter().enumerate() {
                        if index > 0 {
                            into.push_str(" | ");
                        }
                        plain_inline(cell, into);
                    }
                    into.push('\n');
                }
            }
            Block::Picture { alt, caption, .. } => {
                into.push_str(if caption.is_empty() { alt } else { caption });
                into.push('\n');
            }
            Block::Rule | Block::Reuse { .. } => {}
        }
    }
}

fn blobs<'a>(blocks: &'a [Block], into: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Picture { blob, .. } => into.push(blob),
            Block::List { items, .. } => items.iter().for_each(|item| blobs(item, into)),
            Block::Quote { blocks: inner } => blobs(inner, into),
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Reuse { .. } => {}
        }
    }
}

fn plain_inline(text: &[Inline], into: &mut String) {
    for run in text {
        match run {
            Inline::Text { text } => into.push_str(text),
            Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Link { text, .. }
            | Inline::Cite { text, .. } => plain_inline(text, into),
            Inline::Break => into.push('\n'),
        }
    }
}

/// Whether a link may lead there: our own pages, the web, mail or telephone. Everything else, such as
/// `javascript:`, is not an address for readers; nor is one with a name before its host, as in
/// `https://chinhphu.vn@elsewhere.example`, which reads as if it led to another place (RFC 3986, 7.6).
pub fn is_safe_address(href: &str) -> bool {
    let href = href.trim();
    if href.is_empty() || href.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return false;
    }
    // A slash and another (or a backslash, which browsers read alike) would leave the site.
    let own = href.starts_with('#')
        || (href.starts_with('/') && !href[1..].starts_with(['/', '\\']))
        || href.starts_with('?');
    let lower = href.to_ascii_lowercase();
    own || ["mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
        || (["https://", "http://"].iter().any(|scheme| lower.starts_with(scheme)) && !names_someone(href))
}

/// Whether browsers read a name or a password out of an address.
fn names_someone(href: &str) -> bool {
    url::Url::parse(href).is_ok_and(|url| !url.username().is_empty() || url.password().is_some())
}
