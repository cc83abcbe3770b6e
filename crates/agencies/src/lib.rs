//! Agencies and areas: a tree of each, with times of validity and successors.
//!
//! Invariants: identifiers are ours, because official codes are used again with a new meaning; nothing
//! is deleted when it ends, it gets a `valid_to`; a successor edge is many-to-many.
//!
//! Offers others: [`Agency`], [`Area`], [`Site`], look-ups by slug or name, the successors of areas, a [`Gazetteer`],
//! and the actions that set them up.

mod actions;
pub mod borders;
mod demo;
pub mod desk;
mod editing;
mod ending;
mod gazetteer;
mod known;
mod model;
pub mod permissions;
mod placing;
mod record;
mod sitemap;
mod store;
mod topics;
pub mod units;

#[cfg(test)]
extern crate self as agencies;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use actions::{AgenciesError, NewAgency, add_agency, load_units, set_site};
pub use editing::{AgencyWords, change_site, edit_agency, version, version_of_site};
pub use ending::{add_agency_successor, end_agency, remove_agency_successor, reopen_agency};
pub use frame::Site;
pub use gazetteer::{Gazetteer, Named};
pub use known::{KnownSite, current_site, known_site};
pub use model::{Agency, AgencyKind, Area, AreaKind, Kinship};
pub use placing::{PLACED, Place, place_agency};
pub use store::{
    MIGRATIONS, agencies, agency, agency_by_name, agency_by_slug, agency_of_area, all_areas, area,
    area_by_slug, areas, areas_with, below, border, borders_by_area, borders_of_today, ended_areas,
    forebears, heirs, kin_of_agency, predecessors, rebuild, site, successors,
};
pub use topics::{TOPIC, topics};

/// This crate's part of the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, _, state| {
        state.insert(KnownSite::default());
    },
    topics,
    desk: desk::routes,
    permissions: permissions::ALL,
    record: record::RECORD,
    rebuild: &[frame::rebuild::RebuildStep::keys(|tx| Box::pin(rebuild(tx)))],
    sitemap: frame::sitemap::Sitemap {
        pages: |app| Box::pin(sitemap::pages(app)),
        topics: &[TOPIC],
        ..frame::sitemap::Sitemap::NONE
    },
    demo: demo::DEMO,
    ..frame::Capability::named("agencies")
};

kit::texts!($ "agencies");
