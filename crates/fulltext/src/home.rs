//! The folder of an index: the one in use under `current`, a new one in the making under `building`, a damaged one under
//! `set-aside`. Whole folders are renamed, and files are removed only under another name: whenever the process ends,
//! `current` is whole or not there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;

use crate::index::{Index, IndexError, OpenError};

const CURRENT: &str = "current";
const BUILDING: &str = "building";
const ASIDE: &str = "set-aside";
/// The index that another took the place of, until it is removed.
const REPLACED: &str = "replaced";
/// A file that asks the process which keeps the index to make it anew.
const ASKED: &str = "rebuild-asked";

/// A file that is locked by the process which keeps the index.
const KEPT: &str = "kept";

/// The right to keep an index; it ends with the process, however that ends.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "open as long as the right is held")] Option<fs::File>);

/// A place for one index and its successors.
#[derive(Clone, Debug)]
pub enum Home {
    /// Gone with the process.
    Memory,
    /// A folder that nothing else uses.
    Folder(PathBuf),
}

impl Home {
    /// Takes the right to keep the index; `None` while another process has it.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn hold(&self) -> io::Result<Option<Hold>> {
        let Self::Folder(folder) = self else { return Ok(Some(Hold(None))) };
        fs::create_dir_all(folder)?;
        let kept = folder.join(KEPT);
        if kept.is_dir() {
            remove(&kept)?;
        }
        let file = fs::File::create(kept)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Hold(Some(file)))),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Opens the index in use.
    ///
    /// # Errors
    /// See [`OpenError`]; an index in memory is always missing.
    pub fn open(&self) -> Result<Index, OpenError> {
        match self {
            Self::Memory => Err(OpenError::Missing),
            Self::Folder(folder) => Index::open(&folder.join(CURRENT)),
        }
    }

    /// Begins a new index beside the one in use, and removes the leftovers of an earlier attempt.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn begin(&self) -> Result<Index, IndexError> {
        match self {
            Self::Memory => Index::in_memory(),
            Self::Folder(folder) => {
                let building = folder.join(BUILDING);
                remove(&building)?;
                fs::create_dir_all(&building)?;
                Index::create(&building)
            }
        }
    }

    /// Puts a finished new index in the place of the one in use, whose writer must be gone. A crash in between leaves no
    /// index, and one is made anew.
    ///
    /// # Errors
    /// When the disk does not take it, or the new index does not open.
    pub fn put(&self, built: Index) -> Result<Index, OpenError> {
        let Self::Folder(folder) = self else { return Ok(built) };
        drop(built);
        let replace = || -> io::Result<()> {
            remove(&folder.join(REPLACED))?;
            rename(&folder.join(CURRENT), &folder.join(REPLACED))?;
            fs::rename(folder.join(BUILDING), folder.join(CURRENT))?;
            fs::File::open(folder)?.sync_all()?;
            remove(&folder.join(REPLACED))
        };
        replace().map_err(|error| OpenError::Damaged(error.to_string()))?;
        self.open()
    }

    /// Takes an index that cannot be used out of the way; the last such index is kept, so that people can find the cause.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn set_aside(&self) -> io::Result<()> {
        let Self::Folder(folder) = self else { return Ok(()) };
        if !folder.join(CURRENT).exists() {
            return Ok(());
        }
        remove(&folder.join(ASIDE))?;
        rename(&folder.join(CURRENT), &folder.join(ASIDE))
    }

    /// Asks the process that keeps the index to make it anew.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn ask(&self) -> io::Result<()> {
        let Self::Folder(folder) = self else { return Ok(()) };
        fs::create_dir_all(folder)?;
        fs::write(folder.join(ASKED), b"")
    }

    /// Whether the index was asked to be made anew.
    pub fn is_asked(&self) -> bool {
        matches!(self, Self::Folder(folder) if folder.join(ASKED).exists())
    }

    /// Notes that the index was made anew.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn answered(&self) -> io::Result<()> {
        match self {
            Self::Memory => Ok(()),
            Self::Folder(folder) => remove(&folder.join(ASKED)),
        }
    }
}

/// Renames a folder that may not be there.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl From<io::Error> for IndexError {
    fn from(error: io::Error) -> Self {
        Self::from(TantivyError::from(error))
    }
}

#[cfg(test)]
mod tests;
