//! The files of an index, read without mapping them. A mapped file that someone shortens ends the process with a signal
//! that nothing can catch; a read beyond the end of a file is an error, and the index is made anew.

use std::fmt;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle,
    WritePtr,
};

/// Bytes of a file that is read whole when it is opened, of any kind.
const SMALL: u64 = 1 << 20;
/// Kinds of files of which every search reads all that concerns a field: they are read whole, once.
const WHOLE: [&str; 3] = ["fast", "fieldnorm", "term"];

/// A folder with an index. Writing and locks are Tantivy's own.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    inner: MmapDirectory,
}

impl Folder {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { path: path.to_owned(), inner: MmapDirectory::open(path)? })
    }

    fn handle(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>> {
        let file = File::open(self.path.join(path))?;
        let length = file.metadata()?.len();
        let part = Part { file, length: usize::try_from(length).map_err(io::Error::other)? };
        let whole = path.extension().is_some_and(|kind| WHOLE.iter().any(|whole| kind == *whole));
        if whole || length <= SMALL {
            return Ok(Arc::new(part.read_bytes(0..part.length)?));
        }
        Ok(Arc::new(part))
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.handle(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
            _ => OpenReadError::wrap_io_error(error, path.to_owned()),
        })
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// A file of which parts are read when they are asked for.
struct Part {
    file: File,
    length: usize,
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").field("length", &self.length).finish_non_exhaustive()
    }
}

impl HasLen for Part {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Part {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        self.file.read_exact_at(&mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}

#[cfg(test)]
mod tests;
