//! Which article leads the home page.

use crate::permissions::PUBLISH;
use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::{back, find};
use crate::NewsroomError;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::FEATURE, Needs::Permission(PUBLISH), change)
}

async fn change(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let article = find(seat.app().db(), number).await?.id;
    let mut tx = seat.app().db().begin().await?;
    let (done, said) = match form.text("viec") {
        "bo" => (crate::unfeature(&mut tx, &seat.actor(), article).await, "thoi-tin-chinh"),
        _ => (crate::feature(&mut tx, &seat.actor(), article).await, "tin-chinh"),
    };
    match done {
        Ok(()) => {
            tx.commit().await?;
            Ok(back(&seat, number, said))
        }
        Err(NewsroomError::Denied(_)) => Err(Failure::Forbidden),
        Err(NewsroomError::Db(error)) => Err(error.into()),
        // Someone took it off the site meanwhile: its page says so.
        Err(_) => Ok(back(&seat, number, "")),
    }
}
