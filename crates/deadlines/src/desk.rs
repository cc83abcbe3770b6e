//! Working days, rules of reminders, and what is due, at the desk.

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

/// An error that no field can show.
fn failure(error: DeadlinesError) -> Failure {
    match error {
        DeadlinesError::Denied(_) => Failure::Forbidden,
        DeadlinesError::Db(error) => error.into(),
        DeadlinesError::NoDay | DeadlinesError::NoVersion => Failure::NotFound,
        DeadlinesError::Data(_) => Failure::Internal,
        _ => Failure::BadInput,
    }
}
