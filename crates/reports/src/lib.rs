//! Periodic reports on plans: what was reached, by the record, and what people say about it. Each agency reports, and the city's
//! report consolidates theirs.
//!
//! What must always hold: a frozen version keeps its numbers whatever becomes of the data; its figures are of one moment; figures
//! of different kinds are never summed; what people wrote is a value in every file.
//!
//! Offers others: [`Report`], [`Period`], [`Figures`], look-ups, the actions of a report's way, and [`reporting`], which says who
//! has reported.

mod actions;
mod demo;
pub mod desk;
mod figures;
mod files;
mod model;
mod paper;
mod period;
pub mod permissions;
mod plan_paper;
pub mod public;
mod record;
mod reporting;
mod sitemap;
mod store;
mod topics;

#[cfg(test)]
mod tests;

pub use actions::{NewReport, ReportsError, freeze, revise, start, submit, take_back, version, write};
pub use figures::{Figures, compute};
pub use model::{Narrative, Report, ReportState};
pub use period::{Period, PeriodKind};
pub use reporting::{Unit, reporting};
pub use store::{Frozen, MIGRATIONS, frozen, report, report_by_number, reports, versions};
pub use topics::{TOPIC, topics};

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    topics,
    public: public::routes,
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::REPORTS,
        name: |lang| t!(lang, "desk-menu-reports"),
        needs: &[permissions::REPORT],
        place: 45,
    }],
    permissions: permissions::ALL,
    record: record::RECORD,
    lives: |app, asked| Box::pin(sitemap::lives(app, asked)),
    sitemap: frame::sitemap::Sitemap {
        pages: |app| Box::pin(sitemap::pages(app)),
        topics: &[agencies::TOPIC, TOPIC],
        ..frame::sitemap::Sitemap::NONE
    },
    demo: demo::DEMO,
    ..frame::Capability::named("reports")
};

kit::texts!($ "reports");
