//! The changes between two texts, word by word, for people.
//!
//! Invariants: nothing is left out. From the whole list of changes both texts can be put together again;
//! only [`brief`] leaves out unchanged parts, and says how many. It takes bounded time: texts that have little in
//! common are compared less finely.

mod align;
mod html;
mod words;

#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

pub use super::passages::{Role, Run, Style};
pub use html::to_html;

use super::Text;
use super::passages::{passages, plain};

/// After this the rest of a comparison is rough: whole passages instead of words.
const LONGEST: Duration = Duration::from_millis(500);

/// One part of a text, and its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is as it was.
    Same(Piece),
    /// It is new.
    Added(Piece),
    /// It is gone.
    Removed(Piece),
    /// It has other words, another role or another file.
    Changed {
        /// The old part.
        was: Part,
        /// The new part.
        part: Part,
        /// The words of both, in the order of reading; words that are gone stand before the new ones in their place.
        words: Vec<Words>,
    },
    /// Parts that are as they were, left out.
    Skipped(usize),
}

/// A part of a text with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// The part.
    pub part: Part,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A part of a text, by its role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The headline.
    Title,
    /// The message in a sentence or two.
    Summary,
    /// The picture on top; its words are its description.
    Picture(uuid::Uuid),
    /// The words below it.
    Caption,
    /// A passage of the body.
    Body(Role),
    /// A file that goes with it; its words are its name.
    Attachment {
        /// The SHA-256 of its bytes.
        blob: String,
    },
    /// The author.
    Author,
    /// Where it is from.
    Source,
}

/// Words of one fate and one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Their fate.
    pub fate: Fate,
    /// The words.
    pub run: Run,
}

/// The fate of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In both texts.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
}

/// Everything of two texts, from the headline to the end, with the fate of each part.
pub fn diff(old: &Text, new: &Text) -> Vec<Change> {
    let deadline = Instant::now() + LONGEST;
    let mut changes = Vec::new();
    let (old, new) = (Sides::of(old), Sides::of(new));
    for (old, new) in old.head.into_iter().zip(new.head) {
        changes.extend(align::one(old, new, deadline));
    }
    changes.extend(align::many(old.body, new.body, deadline));
    changes.extend(align::many(old.files, new.files, deadline));
    for (old, new) in old.foot.into_iter().zip(new.foot) {
        changes.extend(align::one(old, new, deadline));
    }
    changes
}

/// The changes with one unchanged part on each side; longer unchanged stretches are only counted.
pub fn brief(changes: Vec<Change>) -> Vec<Change> {
    let same: Vec<bool> = changes.iter().map(|change| matches!(change, Change::Same(_))).collect();
    let changed = |at: Option<usize>| at.and_then(|at| same.get(at)).is_some_and(|same| !same);
    let mut out = Vec::new();
    let mut skipped = 0;
    for (index, change) in changes.into_iter().enumerate() {
        if same[index] && !changed(index.checked_sub(1)) && !changed(Some(index + 1)) {
            skipped += 1;
            continue;
        }
        if skipped > 0 {
            out.push(Change::Skipped(std::mem::take(&mut skipped)));
        }
        out.push(change);
    }
    if skipped > 0 {
        out.push(Change::Skipped(skipped));
    }
    out
}

/// How many words are new, and how many are gone.
pub fn summary_of(changes: &[Change]) -> (usize, usize) {
    let (mut added, mut removed) = (0, 0);
    for change in changes {
        match change {
            Change::Added(piece) => added += piece.runs.iter().map(count).sum::<usize>(),
            Change::Removed(piece) => removed += piece.runs.iter().map(count).sum::<usize>(),
            Change::Changed { words, .. } => {
                for words in words {
                    match words.fate {
                        Fate::Added => added += count(&words.run),
                        Fate::Removed => removed += count(&words.run),
                        Fate::Same => {}
                    }
                }
            }
            Change::Same(_) | Change::Skipped(_) => {}
        }
    }
    (added, removed)
}

fn count(run: &Run) -> usize {
    viet::syllables(&run.text).count()
}

/// A text as it is compared.
struct Sides {
    /// Parts that a text has once; `None` where it has none.
    head: [Option<Piece>; 4],
    body: Vec<Piece>,
    files: Vec<Piece>,
    foot: [Option<Piece>; 2],
}

impl Sides {
    fn of(text: &Text) -> Self {
        let once = |part: Part, words: &str| (!words.is_empty()).then(|| Piece { part, runs: plain(words) });
        let picture = text
            .picture
            .as_ref()
            .map(|placed| Piece { part: Part::Picture(placed.picture), runs: plain(&placed.alt) });
        let caption = text.picture.as_ref().map_or("", |placed| &placed.caption);
        let file = |file: &media::Attachment| Piece {
            part: Part::Attachment { blob: file.blob.clone() },
            runs: plain(&file.name),
        };
        let passages = passages(&text.body).into_iter();
        Self {
            head: [
                once(Part::Title, &text.title),
                once(Part::Summary, &text.summary),
                picture,
                once(Part::Caption, caption),
            ],
            body: passages
                .map(|passage| Piece { part: Part::Body(passage.role), runs: passage.runs })
                .collect(),
            files: text.attachments.iter().map(file).collect(),
            foot: [once(Part::Author, &text.author), once(Part::Source, &text.source)],
        }
    }
}
