//! Where an agency stands: its kind, the agency above, the area it governs.

use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::agencies::read_place;
use super::agency::{Part, compose};
use super::sheet::Tried;
use super::{Refusal, done, seen};
use crate::desk::door::{Doors, Needs};
use crate::desk::frame::refused;
use crate::desk::seat::Seat;
use access::Permission;
use addresses::desk::routes;

pub(super) fn doors(doors: Doors) -> Doors {
    doors.act(routes::SETUP_AGENCY_PLACE, Needs::Permission(Permission::Arrange), send)
}

async fn send(seat: Seat, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match change(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_AGENCY, id), "vi-tri")),
        Err(why) => refused(&compose(&seat, id, Part::Place, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &Seat, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    agencies::agency(&tx, id).await?.ok_or(Refusal::Failure(Failure::NotFound))?;
    let place = read_place(&tx, form).await?;
    agencies::place_agency(&mut tx, &seat.actor(), id, seen(form), place).await?;
    Ok(tx.commit().await?)
}
