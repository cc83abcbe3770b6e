//! The list of sessions: on air, to come, and over.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;

use super::Names;
use crate::model::{Session, SessionState};
use crate::words::{hours, state_badge, state_words};
use crate::{store, t};

#[derive(Template)]
#[template(path = "public/pages/list.html")]
struct Page {
    frame: Frame,
    /// The groups, each with its title.
    groups: Vec<(String, Vec<SessionLine>)>,
}

/// A session as a line of the list.
struct SessionLine {
    href: String,
    title: String,
    badge: &'static str,
    state: String,
    hours: String,
    agency: String,
    /// The address of the form for a question; empty when the session takes none.
    ask: String,
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let sessions = store::sessions(here.app.db()).await?;
    let names = Names::load(&here, &[]).await?;
    let of = |states: &[SessionState]| -> Vec<SessionLine> {
        let fitting = sessions.iter().filter(|session| states.contains(&session.state));
        fitting.map(|session| line(&here, &names, session)).collect()
    };
    let mut coming = of(&[SessionState::Intake, SessionState::Announced]);
    // The session that starts first stands on top.
    coming.reverse();
    let groups = vec![
        (t!(here.lang, "forum-live"), of(&[SessionState::Live])),
        (t!(here.lang, "forum-coming"), coming),
        (t!(here.lang, "forum-past"), of(&[SessionState::FollowUp, SessionState::Closed])),
    ];
    let about = t!(here.lang, "forum-about");
    page(&Page {
        frame: here.frame("forum", t!(here.lang, "forum-title"), here.at.forum()).describe(&about),
        groups: groups.into_iter().filter(|(_, lines)| !lines.is_empty()).collect(),
    })
}

fn line(here: &PageContext, names: &Names, session: &Session) -> SessionLine {
    let asks = session.state.takes_questions();
    SessionLine {
        href: here.at.forum_session(&session.slug),
        title: session.title(here.lang).to_owned(),
        badge: state_badge(session.state),
        state: state_words(here.lang, session.state),
        hours: hours(here.lang, &here.app, session),
        agency: names.agency(here, session.content.agency),
        ask: if asks { here.at.forum_ask(&session.slug) } else { String::new() },
    }
}
