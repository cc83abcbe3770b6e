//! How search stands on this node, for those who keep it running: whether it answers, how far it is behind the record,
//! and a button that has it made anew.

use agencies::permissions::ARRANGE;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use frame::permissions::READ_RECORD;
use kit::events;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;

use crate::State;
use crate::t;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use kit::format;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::SEARCHING, Needs::Permission(READ_RECORD), show).act(
        routes::SEARCHING,
        Needs::Permission(ARRANGE),
        ask,
    )
}

#[derive(Debug, Default, Deserialize)]
struct Wanted {
    /// The action that led to the page.
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "desk/pages/searching.html")]
struct Page {
    frame: Frame,
    asked: bool,
    /// Search does not answer as it should.
    troubled: bool,
    answers: String,
    texts: String,
    behind: String,
    may_ask: bool,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    // First how far the index is, then the record: it is never said to be ahead.
    let state = seat.app().state::<crate::Finder>().state();
    let behind = state.behind(events::head(seat.app().db()).await?);
    page(&Page {
        frame: seat.frame("", t!(lang, "searching-title")).await,
        asked: wanted.bao == "dung-lai",
        troubled: state.failing || state.texts.is_none(),
        answers: answers(lang, state),
        texts: format::number(lang, i64::try_from(state.texts.unwrap_or(0)).unwrap_or(i64::MAX)),
        behind: t!(lang, "searching-behind-count", count = behind, shown = format::number(lang, behind)),
        may_ask: seat.may(ARRANGE, On::City),
    })
}

/// Whether search answers, in a sentence.
fn answers(lang: Lang, state: State) -> String {
    match (state.texts, state.percent, state.failing) {
        (Some(_), _, true) => t!(lang, "searching-stale"),
        (Some(_), Some(percent), _) => t!(lang, "searching-again", percent = percent.to_string()),
        (Some(_), None, _) => t!(lang, "searching-ready"),
        (None, _, true) => t!(lang, "searching-failing"),
        (None, Some(percent), _) => t!(lang, "searching-making", percent = percent.to_string()),
        (None, None, _) => t!(lang, "searching-begins"),
    }
}

async fn ask(seat: DeskSession) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    crate::ask_anew(&mut tx, &seat.actor()).await.map_err(|_| Failure::Forbidden)?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?bao=dung-lai", seat.at().desk(routes::SEARCHING))).into_response())
}
