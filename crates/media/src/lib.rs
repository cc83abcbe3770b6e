//! Pictures and files that people bring: read with suspicion, made anew in several sizes, kept in the blob store. The
//! rows that name them belong to the capabilities that show them.
//!
//! Invariants: the stored files of an uploaded picture were made here, without the notes of a camera; the
//! content of a file decides its type, and its name only that of plain text; the work has bounded places, so that no
//! upload starves a page.
//!
//! Offers others: [`take_upload`], [`take_attachment`], [`crops_around`], and the types of their results.

mod model;
mod take;

pub use model::{Attachment, Made, Picture, Purpose, Size, plain, srcset};
pub use take::{UploadError, crops_around, take_attachment, take_upload};

kit::texts!($ "media");
