//! The page of a session for moderators: its questions, grouped by the work that they need, and the next step of the
//! session.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use cases::State as CaseState;
use cases::permissions::MODERATE;
use frame::forms::{FormErrors, said as setup_said};
use kit::web::failure::Failure;
use serde::Deserialize;

use super::Link;
use crate::model::{Question, Session, SessionState};
use crate::words::{hours, state_badge, state_words};
use crate::{questions, store, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};

/// The most questions of a group on a page.
const LENGTH: usize = 100;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::FORUM_SESSION, Needs::Permission(MODERATE), show)
}

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "desk/pages/session.html")]
pub(super) struct Page {
    frame: Frame,
    up: Link,
    public: String,
    screen: String,
    said: String,
    wrong: FormErrors,
    badge: &'static str,
    state: String,
    hours: String,
    edit: String,
    key_in: String,
    seen: i64,
    /// The next step of the session: its address and its words.
    step: Option<Link>,
    /// The effect of that step.
    step_hint: String,
    groups: Vec<Group>,
}

/// A group of questions that need the same work.
struct Group {
    id: &'static str,
    title: String,
    lines: Vec<Line>,
    more: String,
}

/// A question as a line of the queue.
struct Line {
    href: String,
    number: i64,
    words: String,
    facts: Vec<String>,
    seen: i64,
    /// Acts that need only one press: the address, the words, and the value that the button sends.
    acts: Vec<(String, String, &'static str)>,
}

/// The session with this number, when the officer may run it.
pub(super) async fn find(seat: &DeskSession, number: i64) -> Result<Session, Failure> {
    let session = store::session_by_number(seat.app().db(), number).await?.ok_or(Failure::NotFound)?;
    if seat.may(MODERATE, session.on()) { Ok(session) } else { Err(Failure::Forbidden) }
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    let page_of = compose(&seat, &session, FormErrors::default()).await?;
    page(&Page { said: said(&seat, &asked.bao), ..page_of })
}

/// The message about the act before this page, in a sentence.
fn said(seat: &DeskSession, what: &str) -> String {
    let lang = seat.desk.lang;
    match what {
        "buoc" => t!(lang, "desk-said-advanced"),
        "cau-hoi" => t!(lang, "desk-said-keyed-in"),
        "chon" => t!(lang, "desk-said-shortlisted"),
        "len-song" => t!(lang, "desk-said-aired"),
        other => setup_said(seat, other),
    }
}

async fn compose_groups(seat: &DeskSession, session: &Session) -> Result<Vec<Group>, Failure> {
    let lang = seat.desk.lang;
    let all = questions(seat.app().db(), session.id).await?;
    let of = |fits: &dyn Fn(&Question) -> bool| -> Vec<&Question> {
        all.iter().filter(|question| fits(question)).collect()
    };
    let open = |question: &Question| question.case.state == CaseState::Open;
    let on_air = of(&|one| one.is_on_air());
    let received = of(&|one| one.case.state == CaseState::Received);
    let mut chosen = of(&|one| open(one) && one.mark.shortlisted && !one.is_on_air());
    chosen.sort_by_key(|one| one.mark.place);
    let mut waiting = of(&|one| open(one) && !one.mark.shortlisted && !one.is_on_air());
    waiting.sort_by_key(|one| (-one.mark.supports, one.case.number));
    let mut ended = of(&|one| !one.case.state.is_open());
    ended.sort_by_key(|one| std::cmp::Reverse(one.case.changed_at));
    let group = |id, title: String, list: Vec<&Question>| Group {
        id,
        title: format!("{title} ({})", list.len()),
        more: match list.len().saturating_sub(LENGTH) {
            0 => String::new(),
            more => t!(lang, "session-more", count = more.to_string()),
        },
        lines: list.into_iter().take(LENGTH).map(|one| line(seat, session, one)).collect(),
    };
    let mut groups = vec![
        group("len-song", t!(lang, "session-current"), on_air),
        group("sang-loc", t!(lang, "desk-group-received"), received),
        group("da-chon", t!(lang, "desk-group-shortlisted"), chosen),
        group("cho-tra-loi", t!(lang, "desk-group-open"), waiting),
        group("da-xong", t!(lang, "desk-group-ended"), ended),
    ];
    groups.retain(|group| !group.lines.is_empty());
    Ok(groups)
}

pub(super) async fn compose(
    seat: &DeskSession,
    session: &Session,
    wrong: FormErrors,
) -> Result<Page, Failure> {
    let (lang, at) = (seat.desk.lang, seat.at());
    let next = session.state.next();
    let takes = session.state.takes_paper();
    Ok(Page {
        frame: seat.frame(routes::FORUM, session.title(lang)).await,
        up: Link { href: at.desk(routes::FORUM), name: t!(lang, "desk-menu-forum") },
        public: at.forum_session(&session.slug),
        screen: at.forum_screen(&session.slug),
        said: String::new(),
        wrong,
        badge: state_badge(session.state),
        state: state_words(lang, session.state),
        hours: hours(lang, seat.app(), session),
        edit: at.desk_of(routes::FORUM_EDIT, session.number),
        key_in: if takes { at.desk_of(routes::FORUM_KEY_IN, session.number) } else { String::new() },
        seen: session.version,
        step: next.map(|next| Link {
            href: at.session_step(session.number, next.name()),
            name: step_words(seat, next),
        }),
        step_hint: match next {
            Some(SessionState::FollowUp) => {
                t!(lang, "desk-step-follow-up-hint", source = cases::ANSWER_RULE.source)
            }
            Some(SessionState::Closed) => t!(lang, "desk-step-closed-hint"),
            _ => String::new(),
        },
        groups: compose_groups(seat, session).await?,
    })
}

fn step_words(seat: &DeskSession, to: SessionState) -> String {
    let lang = seat.desk.lang;
    match to {
        SessionState::Announced => String::new(),
        SessionState::Intake => t!(lang, "desk-step-intake"),
        SessionState::Live => t!(lang, "desk-step-live"),
        SessionState::FollowUp => t!(lang, "desk-step-follow-up"),
        SessionState::Closed => t!(lang, "desk-step-closed"),
    }
}

fn line(seat: &DeskSession, session: &Session, question: &Question) -> Line {
    let (lang, case) = (seat.desk.lang, &question.case);
    let mut facts = vec![
        cases::words::state_words(lang, case.state),
        t!(lang, "question-supports", count = kit::format::number(lang, question.mark.supports)),
        seat.moment(case.received_at),
    ];
    if question.askers > 1 {
        facts.push(t!(lang, "question-askers", count = question.askers.to_string()));
    }
    if let Some(due) = case.due.filter(|_| case.state.is_open()) {
        facts.push(t!(lang, "desk-question-due", day = kit::format::day(lang, due)));
    }
    let step = |name: &str| seat.at().question_step(case.number, name);
    let is_live = session.state == SessionState::Live;
    let mut acts = Vec::new();
    if case.state == CaseState::Open && !question.is_on_air() {
        if question.mark.shortlisted {
            acts.push((step("thu-tu"), t!(lang, "desk-act-up"), "len"));
            acts.push((step("thu-tu"), t!(lang, "desk-act-down"), "xuong"));
            acts.push((step("chon"), t!(lang, "desk-act-unlist"), "bo"));
        } else {
            acts.push((step("chon"), t!(lang, "desk-act-shortlist"), "chon"));
        }
        if is_live {
            acts.push((step("len-song"), t!(lang, "desk-act-air"), ""));
        }
    }
    if question.is_on_air() {
        acts.push((step("ha-song"), t!(lang, "desk-act-off-air"), ""));
    }
    Line {
        href: seat.at().desk_of(routes::QUESTION, case.number),
        number: case.number,
        words: if case.words.is_empty() { case.shown.clone() } else { case.words.clone() },
        facts,
        seen: case.version,
        acts,
    }
}
