//! Finds a case by its receipt code and shows its state, without the data that belongs to its asker alone.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use frame::desk::network;
use frame::forms::FormErrors;
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::web::server::Peer;

use super::{StepLine, step_lines, unkept};
use crate::model::Case;
use crate::words::{state_badge, state_words};
use crate::{Limit, Pace, case_by_receipt, parse_receipt, spaced, steps, t};

/// A random guess hits a given code once in thousands of millions of tries. This limit stops a program from trying
/// many.
const LOOKING_UP: Limit = Limit { what: "cases.lookup", seconds: 600, each: 30, all: 3_000 };

#[derive(Template)]
#[template(path = "public/pages/lookup.html")]
struct Page {
    frame: Frame,
    wrong: FormErrors,
    typed: String,
    found: Option<Found>,
}

struct Found {
    receipt: String,
    badge: &'static str,
    state: String,
    steps: Vec<StepLine>,
    /// The address of the public page; empty while the words are not public.
    href: String,
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    page(&compose(&here, "", FormErrors::default(), None))
}

fn compose(here: &PageContext, typed: &str, wrong: FormErrors, found: Option<Found>) -> Page {
    let about = t!(here.lang, "lookup-about");
    Page {
        frame: here.frame("forum", t!(here.lang, "lookup-title"), here.at.cases()).describe(&about),
        wrong,
        typed: typed.to_owned(),
        found,
    }
}

pub(super) async fn find(
    State(portal): State<Portal>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let typed = form.text("receipt").to_owned();
    let network = network(&here.app, &headers, peer.as_ref().map(|Extension(peer)| peer));
    let refused = |status: StatusCode, words: String| {
        let wrong = FormErrors::one("receipt", words);
        let html = compose(&here, &typed, wrong, None).render()?;
        Ok(unkept((status, Html(html)).into_response()))
    };
    if !here.app.state::<Pace>().may(LOOKING_UP, &network, here.app.db().clock().now()) {
        return refused(StatusCode::TOO_MANY_REQUESTS, t!(here.lang, "lookup-often"));
    }
    let Some(code) = parse_receipt(&typed) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, t!(here.lang, "lookup-no-code"));
    };
    let Some(case) = case_by_receipt(here.app.db(), &code).await? else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, t!(here.lang, "lookup-none"));
    };
    let found = found(&here, &case).await?;
    Ok(unkept(page(&compose(&here, &typed, FormErrors::default(), Some(found)))?))
}

async fn found(here: &PageContext, case: &Case) -> Result<Found, Failure> {
    let db = here.app.db();
    Ok(Found {
        receipt: spaced(&case.receipt),
        badge: state_badge(case.state),
        state: state_words(here.lang, case.state),
        steps: step_lines(here, &steps(db, case.id).await?, &agencies::agencies(db).await?),
        href: if case.is_public() { here.at.of_path(&case.href) } else { String::new() },
    })
}
