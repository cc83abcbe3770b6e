//! Witnesses outside of the database: a file of seals that only grows. Someone who changes the database has to change
//! this file too, and the copies that people took from the public page.

use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use jiff::Timestamp;

use crate::blobs::{BlobError, Blobs};

/// The file's name.
const NAME: &str = "seals.txt";
/// The beginning of the line that says: a record which differs from the lines before it was accepted.
const ACCEPTED: &str = "# accepted";

/// A seal as someone kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSeal {
    /// The newest position under it.
    pub last: i64,
    /// Its hash: 64 hex digits.
    pub hash: String,
}

impl KeptSeal {
    /// Reads a line that holds a position and, right after it, a hash: `4000:ab12…`, a line of the witness file, or one of
    /// the public table. `None` when it holds none.
    pub fn parse(line: &str) -> Option<Self> {
        let parts: Vec<&str> =
            line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let is_hash = |part: &str| part.len() == 64 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let at = parts.iter().position(|part| is_hash(part))?;
        let last = parts.get(at.checked_sub(1)?)?.parse().ok()?;
        Some(Self { last, hash: parts[at].to_ascii_lowercase() })
    }
}

impl std::fmt::Display for KeptSeal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.last, self.hash)
    }
}

/// Where seals are noted outside of the database.
#[derive(Clone, Debug)]
pub enum Witness {
    /// A file in the data folder.
    File(PathBuf),
    /// The file store that several nodes share.
    Store(Blobs),
}

impl Witness {
    /// The file in a folder.
    pub fn in_folder(folder: &std::path::Path) -> Self {
        Self::File(folder.join(NAME))
    }

    /// All that was noted; `None` when there is no such file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn text(&self) -> Result<Option<String>, BlobError> {
        match self {
            Self::Store(store) => store.get_text(NAME).await,
            Self::File(path) => match tokio::fs::read(path).await {
                Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(unusable(path, &error)),
            },
        }
    }

    /// The seals that the record must still have, the oldest first: those noted since a difference was accepted last.
    ///
    /// # Errors
    /// As [`Witness::text`].
    pub async fn seals(&self) -> Result<Option<Vec<KeptSeal>>, BlobError> {
        let Some(text) = self.text().await? else { return Ok(None) };
        let mut seals = Vec::new();
        for line in text.lines() {
            if line.starts_with(ACCEPTED) {
                seals.clear();
            } else if !line.starts_with('#') {
                seals.extend(KeptSeal::parse(line));
            }
        }
        Ok(Some(seals))
    }

    /// Notes a seal.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn note(&self, at: Timestamp, seal: &KeptSeal) -> Result<(), BlobError> {
        self.append(format!("{at} {seal}\n")).await
    }

    /// Notes that a record which differs from the lines so far was accepted.
    pub(super) async fn note_accepted(&self, at: Timestamp) -> Result<(), BlobError> {
        self.append(format!("{ACCEPTED} {at}: the lines above may differ from the record\n")).await
    }

    async fn append(&self, line: String) -> Result<(), BlobError> {
        match self {
            // A file store cannot append. One node seals at a time; of two lines written at once one may be lost.
            Self::Store(store) => {
                let before = store.get_text(NAME).await?.unwrap_or_default();
                store.put_text(NAME, before + &line).await
            }
            Self::File(path) => {
                let path = path.clone();
                let writing = tokio::task::spawn_blocking(move || {
                    let append = || -> std::io::Result<()> {
                        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&path)?;
                        file.write_all(line.as_bytes())?;
                        file.sync_data()
                    };
                    append().map_err(|error| unusable(&path, &error))
                });
                writing.await.unwrap_or_else(|_| Ok(()))
            }
        }
    }
}

fn unusable(path: &std::path::Path, error: &std::io::Error) -> BlobError {
    if error.kind() == ErrorKind::StorageFull {
        return BlobError::Full;
    }
    BlobError::Folder { folder: path.into(), why: error.to_string() }
}

#[cfg(test)]
mod tests;
