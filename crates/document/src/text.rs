//! The content of an edition: a headline, a message, a body, and the files that go with them.

use media::Attachment;
use uuid::Uuid;

use crate::Document;

/// A picture where an edition shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The picture.
    pub picture: Uuid,
    /// A description of the picture, for people who cannot see it.
    pub alt: String,
    /// The words below it; may be empty.
    pub caption: String,
}

/// The content of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub summary: String,
    /// The body.
    pub body: Document,
    /// The author; may be empty.
    pub author: String,
    /// Where it is from, when it is from elsewhere.
    pub source: String,
    /// The picture on top.
    pub picture: Option<Placed>,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}
