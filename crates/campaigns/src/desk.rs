//! Setting up plans and their themes at the desk.

mod plan;
mod plans;
mod reading;
mod readings;
mod theme;

pub(crate) use reading::every_name;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

use crate::CampaignsError;

/// The routes of setting up.
pub fn routes(router: DeskRouter) -> DeskRouter {
    reading::routes(readings::routes(theme::routes(plan::routes(plans::routes(router)))))
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
            CampaignsError::NoAgency(_) | CampaignsError::NoTheme(_) | CampaignsError::NoCampaign => {
                Self::Failure(Failure::NotFound)
            }
        }
    }
}
