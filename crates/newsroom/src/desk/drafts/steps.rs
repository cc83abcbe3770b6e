//! The steps of a draft's way: each a button on its page.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::save::back;
use super::{find, show, why};
use crate::drafts::{self, DraftError};
use crate::t;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::forms::FormErrors;

/// Takes a step. Its action checks the conditions; the page says why the step could not be taken.
pub(super) async fn take(
    seat: DeskSession,
    Path((id, step)): Path<(Uuid, String)>,
    form: Form,
) -> Result<Response, Failure> {
    find(&seat, id).await?;
    let moment = if step == "hen-gio" {
        match moment(&seat, &form) {
            Some(moment) => Some(moment),
            None => {
                let errors = FormErrors::one("date", t!(seat.desk.lang, "draft-no-moment"));
                return show::refuse(&seat, id, errors).await;
            }
        }
    } else {
        None
    };
    let seen = form.text("version").parse().unwrap_or(0);
    let (actor, zone, said) = (seat.actor(), seat.app().zone(), form.text("note"));
    let mut tx = seat.app().db().begin().await?;
    let done = match (step.as_str(), moment) {
        ("lay-lai", _) => drafts::take_back(&mut tx, &actor, id).await,
        ("tra-lai", _) => drafts::send_back(&mut tx, &actor, id, said).await,
        ("duyet", _) => drafts::approve(&mut tx, &actor, id, seen, zone).await,
        ("hen-gio", Some(at)) => drafts::schedule(&mut tx, &actor, id, at, zone).await,
        ("bo-hen", _) => drafts::unschedule(&mut tx, &actor, id).await,
        ("xuat-ban", _) => drafts::publish_draft(&mut tx, &actor, id, zone).await.map(drop),
        ("khan", _) => drafts::force(&mut tx, &actor, id, seen, said, zone).await.map(drop),
        ("bo", _) => drafts::drop_draft(&mut tx, &actor, id).await,
        _ => return Err(Failure::NotFound),
    };
    answer(&seat, id, &step, tx, done).await
}

async fn answer(
    seat: &DeskSession,
    id: Uuid,
    step: &str,
    tx: kit::db::Tx,
    done: Result<(), DraftError>,
) -> Result<Response, Failure> {
    if let Err(error) = done {
        drop(tx);
        let errors = match (&error, step) {
            (DraftError::NoNote, "khan") => {
                FormErrors::one("force-note", t!(seat.desk.lang, "draft-no-note"))
            }
            (DraftError::NoNote, _) => FormErrors::one("back-note", t!(seat.desk.lang, "draft-no-note")),
            (DraftError::Past, _) => FormErrors::one("date", t!(seat.desk.lang, "draft-past")),
            // A fault of the text is mended where it is written.
            _ => why(seat.desk.lang, &error)?.without_fields(),
        };
        return show::refuse(seat, id, errors).await;
    }
    tx.commit().await?;
    if step == "bo" {
        let to = format!("{}?bao=bo", seat.at().desk(routes::DRAFTS));
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(back(seat, id, step))
}

/// The moment in the form, on the city's clock; seconds may be given.
fn moment(seat: &DeskSession, form: &Form) -> Option<Timestamp> {
    let date: Date = form.text("date").parse().ok()?;
    let time: Time = form.text("time").parse().ok()?;
    let zoned = seat.app().zone().to_ambiguous_zoned(date.to_datetime(time)).compatible().ok()?;
    Some(zoned.timestamp())
}
