//! Forms of the desk in one shape: fields with the typed texts, the errors beside each and on top, and the changes that
//! someone else made meanwhile.

mod choice;
mod errors;
mod setup;
mod sheet;
mod wording;

pub use choice::Choice;
pub use errors::FormErrors;
pub use setup::{Asked, Refusal, done, said, seen, slug, wording};
pub use sheet::{Field, Kind, Sheet, SheetPage, Tried, sentence};
pub use wording::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME, Wording, line, paragraph};
