//! Saving: by the button, and by itself while someone writes; and the other people who have the draft open.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kit::db::Tx;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde_json::json;
use uuid::Uuid;

use super::findings::Findings;
use super::form::{self, Sent};
use super::{find, show, why};
use crate::drafts::{self, Draft, DraftError, Stage};
use crate::t;
use accounts::desk::names::Names;
use addresses::desk::routes;
use frame::desk::DeskSession;
use kit::format;

/// The button that sends to review although the lint has advice.
const ANYWAY: &str = "du-vay";

/// Saves, and goes on to review when that button was pressed.
pub(super) async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let sent = Sent::read(seat.desk.lang, &form);
    if !sent.errors.is_empty() {
        return show::again(&seat, find(&seat, id).await?, sent).await;
    }
    let mut tx = seat.app().db().begin_shared().await?;
    match keep(&mut tx, &seat, id, &sent).await {
        // The typed words are kept even when they cannot go to review yet.
        Ok((version, lang)) => {
            tx.commit().await?;
            let sent = Sent { seen: version, ..sent };
            if matches!(form.text("step"), "trinh" | ANYWAY) {
                submit(seat, id, lang, sent).await
            } else {
                Ok(back_with(&seat, id, "luu", &sent, lang))
            }
        }
        Err(DraftError::Changed(present)) => {
            drop(tx);
            show::clash(&seat, *present, sent).await
        }
        Err(error) => {
            drop(tx);
            let draft = find(&seat, id).await?;
            let errors = why(seat.desk.lang, &error)?;
            show::again(&seat, draft, Sent { errors, ..sent }).await
        }
    }
}

/// Saves the form that was sent; answers the new version, and the language of the draft.
async fn keep(tx: &mut Tx, seat: &DeskSession, id: Uuid, sent: &Sent<'_>) -> Result<(i64, Lang), DraftError> {
    let mut lang = Lang::Vi;
    let words = |draft: &Draft| {
        lang = draft.lang;
        sent.words(&draft.words)
    };
    let version = drafts::save_on(tx, &seat.actor(), id, sent.seen, words).await?;
    Ok((version, lang))
}

/// Sends the words that were just saved to review; advice that the writer has not seen is shown first.
async fn submit(seat: DeskSession, id: Uuid, lang: Lang, sent: Sent<'_>) -> Result<Response, Failure> {
    if sent.form.text("step") != ANYWAY {
        let draft = find(&seat, id).await?;
        let findings = Findings::read(&seat, &draft).await?;
        if findings.errors == 0 && draft.stage == Stage::Writing {
            let unseen = findings.unseen(sent.form);
            if !unseen.is_empty() {
                return show::first_look(&seat, draft, sent, unseen).await;
            }
        }
    }
    let mut tx = seat.app().db().begin().await?;
    match drafts::submit(&mut tx, &seat.actor(), id, sent.seen, seat.app().zone()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(back_with(&seat, id, "trinh", &sent, lang))
        }
        Err(error) => {
            drop(tx);
            let errors = why(seat.desk.lang, &error)?;
            let draft = find(&seat, id).await?;
            show::again(&seat, draft, Sent { errors, ..sent }).await
        }
    }
}

/// Back to the draft, with the code of the step that was taken.
pub(super) fn back(seat: &DeskSession, id: Uuid, said: &str) -> Response {
    Redirect::to(&format!("{}?bao={said}", seat.at().desk_of(routes::DRAFT, id))).into_response()
}

/// The same with the codes of the odd characters in the form.
fn back_with(seat: &DeskSession, id: Uuid, said: &str, sent: &Sent<'_>, lang: Lang) -> Response {
    let codes: Vec<&str> = sent.odd(lang).iter().map(|one| one.code()).collect();
    if codes.is_empty() {
        back(seat, id, said)
    } else {
        back(seat, id, &format!("{said}&chu={}", codes.join(".")))
    }
}

/// The lint's findings in the saved words. The page asks when the writer pauses, because they cost more than a save.
pub(super) async fn lint(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let panel = Findings::read(&seat, &find(&seat, id).await?).await?.render()?;
    Ok(Json(json!({ "lint": panel })).into_response())
}

/// Saves while someone writes. 409 with the person who saved meanwhile; the page then offers both versions.
pub(super) async fn autosave(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    form: Form,
) -> Result<Response, Failure> {
    let sent = Sent::read(seat.desk.lang, &form);
    if !sent.errors.is_empty() {
        find(&seat, id).await?;
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": sent.errors.first() }))).into_response()
        );
    }
    let mut tx = seat.app().db().begin_shared().await?;
    match keep(&mut tx, &seat, id, &sent).await {
        Ok((version, lang)) => {
            let at = format::time(seat.app().zone(), tx.now());
            tx.commit().await?;
            let told = form::told(seat.desk.lang, &sent.odd(lang));
            Ok(Json(json!({ "version": version, "at": at, "told": told })).into_response())
        }
        Err(DraftError::Changed(present)) => {
            // The writer's place is not held while names are read.
            drop(tx);
            let by = Names::read(&seat).await?.person(present.updated_by);
            let at = format::time(seat.app().zone(), present.updated_at);
            let said = t!(seat.desk.lang, "clash-stopped", name = by.as_str(), time = at.as_str());
            let told = json!({ "version": present.version, "by": by, "at": at, "said": said });
            Ok((StatusCode::CONFLICT, Json(told)).into_response())
        }
        Err(error) => {
            drop(tx);
            find(&seat, id).await?;
            let errors = why(seat.desk.lang, &error)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": errors.first() }))).into_response())
        }
    }
}

/// The other people who have the draft open, and its newest version; this request also notes that its officer is
/// present.
pub(super) async fn readers(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let draft = find(&seat, id).await?;
    let (db, me) = (seat.app().db(), seat.officer.person);
    drafts::see(db, id, me).await?;
    let names = Names::read(&seat).await?;
    let others: Vec<String> =
        drafts::here(db, id, me).await?.into_iter().map(|person| names.person(Some(person))).collect();
    let by = names.person(draft.updated_by);
    let mine = draft.updated_by == Some(me);
    Ok(Json(json!({ "others": others, "version": draft.version, "by": by, "mine": mine })).into_response())
}
