//! Periodic reports on plans: the results, computed from the evidence, and a narrative that people write. Each agency
//! reports, and the city's report consolidates these reports.
//!
//! Invariants: a frozen version keeps its figures when the data changes; all its figures are of one moment; figures of
//! different kinds are never added; a text of people is a value in every file.
//!
//! Offers others: [`Report`], [`Period`], [`Figures`], look-ups, the actions on a report, and [`reporting`], which
//! lists the agencies that are to report.

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
