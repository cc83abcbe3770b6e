//! Reads a text before people do, and names faults that would trouble them: words that break off, links that lead
//! nowhere, pictures without a description, citations that cannot be followed.
//!
//! Invariants: it asks nobody and changes nothing; the facts that it needs are handed in. An error keeps a
//! text from being published, a warning explains. A rule that is wrong too often is worse than none: each is tuned on the
//! articles of the demonstration.

mod capitals;
mod citations;
mod doubled;
mod ends;
mod frame;
mod headings;
mod letters;
mod links;
mod message;
mod numbers;
mod page;
mod pairs;
mod pictures;
mod repeated;
mod rule;
mod sentences;
mod spacing;
mod tones;
mod typed;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use jiff::civil::Date;
use kit::i18n::Lang;

pub use links::internal_links;
pub use rule::{Level, Rule};
pub use typed::{Oddity, lines_of, oddities};

use super::Text;
use page::{Found, Page};

/// Something in a text that would trouble a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that the text breaks.
    pub rule: Rule,
    /// Whether the text may be published as it is.
    pub level: Level,
    /// The place in the text.
    pub place: Place,
    /// The words in question as they stand there, without an ellipsis, so that they can be looked for; may be empty.
    pub quote: String,
    /// The number that the rule counted: words of a sentence, characters of a title; 0 where a rule counts nothing.
    pub count: usize,
    /// The words that may have been meant, to be proposed; may be empty.
    pub instead: String,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The agency that issues it.
    Agency,
    /// The headline.
    Title,
    /// The message in a sentence or two.
    Summary,
    /// The picture on top, its description or caption.
    Picture,
    /// The body as a whole.
    Body,
    /// A block of the body, counted from 0.
    Block(usize),
}

/// Facts that the rules need beside the text.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language of the text. Rules about Vietnamese leave other languages alone.
    pub lang: Lang,
    /// Which of [`internal_links`] exist, in the same spelling.
    pub known_links: HashSet<String>,
    /// The day in the city, to tell a document of the future from one that exists.
    pub today: Date,
}

/// The faults that would trouble a reader of a text, from its top to its end. At most [`MOST_OF_A_RULE`] for each rule:
/// the writer mends those and asks again.
pub fn lint(text: &Text, context: &Context) -> Vec<Finding> {
    let page = Page::new(text, context);
    let mut found = Found::default();
    frame::look(&page, &mut found);
    letters::look(&page, &mut found);
    spacing::look(&page, &mut found);
    tones::look(&page, &mut found);
    capitals::look(&page, &mut found);
    doubled::look(&page, &mut found);
    ends::look(&page, &mut found);
    pairs::look(&page, &mut found);
    sentences::look(&page, &mut found);
    repeated::look(&page, &mut found);
    headings::look(&page, &mut found);
    links::look(&page, &mut found);
    pictures::look(&page, &mut found);
    citations::look(&page, &mut found);
    numbers::look(&page, &mut found);
    found.in_order()
}

/// Faults in the characters of a text as it came, before [`viet::nfc`] mends those that it can. A fault that it will mend
/// is a warning, any other an error. Ask this first: old encodings can no longer be told once mended.
pub fn lint_raw(place: Place, raw: &str, lang: Lang) -> Vec<Finding> {
    let mut found = Found::default();
    letters::look_raw(place, raw, lang, &mut found);
    found.in_order()
}

/// The most findings of one rule in a text.
pub const MOST_OF_A_RULE: usize = 20;
