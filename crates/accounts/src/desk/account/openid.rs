//! Signing in by way of another system: there and back.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::server::Peer;
use serde::Deserialize;

use super::crowded::crowded;
use super::sign_in::own_address;
use crate::t;
use crate::{OpenIdAnswer, OpenIdError, Origin, ProviderError};
use addresses::desk::routes;
use frame::desk::Frame;
use frame::desk::{Desk, DeskRouter, Needs};
use frame::desk::{agent, ceremony, device, keep_ceremony, network, sit_down};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    // By a link and not a form: the policy of every page lets forms lead to this site only.
    router.page(routes::OPENID, Needs::Nothing, go).page(routes::OPENID_RETURN, Needs::Nothing, back)
}

#[derive(Template)]
#[template(path = "desk/pages/openid_failed.html")]
struct Page {
    frame: Frame,
    words: String,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    tiep: String,
}

/// Where the other system sends browsers back to: one address for both languages, as it has to be known there.
fn return_address(desk: &Desk) -> String {
    let path = addresses::Addresses(kit::i18n::Lang::Vi).desk(routes::OPENID_RETURN);
    format!("{}{path}", desk.app.public_url())
}

async fn go(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let openid = desk.app.state::<crate::OpenId>();
    if !openid.is_on() {
        return Err(Failure::NotFound);
    }
    let next = own_address(&desk, &wanted.tiep);
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let network = network(&desk.app, &headers, peer.as_deref());
    let origin = Origin { device: &device, network: &network, agent: &agent };
    let (db, lanes, back) = (desk.app.db(), desk.app.state::<crate::Lanes>(), return_address(&desk));
    match crate::begin_openid(db, lanes, openid, &back, &next, origin).await {
        Ok(ask) => Ok(keep_ceremony(&desk.app, Redirect::to(&ask.url).into_response(), &ask.token)),
        Err(error) => failed(&desk, error).await,
    }
}

async fn back(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Query(answer): Query<OpenIdAnswer>,
) -> Result<Response, Failure> {
    let openid = desk.app.state::<crate::OpenId>();
    if !openid.is_on() {
        return Err(Failure::NotFound);
    }
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let (token, address) = (ceremony(&desk.app, &headers), return_address(&desk));
    let network = network(&desk.app, &headers, peer.as_deref());
    let origin = Origin { device: &device, network: &network, agent: &agent };
    let (db, lanes) = (desk.app.db(), desk.app.state::<crate::Lanes>());
    let response = match crate::finish_openid(db, lanes, openid, &address, &token, &answer, origin).await {
        Ok((signed_in, next)) => {
            let response = Redirect::to(&own_address(&desk, &next)).into_response();
            sit_down(&desk.app, response, &signed_in.key, &signed_in.device)
        }
        // Asked again, the same address may still do: nothing was used up.
        Err(OpenIdError::Busy(_)) => return crowded(&desk, "", "").await,
        Err(error) => failed(&desk, error).await?,
    };
    Ok(keep_ceremony(&desk.app, response, ""))
}

async fn failed(desk: &Desk, error: OpenIdError) -> Result<Response, Failure> {
    let name = desk.app.state::<crate::OpenId>().name();
    let (status, words) = match error {
        OpenIdError::Db(error) => return Err(error.into()),
        OpenIdError::Busy(_) => return crowded(desk, "", "").await,
        OpenIdError::Provider(ProviderError::Away(_)) => {
            (StatusCode::BAD_GATEWAY, t!(desk.lang, "openid-away", name = name))
        }
        OpenIdError::Provider(ProviderError::Refused) => {
            (StatusCode::FORBIDDEN, t!(desk.lang, "openid-refused", name = name))
        }
        OpenIdError::Gone => (StatusCode::FORBIDDEN, t!(desk.lang, "openid-gone")),
        OpenIdError::Unverified => (StatusCode::FORBIDDEN, t!(desk.lang, "openid-unverified", name = name)),
        OpenIdError::Unknown => (StatusCode::FORBIDDEN, t!(desk.lang, "openid-unknown", name = name)),
    };
    let frame = Frame::of_desk(desk, t!(desk.lang, "openid-failed")).await;
    Ok((status, Html(Page { frame, words }.render()?)).into_response())
}
