//! Pictures and files, kept by their content: the key is the SHA-256 of the bytes, so a second storing of the same
//! bytes changes nothing, and served bytes can be checked against their key.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use object_store::aws::{AmazonS3Builder, Checksum};
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where blobs live. An empty `url` is a folder beside the database.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// `s3://bucket/prefix`, or empty for a folder.
    pub url: String,
    /// The server, such as `https://s3.example`; empty for Amazon's.
    pub endpoint: String,
    /// The region; most other servers take any.
    pub region: String,
    /// The access key's name.
    pub access_key: String,
    /// The access key's secret; better in the environment than in the file.
    pub secret_key: String,
}

impl Settings {
    /// The bucket and the prefix in it; none for a folder.
    ///
    /// # Errors
    /// When `url` is not the address of a store.
    pub fn bucket(&self) -> Result<Option<(&str, &str)>, BlobError> {
        if self.url.is_empty() {
            return Ok(None);
        }
        let rest = self.url.strip_prefix("s3://").unwrap_or_default();
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() { Err(BlobError::Address(self.url.clone())) } else { Ok(Some((bucket, prefix))) }
    }
}

/// Why a blob could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The address is not one of a store.
    #[error("blobs.url must be empty or s3://bucket/prefix, not `{0}`")]
    Address(String),
    /// The folder cannot be made or used.
    #[error("{}: cannot be used for files: {why}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The system's words.
        why: String,
    },
    /// The disk is full.
    #[error("the disk is full: free some space, then go on; nothing that was acknowledged is lost")]
    Full,
    /// The store failed.
    #[error("the file store failed: {0}")]
    Store(object_store::Error),
}

impl From<object_store::Error> for BlobError {
    fn from(error: object_store::Error) -> Self {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(one) = cause {
            let io = one.downcast_ref::<std::io::Error>();
            if io.is_some_and(|io| io.kind() == std::io::ErrorKind::StorageFull) {
                return Self::Full;
            }
            cause = one.source();
        }
        Self::Store(error)
    }
}

/// A blob's name: the SHA-256 of its bytes in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobKey(String);

impl BlobKey {
    /// The key that these bytes have.
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex::encode(Sha256::digest(bytes)))
    }

    /// Reads a key, such as from an address; anything but 64 hex digits is none.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The 64 hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn path(&self) -> ObjectPath {
        ObjectPath::from(format!("{}/{}", &self.0[..2], self.0))
    }
}

/// The store of blobs.
#[derive(Clone, Debug)]
pub struct Blobs(Arc<dyn ObjectStore>);

impl Blobs {
    /// Opens the store; a folder is made when it is not there.
    ///
    /// # Errors
    /// When the settings cannot be used.
    pub fn open(settings: &Settings, folder: &Path) -> Result<Self, BlobError> {
        let Some((bucket, prefix)) = settings.bucket()? else {
            return Self::in_folder(folder);
        };
        crate::tls::install();
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(if settings.region.is_empty() { "us-east-1" } else { &settings.region })
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(&settings.secret_key)
            .with_checksum_algorithm(Checksum::SHA256);
        if !settings.endpoint.is_empty() {
            builder = builder
                .with_endpoint(&settings.endpoint)
                .with_allow_http(settings.endpoint.starts_with("http://"));
        }
        Ok(Self(Arc::new(PrefixStore::new(builder.build()?, prefix))))
    }

    fn in_folder(folder: &Path) -> Result<Self, BlobError> {
        let unusable =
            |why: &dyn std::fmt::Display| BlobError::Folder { folder: folder.into(), why: why.to_string() };
        std::fs::create_dir_all(folder).map_err(|error| unusable(&error))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| unusable(&error))?;
        Ok(Self(Arc::new(store)))
    }

    /// A part of the store for files that are not public: a key or a name opens nothing of it from outside, nor the
    /// reverse.
    #[must_use]
    pub fn below(&self, prefix: &str) -> Self {
        Self(Arc::new(PrefixStore::new(Arc::clone(&self.0), prefix)))
    }

    /// Stores bytes; storing the same again changes nothing.
    ///
    /// # Errors
    /// When the store fails; a half-written blob is never visible.
    pub async fn put(&self, bytes: Bytes) -> Result<BlobKey, BlobError> {
        let key = BlobKey::of(&bytes);
        match self.0.head(&key.path()).await {
            Ok(_) => return Ok(key),
            Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        self.0.put(&key.path(), PutPayload::from_bytes(bytes)).await?;
        Ok(key)
    }

    /// The bytes of a blob, if it is there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn get(&self, key: &BlobKey) -> Result<Option<Bytes>, BlobError> {
        match self.0.get(&key.path()).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A text that is kept by a name of its own, if it is there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn get_text(&self, name: &str) -> Result<Option<String>, BlobError> {
        match self.0.get(&ObjectPath::from(name)).await {
            Ok(found) => Ok(Some(String::from_utf8_lossy(&found.bytes().await?).into_owned())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a text by a name, in the place of the one before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put_text(&self, name: &str, text: String) -> Result<(), BlobError> {
        self.0.put(&ObjectPath::from(name), PutPayload::from(text.into_bytes())).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
