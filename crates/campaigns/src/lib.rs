//! Plans to explain a law: number, issuer, period, and the tree of themes that everything said is about.
//!
//! What must always hold: a campaign is data, nothing of one is in the code; a theme never leaves its campaign.
//!
//! Offers others: [`Campaign`], [`Theme`], look-ups, and the actions that set them up.

mod actions;
pub mod desk;
mod model;
pub mod permissions;
mod store;
mod topics;

pub use actions::{
    CampaignsError, NewCampaign, NewTheme, Plan, add_campaign, add_theme, edit_campaign, edit_theme, version,
};
pub use model::{Campaign, Theme};
pub use store::{MIGRATIONS, are_themes, campaigns, lineage, theme_by_slug, themes};
pub use topics::topics;

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    topics,
    desk: desk::routes,
    permissions: permissions::ALL,
    ..frame::Capability::named("campaigns")
};

kit::texts!($ "campaigns");
