//! Plans to explain a law: number, issuer, period, and the tree of themes that everything said is about.
//!
//! Invariants: a campaign is data, nothing of one is in the code; a theme never leaves its campaign.
//!
//! Offers others: [`Campaign`], [`Theme`], look-ups, and the actions that set them up.

mod actions;
mod demo;
pub mod desk;
mod evidence;
pub mod forms;
mod model;
pub mod permissions;
mod progress;
pub mod public;
pub mod reading;
mod readings;
mod record;
mod sitemap;
mod store;
mod topics;

pub use actions::{
    CampaignsError, NewCampaign, NewTheme, Plan, add_campaign, add_theme, edit_campaign, edit_theme, version,
};
pub use evidence::{
    Evidence, NewEvidence, evidence_in, half, reached, reached_by_activity, reached_by_agency,
    reached_by_area, recount, remove_evidence, set_evidence,
};
pub use model::{Activity, ActivityState, Campaign, Figures, Part, PartKind, Reached, Theme};
pub use progress::{Progress, progress};
pub use readings::{
    PieceKind, ReadPiece, ReadPlan, Reading, describe, keep_reading, make_plan, save_reading,
};
pub use store::{
    MIGRATIONS, activities, activity, are_themes, campaigns, count_plans, forms_of, lineage, open_readings,
    parts, reading as reading_of, theme_by_slug, themes,
};
pub use topics::{TOPIC, topics};

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    topics,
    public: public::routes,
    menu: &[frame::PublicItem {
        part: "plans",
        address: |at| at.plans(),
        name: |lang| t!(lang, "menu-plans"),
        place: 35,
    }],
    desk: desk::routes,
    permissions: permissions::ALL,
    record: record::RECORD,
    lives: |app, asked| Box::pin(sitemap::lives(app, asked)),
    rebuild: &[frame::rebuild::RebuildStep::keys(|tx| Box::pin(recount(tx)))],
    sitemap: frame::sitemap::Sitemap {
        pages: |app| Box::pin(sitemap::pages(app)),
        topics: &[agencies::TOPIC],
        ..frame::sitemap::Sitemap::NONE
    },
    demo: demo::DEMO,
    ..frame::Capability::named("campaigns")
};

kit::texts!($ "campaigns");
