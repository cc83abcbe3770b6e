//! Brings in what was published elsewhere: saved pages, exports of WordPress, feeds, pages by their addresses. Importing
//! again adds nothing; a source that changed becomes a new edition; old addresses lead on.
//!
//! What must always hold: what cannot be read is said in one line and the rest goes on; nothing that was read is HTML any
//! more; the bytes of pictures and files are in the blob store before a transaction begins.

mod act;
mod batch;
mod bring;
mod decode;
mod feed;
mod fetch;
mod guard;
mod html;
mod lines;
mod marks;
mod moment;
mod order;
mod page;
mod places;
mod run;
mod shelf;
mod soup;
mod wordpress;
mod wxr;

#[cfg(test)]
mod tests;

pub use act::{ImportError, Imported, Source, import_page};
pub use batch::{News, Reason, Tally};
pub use fetch::FetchError;
pub use marks::{Media, Wanted};
pub use order::{
    ImportRow, NewOrder, Order, OrderError, OrderState, Outcome, RunImport, SOURCES, order, run_order, stop,
};
pub use page::{More, Page, ReadError, read};
pub use run::{IMPORT, Import, Kind, StopError};
