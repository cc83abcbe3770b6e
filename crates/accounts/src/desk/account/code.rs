//! The second step of signing in: a code.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::web::server::Peer;
use serde::Deserialize;
use uuid::Uuid;

use super::sign_in::{minutes, own_address, waits};
use crate::t;
use crate::{Opened, Origin, SignInError, TypedCode};
use addresses::desk::routes;
use frame::desk::{Desk, DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::desk::{agent, device, network, session_key, sit_down};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::CODE, Needs::Nothing, show).act(routes::CODE, Needs::Nothing, send)
}

#[derive(Template)]
#[template(path = "desk/pages/code.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    next: String,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    tiep: String,
}

/// The session that waits for its second step, and its person.
async fn half(desk: &Desk, headers: &HeaderMap) -> Result<Option<(Uuid, Uuid)>, Failure> {
    let Some(key) = session_key(&desk.app, headers) else { return Ok(None) };
    let opened = crate::open_session(desk.app.db(), &key).await?;
    Ok(opened.and_then(|opened| match opened {
        Opened::Half { session, person } => Some((session, person)),
        Opened::Whole { .. } => None,
    }))
}

async fn compose(desk: &Desk, next: &str, errors: FormErrors) -> Page {
    let mut frame = Frame::of_desk(desk, t!(desk.lang, "code-title")).await;
    frame.other = frame.other.replace(routes::SIGN_IN, routes::CODE);
    Page { frame, errors, next: own_address(desk, next) }
}

async fn show(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    match half(&desk, &headers).await? {
        Some(_) => page(&compose(&desk, &wanted.tiep, FormErrors::default()).await),
        None => Ok(again(&desk)),
    }
}

async fn send(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let Some((session, person)) = half(&desk, &headers).await? else { return Ok(again(&desk)) };
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let network = network(&desk.app, &headers, peer.as_deref());
    let origin = Origin { device: &device, network: &network, agent: &agent };
    let typed = TypedCode { code: form.text("code"), origin };
    match crate::enter_code(desk.app.db(), desk.app.state::<crate::Lanes>(), session, person, typed).await {
        Ok(signed_in) => {
            let response = Redirect::to(&own_address(&desk, form.text("next"))).into_response();
            Ok(sit_down(&desk.app, response, &signed_in.key, &signed_in.device))
        }
        Err(SignInError::Db(error)) => Err(error.into()),
        Err(SignInError::Wait(wait)) => {
            let errors = FormErrors::one("code", t!(desk.lang, "code-wait", minutes = minutes(wait)));
            waits(wait, &compose(&desk, form.text("next"), errors).await)
        }
        Err(SignInError::Wrong | SignInError::Busy(_)) => {
            let errors = FormErrors::one("code", t!(desk.lang, "code-wrong"));
            refused(&compose(&desk, form.text("next"), errors).await)
        }
    }
}

/// The password's time is over: from the beginning.
fn again(desk: &Desk) -> Response {
    Redirect::to(&desk.at().desk(routes::SIGN_IN)).into_response()
}
