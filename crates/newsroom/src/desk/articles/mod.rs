//! Published articles at the desk: the list, an article with its editions and translations, and the acts on it there.
//! Correcting and translating begin a draft; everything else is an action of the newsroom.

mod article;
mod bulk;
mod comparison;
mod feature;
mod list;
mod many_addresses;
pub mod names;
mod redirects;
mod undo;
mod withdrawal;

use axum::response::{IntoResponse, Redirect, Response};
use kit::db::Run;
use kit::web::failure::Failure;

use crate::Article;
use access::Denied;
use addresses::desk::routes;
use frame::desk::DeskRouter;
use frame::desk::DeskSession;

/// The routes of published articles.
pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let router = list::routes(router);
    let router = article::routes(router);
    let router = withdrawal::routes(feature::routes(router));
    let router = comparison::routes(router);
    let router = many_addresses::routes(redirects::routes(router));
    let router = bulk::routes(router);
    undo::routes(router)
}

/// The article with this number.
async fn find(db: &impl Run, number: i64) -> Result<Article, Failure> {
    crate::article(db, number).await?.ok_or(Failure::NotFound)
}

/// Back to the page of an article, with the code of the step that was taken.
fn back(seat: &DeskSession, number: i64, said: &str) -> Response {
    let page = seat.at().desk_of(routes::ARTICLE, number);
    Redirect::to(&format!("{page}?bao={said}")).into_response()
}

/// The officer lacks the right.
fn denied(_: Denied) -> Failure {
    Failure::Forbidden
}
