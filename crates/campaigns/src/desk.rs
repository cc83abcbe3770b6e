//! Plans at the desk: setting them up with their themes, their activities, and what was done.

mod activities;
mod activity;
mod activity_form;
mod approval;
mod calendar;
mod evidence;
mod evidence_file;
mod figures;
mod gaps;
mod import;
mod picks;
mod plan;
mod plans;
mod reading;
mod readings;
mod theme;

pub use import::fault_words;
pub(crate) use reading::every_name;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

use crate::CampaignsError;

/// The routes of plans.
pub fn routes(router: DeskRouter) -> DeskRouter {
    let router = calendar::routes(gaps::routes(router));
    let router = reading::routes(readings::routes(theme::routes(plan::routes(plans::routes(router)))));
    let router = approval::routes(activities::routes(activity_form::routes(activity::routes(router))));
    import::routes(evidence_file::routes(evidence::routes(router)))
}

impl From<CampaignsError> for Refusal {
    fn from(error: CampaignsError) -> Self {
        match error {
            CampaignsError::Flaws(flaws) => Self::Flaws(flaws),
            CampaignsError::Changed => Self::Changed,
            CampaignsError::Denied(_) => Self::Failure(Failure::Forbidden),
            CampaignsError::Db(error) => error.into(),
            // The page of a reading says these itself.
            CampaignsError::FormUnchosen | CampaignsError::GroupUntitled => Self::Failure(Failure::BadInput),
            // The pages of activities and of approval say these themselves.
            CampaignsError::PlanEnded | CampaignsError::Unconfirmed(_) => Self::Failure(Failure::BadInput),
            CampaignsError::NoAgency(_)
            | CampaignsError::NoTheme(_)
            | CampaignsError::NoCampaign
            | CampaignsError::NoActivity
            | CampaignsError::NoEvidence => Self::Failure(Failure::NotFound),
        }
    }
}
