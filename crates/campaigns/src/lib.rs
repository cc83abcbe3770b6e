//! Plans to explain a law: number, issuer, period, and the tree of themes that everything said is about.
//!
//! Invariants: a campaign is data, nothing of one is in the code; a theme never leaves its campaign.
//!
//! Offers others: [`Campaign`], [`Theme`], look-ups, and the actions that set them up.

mod actions;
mod activities;
mod approval;
mod by_hand;
pub mod calendar;
mod content;
mod deadlines;
mod demo;
pub mod desk;
mod evidence;
mod feed;
pub mod forms;
pub mod gaps;
pub mod ical;
pub mod importing;
mod links;
pub mod map;
pub mod matrix;
mod model;
pub mod period;
pub mod permissions;
mod places;
mod progress;
pub mod public;
pub mod reading;
mod readings;
mod record;
pub mod schedule;
mod sitemap;
mod store;
#[cfg(test)]
mod tests;
mod topics;
mod waiting;
pub mod words;

pub use actions::{
    CampaignsError, NewCampaign, NewTheme, Plan, add_campaign, add_theme, add_theme_with_note, edit_campaign,
    edit_campaign_with_note, edit_theme, edit_theme_with_note, version,
};
pub use activities::{ChangeNote, add_activity, cancel_activity, edit_activity, place, restore_activity};
pub use approval::{PlanGaps, approve_plan, end_plan, gaps, versions};
pub use by_hand::{
    BY_HAND, OutsideWork, edit_evidence, evidence_of_activity, evidence_that_fits, outside_work,
    record_evidence, remove_record, tie_evidence, untie_evidence,
};
pub use content::{ActivityContent, Caution, LONGEST_NOTE, LONGEST_WORDS};
pub use deadlines::{AlignDeadlines, align_deadlines, note as note_deadline};
pub use evidence::{
    Evidence, NewEvidence, evidence_in, half, reached, reached_by_activity, reached_by_agency,
    reached_by_area, reached_by_place, reached_in, recount, remove_evidence, set_evidence,
};
pub use links::{calendar_link, officer_of_calendar, remove_calendar_link, renew_calendar_link};
pub use model::{
    Activity, ActivityState, Campaign, Figures, Part, PartKind, PlanStatus, PlanVersion, Reached, Theme,
};
pub use places::{AlignPlaces, align_places};
pub use progress::{Progress, progress, progress_of};
pub use readings::{
    PieceKind, ReadPiece, ReadPlan, Reading, describe, keep_reading, make_plan, save_reading,
};
pub use store::ties::EvidenceFile;
pub use store::{
    MIGRATIONS, activities, activities_below, activity, activity_by_number, are_themes, campaign, campaigns,
    count_plans, forms_of, lineage, newest_evidence, open_readings, parts, public_campaigns, reached_areas,
    reached_cells, reached_places, reading as reading_of, theme_by_slug, themes,
};
pub use topics::{TOPIC, topics};

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, _, state| {
        state.insert(public::KnownMap::default());
        state.get_or_insert_default::<::deadlines::Kinds>().0.push(deadlines::ACTIVITIES);
    },
    jobs: |jobs| places::jobs(deadlines::jobs(jobs)),
    topics,
    public: public::routes,
    menu: &[frame::PublicItem {
        part: "plans",
        address: |at| at.plans(),
        name: |lang| t!(lang, "menu-plans"),
        place: 35,
    }],
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::ACTIVITIES,
        name: |lang| t!(lang, "activities"),
        needs: &[frame::permissions::READ_DESK],
        place: 45,
    }],
    waiting: |seat| Box::pin(waiting::waiting(seat)),
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
