//! Pictures and files that people bring: read with suspicion, made anew in several sizes, kept in the blob store. The rows
//! that name them belong to who shows them.
//!
//! What must always hold: what is stored of a picture was made here, without what a camera noted; a file is what its
//! content is, whatever its name says; the work has bounded places, so that no upload starves a page.
//!
//! Offers others: [`take_upload`], [`take_attachment`], [`crops_around`], and the types of what they make.

mod model;
mod take;

pub use model::{Attachment, Made, Picture, Purpose, Size, plain, srcset};
pub use take::{UploadError, crops_around, take_attachment, take_upload};

kit::texts!($ "media");
