//! Passkeys: signing in with one, adding and removing one's own. The browser's part is in assets/passkeys.js.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Json};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::web::server::Peer;
use serde_json::json;
use uuid::Uuid;

use super::crowded::crowded;
use super::me;
use super::sign_in::{self, own_address};
use crate::t;
use crate::{Origin, PasskeyAsk, PasskeySite, SignInError};
use addresses::desk::routes;
use frame::desk::{Desk, DeskRouter, Needs};
use frame::desk::{DeskSession, agent, device, network, sit_down};
use frame::desk::{SOON, later};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .act(routes::PASSKEY_ASK, Needs::Nothing, ask)
        .act(routes::PASSKEY_SIGN_IN, Needs::Nothing, enter)
        .act(routes::PASSKEY_NEW, Needs::SignIn, begin)
        .act(routes::PASSKEYS, Needs::SignIn, add)
        .act(routes::PASSKEY_END, Needs::SignIn, remove)
}

/// The site, where passkeys can be used.
pub(super) async fn site(desk: &Desk) -> Option<PasskeySite> {
    site_named(desk, agencies::current_site(&desk.app).await.name(desk.lang))
}

/// The same, of a name that is at hand.
pub(super) fn site_named(desk: &Desk, name: &str) -> Option<PasskeySite> {
    PasskeySite::at(&desk.app.public_url(), name)
}

fn options(ask: PasskeyAsk) -> Response {
    Json(json!({ "token": ask.token, "options": ask.options })).into_response()
}

async fn ask(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let site = site_named(&desk, agencies::known_site(&desk.app).name(desk.lang)).ok_or(Failure::NotFound)?;
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let network = network(&desk.app, &headers, peer.as_deref());
    let origin = Origin { device: &device, network: &network, agent: &agent };
    match crate::ask_for_passkey(desk.app.db(), desk.app.state::<crate::Lanes>(), &site, origin).await {
        Ok(ask) => Ok(options(ask)),
        Err(SignInError::Busy(_)) => {
            let words = json!({ "error": t!(desk.lang, "sign-in-busy") });
            Ok(later(StatusCode::SERVICE_UNAVAILABLE, SOON, Json(words)))
        }
        Err(SignInError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::BadInput),
    }
}

async fn enter(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let site = site_named(&desk, agencies::known_site(&desk.app).name(desk.lang)).ok_or(Failure::NotFound)?;
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let network = network(&desk.app, &headers, peer.as_deref());
    let origin = Origin { device: &device, network: &network, agent: &agent };
    let (token, credential) = (form.text("token"), form.text("credential"));
    let (db, lanes) = (desk.app.db(), desk.app.state::<crate::Lanes>());
    match crate::sign_in_with_passkey(db, lanes, &site, token, credential, origin).await {
        Ok(signed_in) => {
            let response = Redirect::to(&own_address(&desk, form.text("next"))).into_response();
            Ok(sit_down(&desk.app, response, &signed_in.key, &signed_in.device))
        }
        Err(SignInError::Db(error)) => Err(error.into()),
        Err(SignInError::Busy(_)) => crowded(&desk, "", form.text("next")).await,
        Err(_) => sign_in::refuse(&desk, form.text("next"), t!(desk.lang, "passkey-refused")).await,
    }
}

async fn begin(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let site = site(&seat.desk).await.ok_or(Failure::NotFound)?;
    let (db, lanes, password) = (seat.app().db(), seat.app().state::<crate::Lanes>(), form.raw("password"));
    match crate::begin_passkey(db, lanes, &seat.actor(), seat.session, &site, password).await {
        Ok(ask) => Ok(options(ask)),
        Err(error) => {
            let soon = me::soon(&error);
            let words = Json(json!({ "error": me::why(&seat, error)? }));
            Ok(match soon {
                Some((status, wait)) => later(status, wait, words),
                None => (StatusCode::UNPROCESSABLE_ENTITY, words).into_response(),
            })
        }
    }
}

async fn add(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let site = site(&seat.desk).await.ok_or(Failure::NotFound)?;
    let (token, credential) = (form.text("token"), form.text("credential"));
    let name = match form.text("name") {
        "" => t!(seat.desk.lang, "passkey-unnamed"),
        name => name.to_owned(),
    };
    match crate::add_passkey(seat.app().db(), &seat.actor(), &site, token, &name, credential).await {
        Ok(()) => Ok(me::done(&seat, "khoa").into_response()),
        Err(error) => me::refuse(&seat, "", error).await,
    }
}

async fn remove(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    match crate::remove_passkey(seat.app().db(), &seat.actor(), id).await {
        Ok(true) => Ok(me::done(&seat, "xoa-khoa").into_response()),
        Ok(false) => Err(Failure::NotFound),
        Err(error) => me::refuse(&seat, "", error).await,
    }
}
