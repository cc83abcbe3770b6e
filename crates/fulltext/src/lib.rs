//! A full-text index that finds Vietnamese the way people type it.
//!
//! It knows texts, questions and files on a disk; no city, no database, no web. Every text is indexed with its marks and
//! without, as words, as pairs of neighbouring syllables and by the numbers of documents it names. A question is read as
//! people type: without marks, in either normal form, with the tone on either letter, as `nq 98` or `98/2023/QH15`, with
//! expressions that mean the same.
//!
//! Invariants: any text is a question and is answered in bounded work; the mark of the last event that an
//! index has seen is kept in the same commit as the words; an index that cannot be used says why when it is opened.
//!
//! ```
//! use fulltext::{Aliases, Ask, Doc, Index, Seen, Subject};
//! let index = Index::in_memory()?;
//! let mut writer = index.writer()?;
//! let subject = Subject::new("article", 18);
//! let (sites, title) = (vec!["vi".into()], "Nhà ở xã hội".into());
//! writer.replace(&subject, &[Doc { subject: subject.clone(), sites, title, ..Doc::default() }])?;
//! writer.commit(&Seen::default())?;
//! let ask = Ask { typed: "nha o xa hoi", site: "vi", take: 10, ..Ask::default() };
//! assert_eq!(index.ask(&ask, &Aliases::default())?.hits[0].subject, subject);
//! # Ok::<(), fulltext::IndexError>(())
//! ```

mod codes;
mod extract;
mod facets;
mod find;
mod folder;
mod forms;
mod home;
mod index;
mod lines;
mod living;
mod meant;
mod plan;
mod question;
mod schema;
mod suggest;
#[cfg(test)]
mod testing;
mod ties;
mod words;

pub use extract::{Piece, Why};
pub use facets::Counts;
pub use find::{Answer, Ask, Hit, Sort};
pub use home::{Hold, Home};
pub use index::{Index, IndexError, OpenError, Seen, Writer};
pub use meant::Meant;
pub use question::{Aliases, LONGEST};
pub use schema::{Doc, Facet, Subject};
pub use suggest::Suggestion;
