//! The acts that take a session from one state to the next.

use axum::extract::Path;
use axum::response::Response;
use cases::permissions::MODERATE;
use frame::forms::{FormErrors, done, seen};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::session::{compose, find};
use crate::model::{Session, SessionState};
use crate::{ForumError, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Needs, refused};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::FORUM_STEP, Needs::Permission(MODERATE), go)
}

async fn go(
    seat: DeskSession,
    Path((number, step)): Path<(i64, String)>,
    form: Form,
) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    let to = SessionState::named(&step).ok_or(Failure::NotFound)?;
    let lang = seat.desk.lang;
    let words = match take(&seat, &session, to, &form).await {
        Ok(()) => return Ok(done(&seat.at().desk_of(routes::FORUM_SESSION, number), "buoc")),
        Err(ForumError::Unsettled(open)) => {
            let numbers = open.iter().take(50).map(ToString::to_string).collect::<Vec<_>>().join(", ");
            t!(lang, "desk-unsettled", count = open.len().to_string(), numbers = numbers)
        }
        Err(ForumError::Changed | ForumError::State(_) | ForumError::Case(_)) => {
            t!(lang, "desk-session-changed")
        }
        Err(ForumError::Db(error)) => return Err(error.into()),
        Err(ForumError::Denied(_)) => return Err(Failure::Forbidden),
        Err(ForumError::NoSession | ForumError::Flaws(_)) => return Err(Failure::BadInput),
    };
    let session = find(&seat, number).await?;
    refused(&compose(&seat, &session, FormErrors::whole(words)).await?)
}

async fn take(
    seat: &DeskSession,
    session: &Session,
    to: SessionState,
    form: &Form,
) -> Result<(), ForumError> {
    let mut tx = seat.app().db().begin().await?;
    crate::advance(&mut tx, &seat.actor(), session.id, seen(form), to, seat.app().today()).await?;
    Ok(tx.commit().await?)
}
