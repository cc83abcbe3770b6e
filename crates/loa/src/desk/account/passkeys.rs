//! Passkeys: signing in with one, adding and removing one's own. The browser's part is in assets/passkeys.js.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde_json::json;
use uuid::Uuid;

use super::me::{self, Field};
use super::sign_in::{self, own_address};
use crate::accounts::{self, PasskeyAsk, PasskeySite, SignInError};
use crate::addresses::desk::routes;
use crate::desk::door::{Desk, Doors, Needs};
use crate::desk::seat::{Seat, agent, device, sit_down};
use crate::t;

pub(super) fn doors(doors: Doors) -> Doors {
    doors
        .act(routes::PASSKEY_ASK, Needs::Nothing, ask)
        .act(routes::PASSKEY_SIGN_IN, Needs::Nothing, enter)
        .act(routes::PASSKEY_NEW, Needs::SignIn, begin)
        .act(routes::PASSKEYS, Needs::SignIn, add)
        .act(routes::PASSKEY_END, Needs::SignIn, remove)
}

/// The site, where passkeys can be used.
pub(super) async fn site(desk: &Desk) -> Option<PasskeySite> {
    let name = desk.app.site().await.name(desk.lang).to_owned();
    PasskeySite::at(&desk.app.public_url(), &name)
}

fn options(ask: PasskeyAsk) -> Response {
    Json(json!({ "token": ask.token, "options": ask.options })).into_response()
}

async fn ask(State(desk): State<Desk>) -> Result<Response, Failure> {
    let site = site(&desk).await.ok_or(Failure::NotFound)?;
    match accounts::ask_for_passkey(desk.app.db(), &site).await {
        Ok(ask) => Ok(options(ask)),
        Err(SignInError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::BadInput),
    }
}

async fn enter(State(desk): State<Desk>, headers: HeaderMap, form: Form) -> Result<Response, Failure> {
    let site = site(&desk).await.ok_or(Failure::NotFound)?;
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let (token, credential) = (form.text("token"), form.text("credential"));
    let db = desk.app.db();
    match accounts::sign_in_with_passkey(db, &site, token, credential, &device, &agent).await {
        Ok(signed_in) => {
            let response = Redirect::to(&own_address(&desk, form.text("next"))).into_response();
            Ok(sit_down(&desk.app, response, &signed_in.key, &signed_in.device))
        }
        Err(SignInError::Db(error)) => Err(error.into()),
        Err(_) => sign_in::refuse(&desk, form.text("next"), t!(desk.lang, "passkey-refused")).await,
    }
}

async fn begin(seat: Seat, form: Form) -> Result<Response, Failure> {
    let site = site(&seat.desk).await.ok_or(Failure::NotFound)?;
    let password = form.raw("password");
    match accounts::begin_passkey(seat.app().db(), &seat.actor(), seat.session, &site, password).await {
        Ok(ask) => Ok(options(ask)),
        Err(error) => {
            let words = json!({ "error": me::why(&seat, error)? });
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(words)).into_response())
        }
    }
}

async fn add(seat: Seat, form: Form) -> Result<Response, Failure> {
    let site = site(&seat.desk).await.ok_or(Failure::NotFound)?;
    let (token, credential) = (form.text("token"), form.text("credential"));
    let name = match form.text("name") {
        "" => t!(seat.desk.lang, "passkey-unnamed"),
        name => name.to_owned(),
    };
    match accounts::add_passkey(seat.app().db(), &seat.actor(), &site, token, &name, credential).await {
        Ok(()) => Ok(me::done(&seat, "khoa").into_response()),
        Err(error) => me::refuse(&seat, Field::None, error).await,
    }
}

async fn remove(seat: Seat, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    match accounts::remove_passkey(seat.app().db(), &seat.actor(), id).await {
        Ok(true) => Ok(me::done(&seat, "xoa-khoa").into_response()),
        Ok(false) => Err(Failure::NotFound),
        Err(error) => me::refuse(&seat, Field::None, error).await,
    }
}
