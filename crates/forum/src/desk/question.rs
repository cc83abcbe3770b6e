//! The page of one question: its words, the parts that may be personal, similar questions, its steps, and every act
//! that is possible now.

mod acts;
mod fields;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use cases::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use cases::{Case, State as CaseState, spaced, words};
use frame::forms::{Field, FormErrors, Kind, Tried};
use kit::web::failure::Failure;
use serde::Deserialize;

use super::Link;
use crate::model::{Question, Session};
use crate::{questions, store, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};

/// The permissions for this page: running sessions, answering, or approving answers.
const NEEDS: Needs = Needs::OneOf(&[MODERATE, ANSWER, APPROVE_ANSWER]);
/// The most similar questions on the page.
const MOST_ALIKE: usize = 5;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::QUESTION, NEEDS, show).act(routes::QUESTION_STEP, NEEDS, acts::act)
}

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "desk/pages/question.html")]
pub(super) struct Page {
    frame: Frame,
    up: Link,
    public: String,
    said: String,
    wrong: FormErrors,
    badge: &'static str,
    state: String,
    facts: Vec<(String, String)>,
    words: String,
    /// The parts of the words that may be personal: kind and text.
    personal: Vec<(String, String)>,
    shown: String,
    /// Similar questions, each with the number that the act of merging sends.
    alike: Vec<(Link, i64)>,
    merge: String,
    answers: Vec<(String, String)>,
    steps: Vec<(String, String, String)>,
    seen: i64,
    acts: Vec<Act>,
}

/// A form for an act on the question.
pub(super) struct Act {
    /// The address that it is sent to.
    action: String,
    title: String,
    hint: String,
    fields: Vec<Field>,
    button: String,
    /// Whether the form stands open. The form for the next act does, and so does a form that was just refused.
    open: bool,
}

/// A question with its session, as an officer opened it.
pub(super) struct Opened {
    pub(super) session: Session,
    pub(super) question: Question,
    /// All questions of the session.
    pub(super) all: Vec<Question>,
}

impl Opened {
    pub(super) fn case(&self) -> &Case {
        &self.question.case
    }
}

/// The question with this number, when the officer may work on it.
pub(super) async fn find(seat: &DeskSession, number: i64) -> Result<Opened, Failure> {
    let db = seat.app().db();
    let case = cases::case_by_number(db, number).await?.ok_or(Failure::NotFound)?;
    let session = store::session(db, case.within).await?.ok_or(Failure::NotFound)?;
    let answers = seat.may(ANSWER, case.on_owner()) || seat.may(APPROVE_ANSWER, case.on_owner());
    if !seat.may(MODERATE, case.on_host()) && !answers {
        return Err(Failure::Forbidden);
    }
    let all = questions(db, session.id).await?;
    let question = all.iter().find(|one| one.case.id == case.id).cloned().ok_or(Failure::NotFound)?;
    Ok(Opened { session, question, all })
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let opened = find(&seat, number).await?;
    let said = said(&seat, &asked.bao);
    page(&Page { said, ..compose(&seat, &opened, None, FormErrors::default()).await? })
}

/// The message about the act before this page, in a sentence.
fn said(seat: &DeskSession, what: &str) -> String {
    if what.is_empty() { String::new() } else { t!(seat.desk.lang, "desk-said-done") }
}

