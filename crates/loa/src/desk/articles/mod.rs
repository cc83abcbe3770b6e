//! What is published, at the desk: the list, an article with its editions and translations, and what is done to it
//! there. Correcting and translating begin a draft; everything else is an action of the newsroom.

mod article;
mod bulk;
mod comparison;
mod feature;
mod list;
mod many_addresses;
pub(super) mod names;
mod redirects;
mod undo;
mod withdrawal;

use axum::response::{IntoResponse, Redirect, Response};
use kit::db::Run;
use kit::web::failure::Failure;

use super::door::Doors;
use super::seat::Seat;
use access::Denied;
use addresses::desk::routes;
use newsroom::{self, Article};

/// Every door to published articles.
pub(super) fn doors(doors: Doors) -> Doors {
    let doors = list::doors(doors);
    let doors = article::doors(doors);
    let doors = withdrawal::doors(feature::doors(doors));
    let doors = comparison::doors(doors);
    let doors = many_addresses::doors(redirects::doors(doors));
    let doors = bulk::doors(doors);
    undo::doors(doors)
}

/// The article with this number.
async fn find(db: &impl Run, number: i64) -> Result<Article, Failure> {
    newsroom::article(db, number).await?.ok_or(Failure::NotFound)
}

/// Back to the page of an article, with a code of what was done.
fn back(seat: &Seat, number: i64, said: &str) -> Response {
    let page = seat.at().desk_of(routes::ARTICLE, number);
    Redirect::to(&format!("{page}?bao={said}")).into_response()
}

/// Who asks may not.
fn denied(_: Denied) -> Failure {
    Failure::Forbidden
}
