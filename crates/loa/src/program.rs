//! The program put together: its tables, its jobs, and what its capabilities keep in memory.

pub mod record;

use std::path::Path;

use agencies::KnownSite;
use audience::Counters;
use frame::{App, Assembly, Extensions, OpenError, Settings};
use fulltext::Home;
use importer::RunImport;
use jiff::tz::TimeZone;
use kit::clock::{Clock, Ids};
use kit::db::{DbError, Migration};
use kit::jobs::{Every, Job, Jobs, Schedule};
use newsroom::drafts::ReleaseDraft;
use search::Finder;
use serde::{Deserialize, Serialize};

use crate::portal;
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
            Ok(importer::run_order(db, blobs, zone, job).await?)
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

/// What the capabilities keep in memory.
pub(crate) fn assemble(settings: &Settings, zone: &TimeZone, folder: Option<&Path>) -> Assembly {
    let mut state = Extensions::new();
    state.insert(Counters::default());
    state.insert(accounts::OpenId::new(settings.openid.clone()));
    state.insert(accounts::Lanes::default());
    state.insert(Finder::new(folder.map_or(Home::Memory, |folder| Home::Folder(folder.join("search")))));
    state.insert(KnownSite::default());
    Assembly { mark: portal::mark(zone.clone()), state }
}

/// Makes the data folder and opens the program.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(settings: Settings, clock: Clock, ids: Ids) -> Result<App, OpenError> {
    App::open(settings, clock, ids, assemble).await
}

/// Opens the program to read only: nothing is made or written.
///
/// # Errors
/// See [`OpenError`].
pub async fn open_for_reading(settings: Settings, clock: Clock, ids: Ids) -> Result<App, OpenError> {
    App::open_for_reading(settings, clock, ids, assemble).await
}

/// The program over parts that are there already, for tests.
pub fn from_parts(settings: Settings, db: kit::db::Db, blobs: kit::blobs::Blobs) -> App {
    App::from_parts(settings, db, blobs, assemble)
}
