//! The desk's pages of reports: the reports for a period, and one report with its figures, fields and versions.

mod list;
mod one;
mod steps;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

use crate::ReportsError;

/// The routes of reports.
pub(crate) fn routes(router: DeskRouter) -> DeskRouter {
    steps::routes(one::routes(list::routes(router)))
}

impl From<ReportsError> for Refusal {
    fn from(error: ReportsError) -> Self {
        match error {
            ReportsError::Flaws(flaws) => Self::Flaws(flaws),
            // A step that another person has taken meanwhile is a change, too: the page shows the new state of the
            // report.
            ReportsError::Changed | ReportsError::State(_) => Self::Changed,
            ReportsError::Denied(_) => Self::Failure(Failure::Forbidden),
            ReportsError::Db(error) => error.into(),
            ReportsError::NoReport => Self::Failure(Failure::NotFound),
            // The pages offer no step that leads to these errors.
            ReportsError::Early | ReportsError::Open | ReportsError::Empty | ReportsError::Figures => {
                Self::Failure(Failure::BadInput)
            }
        }
    }
}
