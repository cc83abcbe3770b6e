//! The desk's pages of working days and rules of reminders, and the deadlines on its home page.

mod calendar;
mod rules;
pub(crate) mod waiting;

use frame::desk::DeskRouter;
use kit::web::failure::Failure;

use crate::DeadlinesError;

/// The routes of the calendar and of the rules.
pub fn routes(router: DeskRouter) -> DeskRouter {
    rules::routes(calendar::routes(router))
}

/// The failure page for an error that belongs to no field.
fn failure(error: DeadlinesError) -> Failure {
    match error {
        DeadlinesError::Denied(_) => Failure::Forbidden,
        DeadlinesError::Db(error) => error.into(),
        DeadlinesError::NoDay | DeadlinesError::NoVersion => Failure::NotFound,
        DeadlinesError::Data(_) => Failure::Internal,
        _ => Failure::BadInput,
    }
}
