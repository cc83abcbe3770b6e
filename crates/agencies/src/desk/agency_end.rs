//! Ending an agency and naming its successors; taking either back when it was wrong.

use crate::permissions::ARRANGE;
use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::agency::{Part, compose};
use crate::Agency;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::refused;
use frame::desk::{DeskRouter, Needs};
use frame::forms::Tried;
use frame::forms::{Flaw, Flaws, LONGEST_NAME, line};
use frame::forms::{Refusal, done, seen};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.act(routes::SETUP_AGENCY_END, needs, end).act(routes::SETUP_AGENCY_HEIRS, needs, name_heir)
}

async fn end(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let page = seat.at().desk_of(routes::SETUP_AGENCY, id);
    let result = match form.text("viec") {
        "mo-lai" => reopen(&seat, id, &form).await.map(|()| "mo-lai"),
        _ => close(&seat, id, &form).await.map(|()| "ngung"),
    };
    match result {
        Ok(said) => Ok(done(&page, said)),
        Err(why) => refused(&compose(&seat, id, Part::End, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn close(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let agency = find(&tx, id).await?;
    let on = form.text("on").parse().map_err(|_| Flaws::one("on", Flaw::Missing))?;
    crate::end_agency(&mut tx, &seat.actor(), &agency.slug, on).await?;
    as_seen(&tx, id, form).await?;
    Ok(tx.commit().await?)
}

async fn reopen(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let agency = find(&tx, id).await?;
    crate::reopen_agency(&mut tx, &seat.actor(), &agency.slug).await?;
    as_seen(&tx, id, form).await?;
    Ok(tx.commit().await?)
}

async fn name_heir(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let result = match form.text("viec") {
        "bo" => remove_heir(&seat, id, &form).await.map(|()| "bo-ke-tuc"),
        _ => add_heir(&seat, id, &form).await.map(|()| "ke-tuc"),
    };
    match result {
        Ok(said) => Ok(done(&seat.at().desk_of(routes::SETUP_AGENCY, id), said)),
        Err(why) => refused(&compose(&seat, id, Part::Heirs, Some(&Tried::new(&form, why)?)).await?),
    }
}

/// The day of the change is the day the agency ends.
async fn add_heir(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let agency = find(&tx, id).await?;
    let on = agency.valid_to.ok_or(Refusal::Failure(Failure::BadInput))?;
    let note = line(form.text("note_vi"));
    let mut flaws = Flaws::default();
    flaws.length("note_vi", &note, LONGEST_NAME);
    if crate::agency_by_slug(&tx, form.text("to")).await?.is_none() {
        flaws.note("to", Flaw::Unknown);
    }
    flaws.settle()?;
    let (from, to) = (agency.slug.as_str(), form.text("to"));
    crate::add_agency_successor(&mut tx, &seat.actor(), from, to, on, &note).await?;
    Ok(tx.commit().await?)
}

async fn remove_heir(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let agency = find(&tx, id).await?;
    crate::remove_agency_successor(&mut tx, &seat.actor(), &agency.slug, form.text("to")).await?;
    Ok(tx.commit().await?)
}

async fn find(tx: &kit::db::Tx, id: Uuid) -> Result<Agency, Refusal> {
    crate::agency(tx, id).await?.ok_or(Refusal::Failure(Failure::NotFound))
}

/// Nobody changed it since it was seen. Checked after the action, which holds the lock; a change that is not committed
/// was never made.
async fn as_seen(tx: &kit::db::Tx, id: Uuid, form: &Form) -> Result<(), Refusal> {
    if crate::version(tx, id).await? == seen(form) { Ok(()) } else { Err(Refusal::Changed) }
}