pub(super) async fn compose(
    seat: &DeskSession,
    opened: &Opened,
    tried: Option<(&str, &Tried<'_>)>,
    wrong: FormErrors,
) -> Result<Page, Failure> {
    let (db, lang, case) = (seat.app().db(), seat.desk.lang, opened.case());
    let all_agencies = agencies::agencies(db).await?;
    let name = |id| {
        let agency = all_agencies.iter().find(|agency| Some(agency.id) == id);
        agency.map_or("", |agency| agency.name(lang))
    };
    let steps = cases::steps(db, case.id).await?;
    let answers = cases::answers(db, case.id).await?;
    let acts = fields::forms(seat, opened, &answers, tried).await?;
    let alike = if case.state.is_open() { alike(seat, opened) } else { Vec::new() };
    let moderates = seat.may(MODERATE, case.on_host());
    Ok(Page {
        frame: seat.frame(routes::FORUM, t!(lang, "question-title", number = case.number.to_string())).await,
        up: Link {
            href: seat.at().desk_of(routes::FORUM_SESSION, opened.session.number),
            name: opened.session.title(lang).to_owned(),
        },
        public: if case.is_public() {
            seat.at().forum_question(&opened.session.slug, case.number)
        } else {
            String::new()
        },
        said: String::new(),
        wrong,
        badge: words::state_badge(case.state),
        state: words::state_words(lang, case.state),
        facts: facts(seat, opened, name(Some(case.owner))),
        words: case.words.clone(),
        personal: personal(seat, case),
        shown: if case.shown == case.words { String::new() } else { case.shown.clone() },
        alike: if moderates { alike } else { Vec::new() },
        merge: seat.at().question_step(case.number, "gop"),
        answers: answers.iter().map(|answer| (answer_facts(seat, answer), answer.words.clone())).collect(),
        steps: steps
            .iter()
            .map(|step| {
                let said = words::step_words(lang, step, name(step.agency));
                let more = match step.kind {
                    cases::StepKind::Reopened | cases::StepKind::Refused => step.words.clone(),
                    _ => String::new(),
                };
                (said, more, format!("{} · {}", seat.moment(step.at), words::by_words(lang, step.by)))
            })
            .collect(),
        seen: tried.map_or(case.version, |(_, tried)| tried.seen(case.version)),
        acts,
    })
}

fn facts(seat: &DeskSession, opened: &Opened, owner: &str) -> Vec<(String, String)> {
    let (lang, case, mark) = (seat.desk.lang, opened.case(), &opened.question.mark);
    let mut facts = vec![
        (t!(lang, "desk-fact-receipt"), spaced(&case.receipt)),
        (
            t!(lang, "desk-fact-came"),
            format!("{}, {}", seat.moment(case.received_at), words::source_words(lang, case.source)),
        ),
        (t!(lang, "desk-fact-asker"), case.name.clone()),
        (t!(lang, "desk-fact-owner"), owner.to_owned()),
        (t!(lang, "desk-fact-supports"), kit::format::number(lang, mark.supports)),
    ];
    if let Some(due) = case.due.filter(|_| case.state.is_open()) {
        facts.push((t!(lang, "desk-fact-due"), kit::format::day(lang, due)));
    }
    if let Some(verdict) = case.verdict {
        facts.push((t!(lang, "desk-fact-verdict"), words::verdict_words(lang, verdict)));
    }
    facts.retain(|(_, words)| !words.is_empty());
    facts
}

/// The parts of the words that may be personal: kind and text.
fn personal(seat: &DeskSession, case: &Case) -> Vec<(String, String)> {
    let lang = seat.desk.lang;
    let kind = |kind| match kind {
        cases::PersonalKind::Telephone => t!(lang, "personal-telephone"),
        cases::PersonalKind::Identity => t!(lang, "personal-identity"),
        cases::PersonalKind::Mail => t!(lang, "personal-mail"),
        cases::PersonalKind::Home => t!(lang, "personal-home"),
    };
    let found = cases::personal(&case.words);
    found.into_iter().map(|one| (kind(one.kind), case.words[one.range].to_owned())).collect()
}

/// The questions of the session that are like this one and are open or answered.
fn alike(seat: &DeskSession, opened: &Opened) -> Vec<(Link, i64)> {
    let others: Vec<&Case> = opened
        .all
        .iter()
        .map(|question| &question.case)
        .filter(|other| other.id != opened.case().id)
        .filter(|other| matches!(other.state, CaseState::Open | CaseState::Answered))
        .collect();
    let found = cases::alike(&opened.case().words, others.iter().map(|one| one.words.as_str()), MOST_ALIKE);
    let line = |place: usize| {
        let other = others[place];
        let href = seat.at().desk_of(routes::QUESTION, other.number);
        (Link { href, name: other.shown.clone() }, other.number)
    };
    found.into_iter().map(line).collect()
}

fn answer_facts(seat: &DeskSession, answer: &cases::Answer) -> String {
    match answer.given_at {
        Some(at) => words::answer_facts(seat.desk.lang, answer.kind, &seat.moment(at)),
        None => t!(seat.desk.lang, "desk-answer-draft", at = seat.moment(answer.written_at)),
    }
}

impl Page {
    /// Repeats the flaws of the fields at the top of the page.
    fn note_flaws(&mut self) {
        for field in self.acts.iter().flat_map(|form| &form.fields).filter(|field| !field.wrong.is_empty()) {
            self.wrong.note(field.name, field.wrong.clone());
        }
    }

    /// Sets the version that the forms of the page send.
    fn see(&mut self, version: i64) {
        self.seen = version;
    }
}
