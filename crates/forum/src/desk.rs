//! The desk pages of the forum: the sessions, the queue of a session, the form for paper and telephone, and one
//! question with all its acts.

mod form;
mod key_in;
mod list;
mod question;
mod session;
mod steps;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

use crate::ForumError;

/// The routes of the forum.
pub(crate) fn routes(router: DeskRouter) -> DeskRouter {
    steps::routes(question::routes(key_in::routes(session::routes(form::routes(list::routes(router))))))
}

impl From<ForumError> for Refusal {
    fn from(error: ForumError) -> Self {
        match error {
            ForumError::Flaws(flaws) => Self::Flaws(flaws),
            ForumError::Case(error) => error.into(),
            // Another person may have taken the step already. That is a change, too: the page shows the present
            // state.
            ForumError::Changed | ForumError::State(_) => Self::Changed,
            ForumError::Denied(_) => Self::Failure(Failure::Forbidden),
            ForumError::Db(error) => error.into(),
            ForumError::NoSession => Self::Failure(Failure::NotFound),
            // The page of the session lists the open questions.
            ForumError::Unsettled(_) => Self::Changed,
        }
    }
}

/// A link with its words.
struct Link {
    href: String,
    name: String,
}
