//! The files that an import is asked for.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::decode;
use super::page::{self, ReadError};
use super::run::{Kind, StopError};

/// An export and its size; refuses files that cannot be an export.
pub(super) fn open(file: &Path) -> Result<(File, u64), StopError> {
    let failed = |error| StopError::Open(file.display().to_string(), error);
    let mut head = Vec::new();
    let opened = File::open(file).map_err(failed)?;
    opened.take(8).read_to_end(&mut head).map_err(failed)?;
    if let Err(error) = decode::check(&head) {
        return Err(failed(std::io::Error::other(error)));
    }
    let opened = File::open(file).map_err(failed)?;
    let size = opened.metadata().map_err(failed)?.len();
    Ok((opened, size))
}

/// A page or a feed, when it is not larger than any.
pub(super) fn read_file(file: &Path) -> Result<Bytes, StopError> {
    let failed = |error| StopError::Open(file.display().to_string(), error);
    let size = std::fs::metadata(file).map_err(failed)?.len();
    if size > u64::try_from(page::LARGEST).unwrap_or(u64::MAX) {
        return Err(failed(std::io::Error::other(ReadError::TooLarge)));
    }
    std::fs::read(file).map(Bytes::from).map_err(failed)
}

/// The file itself, or the files of a folder that may be of the kind, in the order of their names; and a count of the other
/// files in the folder, by ending.
pub(super) fn files(path: &Path, kind: Kind) -> Result<(Vec<PathBuf>, Vec<String>), StopError> {
    let shown = path.display().to_string();
    let unreadable = |error| StopError::Open(shown.clone(), error);
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok((vec![path.to_owned()], Vec::new()));
    }
    let (endings, words): (&[&str], &'static str) = match kind {
        Kind::Page => (&["txt", "html", "htm", "aspx"], ".txt or .html"),
        Kind::Wxr => (&["xml"], ".xml"),
        Kind::Feed => (&["xml", "rss", "atom", "json"], ".xml or .json"),
    };
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(path).map_err(unreadable)?.flatten() {
        let file = entry.path();
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if file.is_dir() {
            continue;
        }
        if endings.contains(&ending.as_str()) {
            files.push(file);
        } else {
            others.push(format!("files ending in `.{ending}`"));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(StopError::Nothing(shown, words));
    }
    Ok((files, others))
}
