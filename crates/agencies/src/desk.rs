//! Setting up agencies, areas and the site's words at the desk.

mod agencies;
mod agency;
mod agency_end;
mod agency_place;
mod areas;
pub mod places;
mod site;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

use crate::AgenciesError;

/// The routes of setting up.
pub fn routes(router: DeskRouter) -> DeskRouter {
    let router = site::routes(router);
    let router = agency_place::routes(agency_end::routes(agency::routes(agencies::routes(router))));
    areas::routes(router)
}

impl From<AgenciesError> for Refusal {
    fn from(error: AgenciesError) -> Self {
        match error {
            AgenciesError::Flaws(flaws) => Self::Flaws(flaws),
            AgenciesError::Changed => Self::Changed,
            AgenciesError::Denied(_) => Self::Failure(Failure::Forbidden),
            AgenciesError::Db(error) => error.into(),
            AgenciesError::NoAgency(_) | AgenciesError::HasAreas => Self::Failure(Failure::NotFound),
        }
    }
}
