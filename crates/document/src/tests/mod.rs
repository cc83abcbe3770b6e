//! Stories of bodies: some parts are read, others are left out, and nothing comes out that a browser would run.

mod hostile;
mod markdown;
mod parsing;
mod reading;
mod rendering;
mod writing;

use super::{Block, Document, Embeds, Inline};

/// The HTML of a body that names nothing outside itself.
fn to_html(document: &Document) -> String {
    super::to_html(document, &Embeds::default())
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: words(text) }
}

fn document(blocks: impl IntoIterator<Item = Block>) -> Document {
    Document { blocks: blocks.into_iter().collect() }
}
