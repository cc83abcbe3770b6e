//! The acts on a question. Each act takes the version that the officer saw. If the version is old, the page says so
//! and keeps the typed text.

use axum::extract::Path;
use axum::response::Response;
use cases::{CasesError, Rule};
use frame::desk::{DeskSession, refused};
use frame::forms::{Flaws, FormErrors, Refusal, Tried, done, seen};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::{Opened, compose, find};
use crate::{ForumError, t};
use addresses::desk::routes;

/// The page after an act: that of the question, or the queue of the session.
enum After {
    Question,
    Queue,
}

pub(super) async fn act(
    seat: DeskSession,
    Path((number, step)): Path<(i64, String)>,
    form: Form,
) -> Result<Response, Failure> {
    let opened = find(&seat, number).await?;
    match take(&seat, &opened, &step, &form).await {
        Ok(After::Question) => Ok(done(&seat.at().desk_of(routes::QUESTION, number), &step)),
        Ok(After::Queue) => Ok(done(&seat.at().desk_of(routes::FORUM_SESSION, opened.session.number), &step)),
        Err(why) => refuse(&seat, number, &step, &form, why).await,
    }
}

/// Shows the page again with the typed text and the reason of the refusal.
async fn refuse(
    seat: &DeskSession,
    number: i64,
    step: &str,
    form: &Form,
    why: ForumError,
) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let said = match &why {
        ForumError::Case(CasesError::Reworded) => {
            Some(("shown", t!(lang, "desk-wrong-reworded", mask = cases::MASK)))
        }
        ForumError::Case(CasesError::Target) => Some(("into", t!(lang, "desk-wrong-target"))),
        ForumError::Case(CasesError::NoDraft) => Some(("", t!(lang, "desk-wrong-no-draft"))),
        ForumError::Case(CasesError::OwnWords) => Some(("", t!(lang, "desk-wrong-own-words"))),
        ForumError::State(_) => Some(("", t!(lang, "desk-wrong-session"))),
        ForumError::Case(CasesError::Changed | CasesError::State(_)) => {
            Some(("", t!(lang, "desk-wrong-changed")))
        }
        _ => None,
    };
    let (why, said) = match said {
        Some((field, words)) => (Refusal::Flaws(Flaws::default()), FormErrors::one(field, words)),
        None => (why.into(), FormErrors::default()),
    };
    let tried = Tried::new(form, why)?;
    let opened = find(seat, number).await?;
    let mut page = compose(seat, &opened, Some((step, &tried)), said).await?;
    page.note_flaws();
    // The officer sees the present state on this page, so the same act can be sent again on top of it.
    page.see(opened.case().version);
    refused(&page)
}

async fn take(seat: &DeskSession, opened: &Opened, step: &str, form: &Form) -> Result<After, ForumError> {
    let (id, seen, actor) = (opened.case().id, seen(form), seat.actor());
    let mut transaction = seat.app().db().begin().await?;
    let tx = &mut transaction;
    let mut after = After::Question;
    match step {
        "cong-khai" => {
            let theme = form.text("theme").parse().ok();
            crate::screen(tx, &actor, id, seen, (form.text("shown"), theme), seat.app().today()).await?;
            after = After::Queue;
        }
        "tu-choi" => {
            let rule = Rule::named(form.text("rule"));
            cases::refuse(tx, &actor, id, seen, rule, form.text("reason")).await?;
            after = After::Queue;
        }
        "chuyen" => {
            cases::transfer(tx, &actor, id, seen, form.text("to"), form.text("transfer_reason")).await?;
            after = After::Queue;
        }
        "gop" => {
            let into = form.text("into").parse().map_err(|_| CasesError::Target)?;
            cases::merge(tx, &actor, id, seen, into).await?;
            after = After::Queue;
        }
        "giao" => {
            cases::route(tx, &actor, id, seen, form.text("owner").parse().ok()).await?;
        }
        "tra-loi" => {
            cases::answer_live(tx, &actor, id, seen, form.text("answer")).await?;
        }
        "soan" => {
            cases::draft_answer(tx, &actor, id, seen, form.text("written")).await?;
        }
        "duyet" => {
            cases::approve_answer(tx, &actor, id, seen).await?;
        }
        "chon" => {
            crate::shortlist(tx, &actor, id, seen, form.text("so") != "bo").await?;
            after = After::Queue;
        }
        "thu-tu" => {
            crate::place_question(tx, &actor, id, seen, form.text("so") == "len").await?;
            after = After::Queue;
        }
        "len-song" => {
            crate::put_on_air(tx, &actor, id, seen).await?;
            after = After::Queue;
        }
        "ha-song" => {
            crate::take_off_air(tx, &actor, id, seen).await?;
            after = After::Queue;
        }
        _ => return Err(CasesError::NoCase.into()),
    }
    transaction.commit().await?;
    Ok(after)
}
