//! Whether the files that articles show are in the store, and match their names.

use kit::blobs::{BlobError, BlobKey, Blobs};
use kit::db::{Db, DbError};
use kit::findings::Findings;

use super::store;

/// Files looked up at a time.
const BATCH: u32 = 500;

/// A fault of a file.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("file {0} is named by an article and is not in the file store: restore it from a backup")]
    Gone(String),
    #[error("file {0} is not the one that was stored under this name: restore it from a backup")]
    Changed(String),
    #[error("file {0} could not be read: {1}")]
    Unread(String, BlobError),
}

/// Reads every file and picture that articles ever showed and compares it with its name, which is its SHA-256.
///
/// # Errors
/// When the database does not answer.
pub async fn verify_files(db: &Db, blobs: &Blobs) -> Result<Findings, DbError> {
    let mut found = Findings::default();
    let mut after = String::new();
    loop {
        let names = store::shown_blobs(db, &after, BATCH).await?;
        let Some(last) = names.last() else { return Ok(found) };
        after.clone_from(last);
        for name in names {
            // Pictures that an import could not bring have no name of a file.
            let Some(key) = BlobKey::parse(&name) else { continue };
            match blobs.get(&key).await {
                Ok(Some(bytes)) if BlobKey::of(&bytes) == key => {}
                Ok(Some(_)) => found.add(Wrong::Changed(name)),
                Ok(None) => found.add(Wrong::Gone(name)),
                Err(error) => found.add(Wrong::Unread(name, error)),
            }
        }
    }
}
