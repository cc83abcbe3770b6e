//! The program put together: its tables, its jobs, and the state that its capabilities keep in memory.

pub mod record;

use std::path::Path;

use frame::{App, Assembly, Capability, DeskItem, Extensions, Hooks, OpenError, PublicItem, Settings};
use jiff::tz::TimeZone;
use kit::clock::{Clock, Ids};
use kit::db::Migration;
use kit::jobs::Jobs;

use crate::{pages, portal};
use record::{BindRecord, SealEvents};

/// The capabilities of the program, in the order in which tables are made. Adding a capability is a line here.
pub const CAPABILITIES: [Capability; 13] = [
    agencies::CAPABILITY,
    mail::CAPABILITY,
    accounts::CAPABILITY,
    deadlines::CAPABILITY,
    campaigns::CAPABILITY,
    cases::CAPABILITY,
    newsroom::CAPABILITY,
    importer::CAPABILITY,
    audience::CAPABILITY,
    search::CAPABILITY,
    forum::CAPABILITY,
    reports::CAPABILITY,
    pages::CAPABILITY,
];

/// Every table of the program, in the order they are made. A released name never changes.
pub fn migrations() -> Vec<Migration> {
    migrations_of(&CAPABILITIES)
}

/// Every table of a program that is made of these.
pub(crate) fn migrations_of(capabilities: &'static [Capability]) -> Vec<Migration> {
    let ground = [kit::events::MIGRATIONS, kit::jobs::MIGRATIONS];
    ground
        .into_iter()
        .chain(capabilities.iter().map(|capability| capability.migrations))
        .flatten()
        .copied()
        .collect()
}

/// Every kind of job of the program, and the recurring ones.
pub fn jobs(app: &App) -> Jobs<App> {
    let jobs = Jobs::new(app.zone().clone())
        .on(|app: App, _: SealEvents| async move { record::seal(&app).await })
        .every(record::SEALING, SealEvents)
        .on(|app: App, _: BindRecord| async move { record::bind(&app).await });
    app.capabilities().iter().fold(jobs, |jobs, capability| (capability.jobs)(jobs))
}

/// The state that the capabilities keep in memory, and the other values that the frame needs from them.
pub(crate) fn assemble(settings: &Settings, zone: &TimeZone, folder: Option<&Path>) -> Assembly {
    assemble_of(&CAPABILITIES, settings, zone, folder)
}

/// The same for a program that is made of these.
pub(crate) fn assemble_of(
    capabilities: &'static [Capability],
    settings: &Settings,
    zone: &TimeZone,
    folder: Option<&Path>,
) -> Assembly {
    let mut state = Extensions::new();
    for capability in capabilities {
        (capability.state)(settings, folder, &mut state);
    }
    state.insert(hooks(capabilities));
    // A kind of event that none of them knows changes every page.
    let topics = capabilities.iter().map(|capability| capability.topics).collect();
    Assembly { mark: frame::mark(zone.clone()), topics, state }
}

fn hooks(capabilities: &'static [Capability]) -> Hooks {
    let mut menu: Vec<PublicItem> = capabilities.iter().flat_map(|one| one.menu).copied().collect();
    menu.sort_by_key(|item| item.place);
    let mut desk_menu: Vec<DeskItem> = capabilities.iter().flat_map(|one| one.desk_menu).copied().collect();
    desk_menu.sort_by_key(|item| item.place);
    Hooks {
        capabilities,
        site: |app| Box::pin(async move { Ok(newsroom::public::directory(&app).await?.words.clone()) }),
        known_site: |app| newsroom::public::known_directory(app).words.clone(),
        foot: |app, lang| Box::pin(async move { portal::visits(&app, lang).await }),
        open_session: |app, key| Box::pin(async move { accounts::open_session(app.db(), &key).await }),
        menu,
        desk_menu,
    }
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
