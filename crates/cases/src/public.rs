//! The public pages of cases: a look-up by receipt code, and the private page of an asker.

mod lookup;
mod own;

use std::collections::HashMap;

use addresses::{Addresses, routes};
use agencies::Agency;
use axum::Router;
use axum::http::{HeaderValue, Uri, header};
use axum::response::Response;
use axum::routing::get;
use frame::App;
use frame::public::{PageContext, Portal};
use kit::db::DbError;
use kit::i18n::Lang;
use kit::web::cache::depends_on;
use uuid::Uuid;

use crate::model::{Answer, Step};
use crate::words::{by_words, step_words};

/// The public pages of cases.
pub(crate) fn routes(router: Router<Portal>) -> Router<Portal> {
    let pages = Router::new()
        .route(routes::CASES, get(lookup::show).post(lookup::find))
        .route(routes::CASE_OWN, get(own::show).post(own::act));
    router.merge(depends_on(&[agencies::TOPIC], pages))
}

/// The pages that search engines may list.
pub(crate) async fn pages(_: App) -> Result<Vec<String>, DbError> {
    Ok(Lang::ALL.map(Addresses).map(Addresses::cases).to_vec())
}

/// Whether a page of cases answers at each of these addresses. It denies every private page, because these are
/// secret.
pub(crate) async fn lives(_: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    Ok(asked.iter().map(|uri| Addresses::split(uri.path()).1 == routes::CASES).collect())
}

/// The response with a header that forbids caches to keep it.
fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The response with headers that forbid caches to keep it and hide its address from other sites.
fn private(response: Response) -> Response {
    let mut response = unkept(response);
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// A step as the public reads it.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// The time, for people.
    pub when: String,
    /// The time, for machines.
    pub at: String,
    /// The step, in a sentence.
    pub words: String,
    /// Its reason; may be empty.
    pub reason: String,
    /// The role of the person who took it.
    pub by: String,
}

/// The steps of a case as the public reads them.
pub fn step_lines(here: &PageContext, steps: &[Step], agencies: &[Agency]) -> Vec<StepLine> {
    let names: HashMap<Uuid, &Agency> = agencies.iter().map(|agency| (agency.id, agency)).collect();
    let line = |step: &Step| {
        let agency = step.agency.and_then(|id| names.get(&id)).map_or("", |agency| agency.name(here.lang));
        let reason = if step.rule.is_some() && step.is_public { step.words.clone() } else { String::new() };
        StepLine {
            when: here.moment(step.at),
            at: here.machine(step.at),
            words: step_words(here.lang, step, agency),
            reason,
            by: by_words(here.lang, step.by),
        }
    };
    steps.iter().map(line).collect()
}

/// An answer as the public reads it.
#[derive(Clone, Debug)]
pub struct AnswerLine {
    /// The agency that answers.
    pub agency: String,
    /// The kind and the time of the answer, in words.
    pub facts: String,
    /// Its paragraphs.
    pub words: Vec<String>,
}

/// The public answers, in the given order.
pub fn answer_lines(here: &PageContext, answers: &[Answer], agencies: &[Agency]) -> Vec<AnswerLine> {
    let line = |answer: &Answer| {
        let at = here.moment(answer.given_at?);
        let agency = agencies.iter().find(|agency| agency.id == answer.agency);
        Some(AnswerLine {
            agency: agency.map_or_else(String::new, |agency| agency.name(here.lang).to_owned()),
            facts: crate::words::answer_facts(here.lang, answer.kind, &at),
            words: answer.words.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        })
    };
    answers.iter().filter_map(line).collect()
}
