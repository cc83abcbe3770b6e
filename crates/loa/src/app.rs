//! The program put together: what every page, command and job is given.

pub mod record;

use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use fulltext::Home;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::blobs::Blobs;
use kit::clock::{Clock, Ids};
use kit::db::{Db, DbError, Migration};
use kit::events::Witness;
use kit::jobs::{Every, Job, Jobs, Schedule};
use kit::metrics::Metrics;
use kit::web::cache::{Keeping, PageCache, Version};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::agencies::{self, Site};
use crate::audience::Counters;
use crate::newsroom::drafts::ReleaseDraft;
use crate::newsroom::import::RunImport;
use crate::search::Finder;
use crate::settings::Settings;
use crate::{accounts, audience, campaigns, newsroom, portal, search};
use record::{BindRecord, SealEvents};

/// Every table of the program, in the order they are made. A released name never changes.
pub fn migrations() -> Vec<Migration> {
    [
        kit::events::MIGRATIONS,
        kit::jobs::MIGRATIONS,
        agencies::MIGRATIONS,
        accounts::MIGRATIONS,
        campaigns::MIGRATIONS,
        newsroom::MIGRATIONS,
        audience::MIGRATIONS,
        search::MIGRATIONS,
    ]
    .concat()
}

/// Every kind of job of the program, and what recurs.
pub fn jobs(zone: TimeZone) -> Jobs<App> {
    Jobs::new(zone)
        .on(|app: App, _: SealEvents| async move { record::seal(&app).await })
        .every(record::SEALING, SealEvents)
        .on(|app: App, _: BindRecord| async move { record::bind(&app).await })
        .on(|app: App, _: RankViews| async move {
            let tx = app.db().begin().await?;
            audience::rank(&tx, app.today(), MOST_READ_DAYS, MOST_READ_LENGTH).await?;
            Ok(tx.commit().await?)
        })
        .every(Schedule { name: "audience.rank", every: Every::Seconds(600) }, RankViews)
        .on(|app: App, job: ReleaseDraft| async move {
            newsroom::drafts::release_due(app.db(), job, app.zone()).await.map_err(DbError::from)?;
            Ok(())
        })
        .on(|app: App, job: RunImport| async move {
            let (db, blobs, zone) = (app.db().clone(), app.blobs().clone(), app.zone().clone());
            Ok(newsroom::import::run_order(db, blobs, zone, job).await?)
        })
}

/// The span of what is read most, in days.
pub const MOST_READ_DAYS: i32 = 30;
/// How many subjects are ranked.
const MOST_READ_LENGTH: u32 = 20;

/// Works out what is read most.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct RankViews;

impl Job for RankViews {
    const KIND: &'static str = "audience.rank";

    fn key(&self) -> Option<String> {
        Some("all".to_owned())
    }
}

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
    views: Counters,
    openid: accounts::OpenId,
    lanes: accounts::Lanes,
    finder: Finder,
    /// The site's name as last read, for pages that must do without the database.
    site: RwLock<Arc<Site>>,
}

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
    pub async fn open(settings: Settings, clock: Clock, ids: Ids) -> Result<Self, OpenError> {
        let folder = settings.folder();
        make_folder(&folder)?;
        let db = Db::open(&settings.database(), clock, ids).await?;
        Self::over(settings, db, &folder)
    }

    /// The program over what is there, for commands that only read: nothing is made or written, so that they also run on
    /// a full disk and on one that takes no writes.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open_for_reading(settings: Settings, clock: Clock, ids: Ids) -> Result<Self, OpenError> {
        let folder = settings.folder();
        let db = Db::open_for_reading(&settings.database(), clock, ids).await?;
        Self::over(settings, db, &folder)
    }

    fn over(settings: Settings, db: Db, folder: &Path) -> Result<Self, OpenError> {
        let blobs = Blobs::open(&settings.blobs, &folder.join("blobs"))?;
        let finder = Finder::new(Home::Folder(folder.join("search")));
        // Several nodes share the file store and no folder.
        let witness = match settings.blobs.url.as_str() {
            "" => Witness::in_folder(folder),
            _ => Witness::Store(blobs.below(SEALS)),
        };
        Ok(Self::assemble(settings, db, blobs, witness, finder))
    }

    /// The program over parts that are there already, with a search index in memory, for tests.
    pub fn from_parts(settings: Settings, db: Db, blobs: Blobs) -> Self {
        let witness = Witness::Store(blobs.below(SEALS));
        Self::assemble(settings, db, blobs, witness, Finder::new(Home::Memory))
    }

    fn assemble(settings: Settings, db: Db, blobs: Blobs, witness: Witness, finder: Finder) -> Self {
        let zone = TimeZone::get(&settings.timezone).unwrap_or(TimeZone::UTC);
        let version = Version::default();
        let openid = accounts::OpenId::new(settings.openid.clone());
        let pages = PageCache::new(Keeping {
            bytes: settings.cache_bytes.max(0).unsigned_abs(),
            span: Duration::from_secs(settings.page_seconds.max(1).unsigned_abs()),
            clock: db.clock().clone(),
            version: version.clone(),
            health: db.health().clone(),
            mark: portal::mark(zone.clone()),
        });
        Self(Arc::new(Inner {
            settings,
            db,
            blobs,
            witness,
            zone,
            metrics: Metrics::default(),
            version,
            pages,
            views: Counters::default(),
            openid,
            lanes: accounts::Lanes::default(),
            finder,
            site: RwLock::default(),
        }))
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

    /// Counts what is read.
    pub fn views(&self) -> &Counters {
        &self.0.views
    }

    /// The other system that people may sign in by.
    pub fn openid(&self) -> &accounts::OpenId {
        &self.0.openid
    }

    /// The lanes in which people sign in.
    pub fn lanes(&self) -> &accounts::Lanes {
        &self.0.lanes
    }

    /// This node's search index.
    pub fn finder(&self) -> &Finder {
        &self.0.finder
    }

    /// Today in the city.
    pub fn today(&self) -> Date {
        self.db().clock().now().to_zoned(self.zone().clone()).date()
    }

    /// Writes what was counted, each second until `stop` and once more then.
    pub async fn write_views(self, stop: CancellationToken) {
        loop {
            let written = audience::flush(self.db(), self.views(), self.today()).await;
            // While the database is known to be away, it is not said each second.
            if let Err(error) = written
                && !self.db().health().is_away()
            {
                tracing::warn!(error.message = %error, "audience.flush_failed");
            }
            if stop.is_cancelled() {
                return;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
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

    /// Whose site this is as last known, for pages that ask nothing of the database.
    pub fn known_site(&self) -> Arc<Site> {
        self.0.site.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whose site this is; when the database is away, as last known.
    pub async fn site(&self) -> Arc<Site> {
        match agencies::site(self.db()).await {
            Ok(site) => {
                let site = Arc::new(site);
                *self.0.site.write().unwrap_or_else(PoisonError::into_inner) = site.clone();
                site
            }
            Err(_) => self.known_site(),
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
        // Another that starts at the same moment has taken it away.
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
