//! Brings in pages that were published elsewhere. Importing again adds nothing; a source that changed becomes a new
//! edition.

mod act;
mod lines;
mod moment;
mod page;

#[cfg(test)]
mod tests;

pub use act::{ImportError, Imported, import_page};
pub use page::{Page, ReadError, read};
