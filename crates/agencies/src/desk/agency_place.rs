//! Where an agency stands: its kind, the agency above, the area it governs.

use crate::permissions::ARRANGE;
use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::agencies::read_place;
use super::agency::{Part, compose};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::refused;
use frame::desk::{DeskRouter, Needs};
use frame::forms::Tried;
use frame::forms::{Refusal, done, seen};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::SETUP_AGENCY_PLACE, Needs::Permission(ARRANGE), send)
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match change(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_AGENCY, id), "vi-tri")),
        Err(why) => refused(&compose(&seat, id, Part::Place, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    crate::agency(&tx, id).await?.ok_or(Refusal::Failure(Failure::NotFound))?;
    let place = read_place(&tx, form).await?;
    crate::place_agency(&mut tx, &seat.actor(), id, seen(form), place).await?;
    Ok(tx.commit().await?)
}
