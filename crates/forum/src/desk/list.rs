//! The sessions that an officer may run.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use cases::permissions::MODERATE;
use kit::web::failure::Failure;
use serde::Deserialize;

use crate::words::{hours, state_badge, state_words};
use crate::{store, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::FORUM, Needs::Permission(MODERATE), show)
}

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "desk/pages/list.html")]
struct Page {
    frame: Frame,
    said: String,
    add: String,
    lines: Vec<Line>,
}

/// A session as a line of the list.
struct Line {
    href: String,
    title: String,
    badge: &'static str,
    state: String,
    hours: String,
    /// The number of questions that wait for a screening or an answer.
    waiting: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut lines = Vec::new();
    for session in store::sessions(db).await?.iter().filter(|session| seat.may(MODERATE, session.on())) {
        let open = cases::open_numbers(db, session.id).await?.len();
        lines.push(Line {
            href: seat.at().desk_of(routes::FORUM_SESSION, session.number),
            title: session.title(lang).to_owned(),
            badge: state_badge(session.state),
            state: state_words(lang, session.state),
            hours: hours(lang, seat.app(), session),
            waiting: t!(lang, "desk-session-waiting", count = open.to_string()),
        });
    }
    page(&Page {
        frame: seat.frame(routes::FORUM, t!(lang, "desk-menu-forum")).await,
        said: frame::forms::said(&seat, &asked.bao),
        add: seat.at().desk(routes::FORUM_NEW),
        lines,
    })
}
