//! Brings in what was published elsewhere: saved pages, exports of WordPress, feeds, pages by their addresses. Importing
//! again adds nothing; a source that changed becomes a new edition; old addresses lead on.
//!
//! What must always hold: what was not public where it stood is not published here; what is left out is named, with the
//! reason, and the rest goes on; two items are two articles, and one item is one article (`identity.rs`); a date is never
//! guessed, and its offset never passed over (`stamp.rs`); nothing that was read is HTML any more; the bytes of pictures and
//! files are in the blob store before a transaction begins; what cannot be kept stops the import, and counted is only what
//! was acknowledged.

mod act;
mod batch;
mod bring;
mod classic;
mod data;
mod decode;
mod export;
mod feed;
mod feed_json;
mod feed_xml;
mod fetch;
mod files;
mod guard;
mod html;
mod identity;
mod job;
mod lines;
mod marks;
mod moment;
mod offset;
mod order;
mod page;
mod places;
mod report;
mod run;
mod shelf;
mod soup;
mod stamp;
mod store;
mod tidy;
mod wordpress;
mod wxr;

#[cfg(test)]
extern crate self as importer;
#[cfg(test)]
mod tests;

pub use act::{ImportError, Imported, Source, import_page};
pub use batch::{News, Reason, Skipped, Tally};
pub use fetch::FetchError;
pub use job::{RunImport, run_order};
pub use marks::{Media, Wanted};
pub use order::{NewOrder, Order, OrderError, OrderState, SOURCES, order, resume, stop};
pub use page::{More, Page, ReadError, read};
pub use report::{ImportRow, Outcome};
pub use run::{Halt, IMPORT, Import, Kind, StopError};
pub use stamp::DateError;
pub use store::{import_counts, import_order, import_orders, import_rows};

kit::texts!($ "importer");
