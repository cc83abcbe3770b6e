//! Pictures in their sizes, and files: types.

use addresses::Addresses;
use kit::blobs::BlobKey;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A picture in the blob store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Our own identifier.
    pub id: Uuid,
    /// Its bytes.
    pub blob: BlobKey,
    /// Its media type.
    pub kind: String,
    /// In pixels, or in the drawing's own units.
    pub width: i64,
    /// As `width`.
    pub height: i64,
}

/// The purpose of a size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The whole picture, in an article.
    Whole,
    /// 16:9, in a list.
    Card,
    /// 1200 by 630, where a link is shared.
    Share,
}

/// A size of a picture, in the blob store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its purpose.
    pub purpose: Purpose,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// Its media type.
    pub kind: String,
    /// Its bytes.
    pub blob: BlobKey,
}

/// A picture as it was made of an upload: its bytes are stored, its row is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The whole picture as JPEG, which bodies and old programs name.
    pub blob: BlobKey,
    /// Its media type.
    pub kind: String,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// All sizes, with crops around the middle.
    pub sizes: Vec<Size>,
}

impl Purpose {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Card => "card",
            Self::Share => "share",
        }
    }

    /// The purpose that is stored so.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Whole, Self::Card, Self::Share].into_iter().find(|purpose| purpose.code() == code)
    }
}

impl Size {
    /// Its address.
    pub fn address(&self) -> String {
        Addresses::picture(&self.blob, &self.kind)
    }
}

/// The sizes of one purpose and media type for an `srcset`, the narrowest first; empty when there are none.
pub fn srcset(sizes: &[Size], purpose: Purpose, kind: &str) -> String {
    let mut fit: Vec<&Size> = sizes.iter().filter(|one| one.purpose == purpose && one.kind == kind).collect();
    fit.sort_by_key(|one| one.width);
    fit.iter().map(|one| format!("{} {}w", one.address(), one.width)).collect::<Vec<_>>().join(", ")
}

/// The JPEG for programs that choose none themselves, such as feed readers: the widest of a purpose up to `most` pixels,
/// else the narrowest.
pub fn plain(sizes: &[Size], purpose: Purpose, most: i64) -> Option<&Size> {
    let fit = || sizes.iter().filter(|one| one.purpose == purpose && one.kind == "image/jpeg");
    let widest = fit().filter(|one| one.width <= most).max_by_key(|one| one.width);
    widest.or_else(|| fit().min_by_key(|one| one.width))
}

/// A file that goes with an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The SHA-256 of its bytes, which are in the blob store.
    pub blob: String,
    /// The name that readers see, and that the file has when they keep it.
    pub name: String,
    /// In bytes.
    pub bytes: i64,
    /// Its media type by its content; empty for files that were imported.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
}
