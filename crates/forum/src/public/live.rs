//! The live part of a session: the question on air, the next ones, the event stream for it, and the screen of a hall.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use cases::Case;
use frame::public::{Frame, PageContext, Portal, page};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use super::session::{Group, groups};
use super::{Line, Names, find, showing};
use crate::live::{View, line};
use crate::model::{Question, Session, SessionState};
use crate::{questions, store, t};

/// The number of next questions on the screen of a hall.
const NEXT: usize = 3;

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The view of the viewer: the screen, or any other text for the session's page.
    #[serde(default)]
    xem: String,
}

#[derive(Template)]
#[template(path = "public/pages/live_part.html")]
struct Part {
    lang: Lang,
    current: Option<Line>,
    is_live: bool,
    groups: Vec<Group>,
}

#[derive(Template)]
#[template(path = "public/pages/screen_part.html")]
struct ScreenPart {
    lang: Lang,
    current: Option<Line>,
    next: Vec<Line>,
}

/// The live part as HTML, for the page and for the event stream.
pub(super) fn part(
    here: &PageContext,
    session: &Session,
    all: &[Question],
    names: &Names,
    view: View,
) -> Result<String, Failure> {
    let is_live = session.state == SessionState::Live;
    let current = all.iter().find(|question| is_live && question.is_on_air());
    let current = current.map(|question| names.line(here, session, question));
    let mut groups = groups(here, session, all, names);
    Ok(match view {
        View::Page => Part { lang: here.lang, current, is_live, groups }.render()?,
        View::Screen => {
            let chosen = groups.iter_mut().find(|group| group.id == "tiep-theo");
            let next = chosen.map_or_else(Vec::new, |group| group.lines.drain(..).take(NEXT).collect());
            ScreenPart { lang: here.lang, current, next }.render()?
        }
    })
}

/// The live part in its present state.
pub(crate) async fn live_part(here: &PageContext, id: Uuid, view: View) -> Result<String, Failure> {
    let db = here.app.db();
    let session = store::session(db, id).await?.ok_or(Failure::NotFound)?;
    let all = questions(db, id).await?;
    let names = names(here, &all).await?;
    part(here, &session, &all, &names, view)
}

async fn names(here: &PageContext, all: &[Question]) -> Result<Names, Failure> {
    let shown: Vec<&Case> =
        all.iter().map(|question| &question.case).filter(|case| case.is_public()).collect();
    Names::load(here, &shown).await
}

pub(super) async fn stream(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    if session.state != SessionState::Live {
        // A browser does not reconnect to an event stream after this status.
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let view = if asked.xem == "man-hinh" { View::Screen } else { View::Page };
    let has = headers.get("last-event-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    line(&here.app, (session.id, here.lang, view), has).await
}

#[derive(Template)]
#[template(path = "public/pages/screen.html")]
struct Screen {
    frame: Frame,
    part: String,
    stream: String,
    is_live: bool,
    address: String,
}

pub(super) async fn screen(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    let all = questions(here.app.db(), session.id).await?;
    let names = names(&here, &all).await?;
    let part = part(&here, &session, &all, &names, View::Screen)?;
    let at = here.at;
    let html = Screen {
        frame: here.frame("forum", session.title(here.lang), at.forum_screen(&slug)).unlisted(),
        part,
        stream: format!("{}?xem=man-hinh", at.forum_stream(&slug)),
        is_live: session.state == SessionState::Live,
        address: here.absolute(&at.forum_session(&slug)),
    };
    Ok(showing(&session, page(&html)?))
}
