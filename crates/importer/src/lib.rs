//! Brings in articles that were published elsewhere: saved pages, exports of WordPress, feeds, pages by their addresses.
//! Importing again adds nothing; a source that changed becomes a new edition; old addresses lead on.
//!
//! Invariants: a text that was not public where it stood is not published here; a part that is left out is named,
//! with the reason, and the rest goes on; two items are two articles, and one item is one article (`identity.rs`); a date is
//! never guessed, and its offset never passed over (`stamp.rs`); nothing that was read is HTML any more; the bytes of pictures
//! and files are in the blob store before a transaction begins; a page that cannot be kept stops the import, and only
//! acknowledged pages are counted.

mod act;
mod asset_source;
mod batch;
mod classic;
mod data;
mod decode;
pub mod desk;
mod export;
mod feed;
mod feed_json;
mod feed_xml;
mod fetch;
mod fetch_assets;
mod files;
mod guard;
mod html;
mod html_tree;
mod identity;
mod import_job;
mod job;
mod lines;
mod marks;
mod moment;
mod offset;
mod page;
mod places;
mod record;
mod report;
mod run;
mod stamp;
mod store;
mod tidy;
mod wordpress;
mod wxr;

#[cfg(test)]
extern crate self as importer;
#[cfg(test)]
mod tests;

use frame::App;
use kit::jobs::Jobs;
use newsroom::permissions::ORGANISE;

pub use act::{ImportError, Imported, Source, import_page};
pub use batch::{ImportEvent, Reason, Skipped, Tally};
pub use fetch::FetchError;
pub(crate) use import_job::may_import;
pub use import_job::{ImportJob, NewOrder, OrderError, OrderState, SOURCES, order, resume, stop};
pub use job::{RunImport, run_order};
pub use marks::{Media, Wanted};
pub use page::{More, Page, ReadError, read};
pub use report::{ImportRow, Outcome};
pub use run::{Halt, IMPORT, Import, Kind, StopError};
pub use stamp::DateError;
pub use store::{import_counts, import_order, import_orders, import_rows};

fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, job: RunImport| async move {
        let (db, blobs, zone) = (app.db().clone(), app.blobs().clone(), app.zone().clone());
        Ok(run_order(db, blobs, zone, job).await?)
    })
}

/// The part of this crate in the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    jobs,
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::IMPORTS,
        name: |lang| t!(lang, "desk-menu-imports"),
        needs: &[ORGANISE],
        place: 50,
    }],
    record: record::RECORD,
    ..frame::Capability::named("importer")
};

kit::texts!($ "importer");
