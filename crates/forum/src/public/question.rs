//! The page of a question: its public words, its answers and its steps. A browser can support the question here.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use cases::public::{AnswerLine, StepLine, answer_lines, step_lines};
use cases::{Case, Limit, Pace};
use cookie::{Cookie, SameSite};
use frame::App;
use frame::desk::network;
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use kit::web::server::Peer;
use serde::Deserialize;

use super::{Line, Names, find, has_page, number, showing};
use crate::actions::ForumError;
use crate::model::{Question, Session};
use crate::t;

/// The cookie of a browser that supports questions. It has a random secret, and only the first support sets it.
const SUPPORTER: &str = "loa_ung_ho";
/// The lifetime of the cookie, in days.
const DAYS: i64 = 180;
/// A limit high enough for a school or an office behind one address. It stops a program that would support without
/// end.
const SUPPORTING: Limit = Limit { what: "forum.support", seconds: 60, each: 300, all: 60_000 };

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The act before this page, by its short name.
    #[serde(default)]
    bao: String,
}

#[derive(Template)]
#[template(path = "public/pages/question.html")]
struct Page {
    frame: Frame,
    session: super::Link,
    said: String,
    line: Line,
    /// The page of the case that goes on for it after a merger; empty without a merger.
    survivor: String,
    due: String,
    answers: Vec<AnswerLine>,
    verdict: String,
    steps: Vec<StepLine>,
    why: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path((slug, text)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (session, case) = question(&here, &slug, &text).await?;
    let html = compose(&here, &session, case, &asked.bao).await?;
    Ok(showing(&session, page(&html)?))
}

async fn question(here: &PageContext, slug: &str, text: &str) -> Result<(Session, Case), Failure> {
    let session = find(here, slug).await?;
    let number = number(text).ok_or(Failure::NotFound)?;
    let case = cases::case_by_number(here.app.db(), number).await?;
    let case = case.filter(|case| case.within == session.id && has_page(case));
    Ok((session, case.ok_or(Failure::NotFound)?))
}

async fn compose(here: &PageContext, session: &Session, case: Case, did: &str) -> Result<Page, Failure> {
    let (db, lang) = (here.app.db(), here.lang);
    let names = Names::load(here, &[&case]).await?;
    let mut marks = crate::store::marks(db, session.id).await?;
    let askers = cases::count_askers(db, session.id).await?;
    let question = Question {
        mark: marks.remove(&case.id).unwrap_or_default(),
        askers: askers.iter().find(|(id, _)| *id == case.id).map_or(1, |(_, count)| *count),
        case,
    };
    let case = &question.case;
    let survivor = match case.merged_into {
        Some(id) => cases::case(db, id).await?,
        None => None,
    };
    let title = t!(lang, "question-title", number = case.number.to_string());
    let path = here.at.forum_question(&session.slug, case.number);
    let mut frame = here.frame("forum", title, path).describe(&case.shown);
    if !case.is_public() {
        frame = frame.unlisted();
    }
    let way = cases::steps(db, case.id).await?;
    Ok(Page {
        frame,
        session: super::Link {
            href: here.at.forum_session(&session.slug),
            name: session.title(lang).to_owned(),
        },
        said: said(here, did),
        line: names.line(here, session, &question),
        survivor: survivor.map_or_else(String::new, |one| here.at.forum_question(&session.slug, one.number)),
        due: case.due.filter(|_| case.state.is_open()).map_or_else(String::new, |due| {
            let (agency, day) = (names.agency(here, case.owner), kit::format::day(lang, due));
            t!(lang, "question-due", agency = agency, day = day, source = cases::ANSWER_RULE.source)
        }),
        answers: answer_lines(here, &cases::answers(db, case.id).await?, &names.agencies),
        verdict: match case.verdict.filter(|_| case.state == cases::State::Answered) {
            Some(verdict) => {
                t!(lang, "question-verdict", verdict = cases::words::verdict_words(lang, verdict))
            }
            None => String::new(),
        },
        steps: step_lines(here, &way, &names.agencies),
        why: if question.mark.shortlisted { t!(lang, "question-why") } else { String::new() },
    })
}

fn said(here: &PageContext, did: &str) -> String {
    match did {
        "ung-ho" => t!(here.lang, "question-said-supported"),
        "da-ung-ho" => t!(here.lang, "question-said-supported-before"),
        _ => String::new(),
    }
}

pub(super) async fn support(
    State(portal): State<Portal>,
    Path((slug, text)): Path<(String, String)>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (session, case) = question(&here, &slug, &text).await?;
    let db = here.app.db();
    let network = network(&here.app, &headers, peer.as_ref().map(|Extension(peer)| peer));
    if !here.app.state::<Pace>().may(SUPPORTING, &network, db.clock().now()) {
        return Err(Failure::TooMany);
    }
    let known = secret_of(&here.app, &headers);
    let secret = known.clone().unwrap_or_else(|| db.ids().secret());
    let tx = db.begin_shared().await?;
    let is_new = match crate::support(&tx, &case, &secret).await {
        Ok(is_new) => is_new,
        // The question was answered or ended in the meantime; its page shows this.
        Err(ForumError::Case(_)) => {
            return Ok(Redirect::to(&here.at.forum_question(&session.slug, case.number)).into_response());
        }
        Err(ForumError::Db(error)) => return Err(error.into()),
        Err(_) => return Err(Failure::BadInput),
    };
    tx.commit().await?;
    let said = if is_new { "ung-ho" } else { "da-ung-ho" };
    let to = format!("{}?bao={said}", here.at.forum_question(&session.slug, case.number));
    let mut response = Redirect::to(&to).into_response();
    if known.is_none()
        && let Some(cookie) = cookie(&here.app, secret)
    {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Whether the public address of the site uses TLS. If so, the cookie travels only over TLS.
fn is_secure(app: &App) -> bool {
    app.public_url().starts_with("https://")
}

/// The secret in the cookie of a browser.
fn secret_of(app: &App, headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = all.flat_map(Cookie::split_parse).filter_map(Result::ok);
    let name = cookie_name(app);
    let value = cookies.find(|cookie| cookie.name() == name)?.value().to_owned();
    (value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(value)
}

fn cookie_name(app: &App) -> String {
    // With the prefix `__Host-`, neighbouring hosts cannot set the cookie; browsers accept this prefix only with TLS.
    if is_secure(app) { format!("__Host-{SUPPORTER}") } else { SUPPORTER.to_owned() }
}

fn cookie(app: &App, secret: String) -> Option<HeaderValue> {
    let cookie = Cookie::build((cookie_name(app), secret))
        .path("/")
        .http_only(true)
        .secure(is_secure(app))
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::days(DAYS));
    HeaderValue::from_str(&cookie.build().to_string()).ok()
}
