//! Drafts, articles, shared blocks, uploads and categories at the desk.

pub mod articles;
mod blocks;
mod categories;
mod category;
pub mod drafts;
mod uploads;
mod waiting;
mod withheld;

use frame::desk::DeskRouter;
use frame::forms::Refusal;
use kit::web::failure::Failure;

pub use waiting::{today, waiting};
pub use withheld::give as give_withheld;

use crate::NewsroomError;

/// The routes of the newsroom.
pub fn routes(router: DeskRouter) -> DeskRouter {
    let router = uploads::routes(drafts::routes(router));
    let router = blocks::routes(articles::routes(router));
    category::routes(categories::routes(router))
}

impl From<NewsroomError> for Refusal {
    fn from(error: NewsroomError) -> Self {
        match error {
            NewsroomError::Flaws(flaws) => Self::Flaws(flaws),
            NewsroomError::Changed => Self::Changed,
            NewsroomError::Denied(_) => Self::Failure(Failure::Forbidden),
            NewsroomError::Db(error) => error.into(),
            NewsroomError::NoCategory => Self::Failure(Failure::NotFound),
            _ => Self::Failure(Failure::BadInput),
        }
    }
}
