//! The page of a session. Before the session it shows the way to ask and support; during it, the question on air and
//! the next ones; after it, the questions with their answers.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use cases::{Case, State as CaseState};
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;

use super::live::part;
use super::{Line, Link, Names, find, showing};
use crate::live::View;
use crate::model::{Question, Session, SessionState};
use crate::words::{hours, state_badge, state_words};
use crate::{questions, t};

/// The most questions of a group on the page; a text counts the others.
const LENGTH: usize = 100;

#[derive(Template)]
#[template(path = "public/pages/session.html")]
struct Page {
    frame: Frame,
    badge: &'static str,
    state: String,
    about: String,
    facts: Vec<(String, String)>,
    stream: String,
    themes: Vec<Link>,
    is_live: bool,
    ask: String,
    log: String,
    /// The live part (the question on air and the others), as HTML.
    live: String,
    /// The address of the event stream for the live part.
    stream_of_frames: String,
    figures: Vec<(String, String)>,
    as_of: String,
}

/// A group of questions with a common standing.
pub(super) struct Group {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) lines: Vec<Line>,
    /// The number of further questions, in words; empty when there are none.
    pub(super) more: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    let all = questions(here.app.db(), session.id).await?;
    let shown: Vec<&Case> =
        all.iter().map(|question| &question.case).filter(|case| case.is_public()).collect();
    let names = Names::load(&here, &shown).await?;
    let live = part(&here, &session, &all, &names, View::Page)?;
    let html = compose(&here, &session, &all, &names, live);
    Ok(showing(&session, page(&html)?))
}

fn compose(here: &PageContext, session: &Session, all: &[Question], names: &Names, live: String) -> Page {
    let (lang, at, slug) = (here.lang, here.at, session.slug.as_str());
    let is_live = session.state == SessionState::Live;
    let frame = here.frame("forum", session.title(lang), at.forum_session(slug));
    Page {
        frame: frame.describe(session.about(lang)),
        badge: state_badge(session.state),
        state: state_words(lang, session.state),
        about: session.about(lang).to_owned(),
        facts: facts(here, session, names),
        stream: session.content.stream.clone(),
        themes: session
            .content
            .themes
            .iter()
            .filter_map(|theme| names.themes.get(theme))
            .map(|theme| Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() })
            .collect(),
        is_live,
        ask: if session.state.takes_questions() { at.forum_ask(slug) } else { String::new() },
        log: at.forum_log(slug),
        live,
        stream_of_frames: at.forum_stream(slug),
        figures: figures(here, all),
        as_of: t!(lang, "session-as-of", at = here.moment(here.app.db().clock().now())),
    }
}

fn facts(here: &PageContext, session: &Session, names: &Names) -> Vec<(String, String)> {
    let (lang, content) = (here.lang, &session.content);
    let facts = vec![
        (t!(lang, "session-when"), hours(lang, &here.app, session)),
        (t!(lang, "session-place"), content.place.clone()),
        (t!(lang, "session-agency"), names.agency(here, content.agency)),
        (t!(lang, "session-panel"), content.panel.clone()),
        (t!(lang, "session-host"), content.host.clone()),
    ];
    facts.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

/// The public questions in groups by their standing.
pub(super) fn groups(here: &PageContext, session: &Session, all: &[Question], names: &Names) -> Vec<Group> {
    let lang = here.lang;
    let open = |question: &&Question| question.case.state == CaseState::Open && !question.is_on_air();
    let mut next: Vec<&Question> =
        all.iter().filter(open).filter(|question| question.mark.shortlisted).collect();
    next.sort_by_key(|question| question.mark.place);
    let mut waiting: Vec<&Question> =
        all.iter().filter(open).filter(|question| !question.mark.shortlisted).collect();
    waiting.sort_by_key(|question| (-question.mark.supports, question.case.number));
    let mut answered: Vec<&Question> =
        all.iter().filter(|question| question.case.state == CaseState::Answered).collect();
    answered.sort_by_key(|question| std::cmp::Reverse(question.case.changed_at));
    let is_over = matches!(session.state, SessionState::FollowUp | SessionState::Closed);
    let group = |id, title: String, hint: String, questions: Vec<&Question>| Group {
        id,
        title,
        hint,
        more: match questions.len().saturating_sub(LENGTH) {
            0 => String::new(),
            more => t!(lang, "session-more", count = more.to_string()),
        },
        lines: questions.into_iter().take(LENGTH).map(|one| names.line(here, session, one)).collect(),
    };
    let waiting_title = if is_over { t!(lang, "session-written") } else { t!(lang, "session-waiting") };
    let mut groups = vec![
        group("tiep-theo", t!(lang, "session-next"), t!(lang, "session-next-hint"), next),
        group("cho-tra-loi", waiting_title, String::new(), waiting),
        group("da-tra-loi", t!(lang, "session-answered"), String::new(), answered),
    ];
    if is_over {
        groups.rotate_left(2);
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

/// The number of questions in each state.
fn figures(here: &PageContext, all: &[Question]) -> Vec<(String, String)> {
    let lang = here.lang;
    let count = |states: &[CaseState]| {
        let count = all.iter().filter(|question| states.contains(&question.case.state)).count();
        kit::format::number(lang, i64::try_from(count).unwrap_or(i64::MAX))
    };
    if all.is_empty() {
        return Vec::new();
    }
    vec![
        (t!(lang, "session-count-all"), kit::format::number(lang, i64::try_from(all.len()).unwrap_or(0))),
        (t!(lang, "session-count-received"), count(&[CaseState::Received])),
        (t!(lang, "session-count-open"), count(&[CaseState::Open])),
        (t!(lang, "session-count-answered"), count(&[CaseState::Answered])),
        (t!(lang, "session-count-merged"), count(&[CaseState::Merged])),
        (
            t!(lang, "session-count-ended"),
            count(&[CaseState::Transferred, CaseState::Refused, CaseState::Withdrawn]),
        ),
    ]
}
