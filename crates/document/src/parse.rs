//! Reads a body that a browser or another program sends: everything in it is checked.

use kit::blobs::BlobKey;
use kit::i18n::Lang;

use super::{Block, DEEPEST, Document, Inline, is_safe_address};
use crate::t;

/// Largest body in bytes of JSON. The longest law of the country fits in a quarter of it.
pub const LARGEST: usize = 1_000_000;

/// The media types of a picture that a body may show.
const KINDS: [&str; 6] =
    ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/svg+xml"];

/// Most cells of a table once its rows are of one length: a short head over many rows could ask for all memory there is.
const MOST_CELLS: usize = 20_000;

/// Largest side of a picture, in pixels.
const LARGEST_SIDE: i64 = 50_000;

/// Why a body is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// More than [`LARGEST`] bytes.
    #[error("the body is larger than {LARGEST} bytes")]
    TooLarge,
    /// Not JSON, or not of a body's shape.
    #[error("the body cannot be read: {0}")]
    Unreadable(String),
    /// Lists and quotes nested more than eight deep.
    #[error("lists and quotes are nested too deeply")]
    TooDeep,
    /// A heading of a level other than 2, 3, 4.
    #[error("a heading of level {0}")]
    Heading(u8),
    /// A link to an address that is not safe ([`super::is_safe_address`]).
    #[error("a link to {0:?}")]
    Link(String),
    /// A picture without a stored file, a known type or a size.
    #[error("a picture without a file, a type or a size")]
    Picture,
    /// A picture that says nothing to people who cannot see it.
    #[error("a picture without words for who cannot see it")]
    Alt,
}

impl DocumentError {
    /// The sentence that tells a person so.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge => t!(lang, "editor-error-too-large"),
            Self::Unreadable(_) | Self::Heading(_) => t!(lang, "editor-error-unreadable"),
            Self::TooDeep => t!(lang, "editor-error-too-deep"),
            Self::Link(href) => t!(lang, "editor-error-link", address = href.as_str()),
            Self::Picture => t!(lang, "editor-error-picture"),
            Self::Alt => t!(lang, "editor-error-alt"),
        }
    }
}

impl DocumentError {
    /// The key of the sentence that tells a person so.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLarge => "editor-error-too-large",
            Self::Unreadable(_) | Self::Heading(_) => "editor-error-unreadable",
            Self::TooDeep => "editor-error-too-deep",
            Self::Link(_) => "editor-error-link",
            Self::Picture => "editor-error-picture",
            Self::Alt => "editor-error-alt",
        }
    }
}

impl Document {
    /// Reads a body from JSON and brings it to its one form.
    ///
    /// # Errors
    /// When it is no body, or holds something that a body may not hold; see [`DocumentError`].
    pub fn parse(json: &str) -> Result<Self, DocumentError> {
        if json.len() > LARGEST {
            return Err(DocumentError::TooLarge);
        }
        // The reader itself refuses nesting beyond its own limit, before any of our recursion.
        let document: Self =
            serde_json::from_str(json).map_err(|error| DocumentError::Unreadable(error.to_string()))?;
        document.check()?;
        Ok(document.normal())
    }

    /// Reads a body from the Markdown of the text area and brings it to its one form.
    ///
    /// # Errors
    /// When it holds something that a body may not hold; see [`DocumentError`].
    pub fn parse_markdown(text: &str) -> Result<Self, DocumentError> {
        if text.len() > LARGEST {
            return Err(DocumentError::TooLarge);
        }
        let document = super::from_markdown(text);
        document.check()?;
        Ok(document.normal())
    }

    /// Whether a body, from any source, holds only things that it may hold.
    ///
    /// # Errors
    /// See [`DocumentError`].
    pub fn check(&self) -> Result<(), DocumentError> {
        blocks(&self.blocks, 0)
    }
}

fn blocks(list: &[Block], depth: usize) -> Result<(), DocumentError> {
    list.iter().try_for_each(|one| block(one, depth))
}

fn block(block: &Block, depth: usize) -> Result<(), DocumentError> {
    let inner = depth + usize::from(matches!(block, Block::List { .. } | Block::Quote { .. }));
    if inner > DEEPEST {
        return Err(DocumentError::TooDeep);
    }
    match block {
        Block::Paragraph { text } => runs(text),
        Block::Heading { level, text } if (2..=4).contains(level) => runs(text),
        Block::Heading { level, .. } => Err(DocumentError::Heading(*level)),
        Block::List { items, .. } => items.iter().try_for_each(|item| blocks(item, inner)),
        Block::Quote { blocks: list } => blocks(list, inner),
        Block::Table { head, rows } => {
            let width = rows.iter().map(Vec::len).fold(head.len(), usize::max);
            if width.saturating_mul(rows.len().saturating_add(1)) > MOST_CELLS {
                return Err(DocumentError::TooLarge);
            }
            std::iter::once(head).chain(rows).flatten().try_for_each(|cell| runs(cell))
        }
        Block::Picture { blob, kind, width, height, alt, .. } => {
            let sides = 1..=LARGEST_SIDE;
            let sized = sides.contains(width) && sides.contains(height);
            if BlobKey::parse(blob).is_none() || !KINDS.contains(&kind.as_str()) || !sized {
                return Err(DocumentError::Picture);
            }
            if super::normal::line(alt).is_empty() { Err(DocumentError::Alt) } else { Ok(()) }
        }
        Block::Rule | Block::Reuse { .. } => Ok(()),
    }
}

fn runs(text: &[Inline]) -> Result<(), DocumentError> {
    text.iter().try_for_each(|run| match run {
        Inline::Link { href, .. } if !is_safe_address(href) => Err(DocumentError::Link(href.clone())),
        Inline::Link { text, .. }
        | Inline::Strong { text }
        | Inline::Emphasis { text }
        | Inline::Cite { text, .. } => runs(text),
        Inline::Text { .. } | Inline::Break => Ok(()),
    })
}
