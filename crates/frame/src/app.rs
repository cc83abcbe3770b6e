//! The program's surroundings, which every page, command and job is given. They know no capability: each capability
//! keeps its memory as a typed [`App::state`].

use std::any::type_name;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Extensions;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::blobs::Blobs;
use kit::clock::{Clock, Ids};
use kit::db::{Db, DbError};
use kit::events::Witness;
use kit::metrics::Metrics;
use kit::web::cache::{Keeping, Mark, PageCache, TopicsOf, Version};

use crate::settings::Settings;

/// The part of the file store where seals are noted.
const SEALS: &str = "niem-phong";

/// The program.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    db: Db,
    blobs: Blobs,
    witness: Witness,
    zone: TimeZone,
    metrics: Metrics,
    version: Version,
    pages: PageCache,
    state: Extensions,
}

/// The parts that the layers above the frame put into an [`App`].
#[derive(Debug)]
pub struct Assembly {
    /// How a page says its age while the database is away.
    pub mark: Mark,
    /// The topics of public pages that events change, as each capability knows them of its own.
    pub topics: Vec<TopicsOf>,
    /// The state that capabilities keep in memory, one value of each type.
    pub state: Extensions,
}

/// Makes the [`Assembly`], given the settings, the time zone and the data folder; no folder in tests, where nothing is kept
/// on disk.
pub type Assemble = fn(&Settings, &TimeZone, Option<&Path>) -> Assembly;

/// Why the program could not be put together. Each message is one plain line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder cannot be made or written.
    #[error("{0}")]
    Folder(String),
    /// The blob store cannot be used.
    #[error(transparent)]
    Blobs(#[from] kit::blobs::BlobError),
    /// The database's settings cannot be used.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl App {
    /// Makes the data folder and opens the pools; the database itself may still be away.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(
        settings: Settings,
        clock: Clock,
        ids: Ids,
        assemble: Assemble,
    ) -> Result<Self, OpenError> {
        let folder = settings.folder();
        make_folder(&folder)?;
        let db = Db::open(&settings.database(), clock, ids).await?;
        Self::over(settings, db, &folder, assemble)
    }

    /// The program over an existing database, for commands that only read: it writes no file and no row, so that
    /// they also run on a full disk and on one that takes no writes.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open_for_reading(
        settings: Settings,
        clock: Clock,
        ids: Ids,
        assemble: Assemble,
    ) -> Result<Self, OpenError> {
        let folder = settings.folder();
        let db = Db::open_for_reading(&settings.database(), clock, ids).await?;
        Self::over(settings, db, &folder, assemble)
    }

    fn over(settings: Settings, db: Db, folder: &Path, assemble: Assemble) -> Result<Self, OpenError> {
        let blobs = Blobs::open(&settings.blobs, &folder.join("blobs"))?;
        // Several nodes share the file store and no folder.
        let witness = match settings.blobs.url.as_str() {
            "" => Witness::in_folder(folder),
            _ => Witness::Store(blobs.below(SEALS)),
        };
        Ok(Self::assemble(settings, db, blobs, witness, Some(folder), assemble))
    }

    /// The program over parts that are there already, with nothing of its own on disk, for tests.
    pub fn from_parts(settings: Settings, db: Db, blobs: Blobs, assemble: Assemble) -> Self {
        let witness = Witness::Store(blobs.below(SEALS));
        Self::assemble(settings, db, blobs, witness, None, assemble)
    }

    fn assemble(
        settings: Settings,
        db: Db,
        blobs: Blobs,
        witness: Witness,
        folder: Option<&Path>,
        assemble: Assemble,
    ) -> Self {
        let zone = TimeZone::get(&settings.timezone).unwrap_or(TimeZone::UTC);
        let Assembly { mark, topics, state } = assemble(&settings, &zone, folder);
        let version = Version::new(topics);
        let pages = PageCache::new(Keeping {
            bytes: settings.cache_bytes.max(0).unsigned_abs(),
            span: Duration::from_secs(settings.page_seconds.max(1).unsigned_abs()),
            clock: db.clock().clone(),
            version: version.clone(),
            health: db.health().clone(),
            mark,
        });
        let metrics = Metrics::default();
        Self(Arc::new(Inner { settings, db, blobs, witness, zone, metrics, version, pages, state }))
    }

    /// The state that a capability keeps in memory.
    ///
    /// # Panics
    /// When the program was put together without it: the first test that asks finds that.
    pub fn state<T: Send + Sync + 'static>(&self) -> &T {
        self.0
            .state
            .get()
            .unwrap_or_else(|| panic!("the program was put together without {}", type_name::<T>()))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// Pictures and files.
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    /// Where seals are noted outside of the database.
    pub fn witness(&self) -> &Witness {
        &self.0.witness
    }

    /// The city's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    /// The numbers for Prometheus.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The content's version, followed while the site is served.
    pub fn version(&self) -> &Version {
        &self.0.version
    }

    /// The pages kept in memory.
    pub fn pages(&self) -> &PageCache {
        &self.0.pages
    }

    /// Today in the city.
    pub fn today(&self) -> Date {
        self.db().clock().now().to_zoned(self.zone().clone()).date()
    }

    /// How the public reaches the site, without a slash at the end.
    pub fn public_url(&self) -> String {
        let settings = self.settings();
        if settings.public_url.is_empty() {
            format!("http://{}", settings.listen)
        } else {
            settings.public_url.trim_end_matches('/').to_owned()
        }
    }
}

fn make_folder(folder: &Path) -> Result<(), OpenError> {
    let fail = |why: String| OpenError::Folder(format!("{}: {why}", folder.display()));
    // Hashes of passwords and secrets of second steps lie in it: a folder that we make is the account's own.
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder).map_err(|error| {
        fail(format!("the data folder cannot be made: {error}. Choose another with LOA_DATA=folder"))
    })?;
    // Tried now, because a database that cannot be written fails much later and less plainly.
    let probe = folder.join(".writable");
    let written = std::fs::write(&probe, b"loa").and_then(|()| match std::fs::remove_file(&probe) {
        // Another program that starts at the same moment has removed it.
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    });
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => fail("the disk is full: free some space and start again".into()),
        _ => fail(format!(
            "the data folder cannot be written: {error}. Change its permissions or choose another with LOA_DATA=folder"
        )),
    })
}

#[cfg(test)]
mod tests;
