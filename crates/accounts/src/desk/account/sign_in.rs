//! Signing in with mail address and password, trying a role of the demonstration, signing out.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::web::server::Peer;
use serde::Deserialize;

use super::crowded::crowded;
use super::passkeys;
use crate::t;
use crate::{Origin, Person, SignIn, SignInError};
use addresses::desk::routes;
use frame::desk::{Desk, DeskRouter, Needs};
use frame::desk::{DeskSession, agent, device, network, sit_down, stand_up};
use frame::desk::{Frame, later, page, refused};
use frame::forms::FormErrors;

/// Tells a browser which data of this site to forget (W3C Clear Site Data); browsers heed it on a secure connection only.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .page(routes::SIGN_IN, Needs::Nothing, show)
        .act(routes::SIGN_IN, Needs::Nothing, send)
        .act(routes::TRY, Needs::Nothing, try_role)
        .act(routes::SIGN_OUT, Needs::SignIn, leave)
}

#[derive(Template)]
#[template(path = "desk/pages/sign_in.html")]
pub(super) struct Page {
    pub(super) frame: Frame,
    /// The mail address that was typed.
    pub(super) mail: String,
    /// Why it was not taken. Which of the two fields is wrong is not told.
    pub(super) errors: FormErrors,
    /// Where to go afterwards.
    pub(super) next: String,
    /// Someone has just signed out, or set a password.
    pub(super) said: String,
    /// Whether passkeys can be used here.
    pub(super) passkeys: bool,
    /// The other system's name and where it is asked; the name is empty when there is none.
    pub(super) openid: (String, String),
    /// The roles of the demonstration: identifier and name.
    pub(super) roles: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    tiep: String,
    #[serde(default)]
    bao: String,
}

async fn compose(desk: &Desk, mail: &str, next: &str) -> Result<Page, Failure> {
    let roles = if desk.app.settings().demo { crate::demo_people(desk.app.db()).await? } else { Vec::new() };
    let frame = Frame::of_desk(desk, t!(desk.lang, "sign-in")).await;
    Ok(with_frame(desk, frame, mail, next, roles))
}

/// The page in a frame that is at hand; it asks nothing of the database.
pub(super) fn with_frame(desk: &Desk, frame: Frame, mail: &str, next: &str, roles: Vec<Person>) -> Page {
    let next = own_address(desk, next);
    Page {
        passkeys: passkeys::site_named(desk, &frame.site).is_some(),
        openid: (desk.app.state::<crate::OpenId>().name().to_owned(), with_next(desk, routes::OPENID, &next)),
        mail: mail.to_owned(),
        errors: FormErrors::default(),
        next,
        said: String::new(),
        roles: roles.into_iter().map(|person| (person.id.to_string(), person.name)).collect(),
        frame,
    }
}

/// A place at the desk to go on to; anything else would let a link lead elsewhere after signing in.
pub(super) fn own_address(desk: &Desk, next: &str) -> String {
    let home = desk.at().desk(routes::HOME);
    let (_, rest) = addresses::Addresses::split(next);
    let below =
        rest.strip_prefix(routes::HOME).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if below && is_plain(next) && next.len() < 500 { next.to_owned() } else { home }
}

/// Whether an address can be taken literally: no segment leads up, nothing is hidden by an escape. The desk's own addresses
/// need neither dots nor escapes before their query.
fn is_plain(address: &str) -> bool {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let in_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_');
    let in_query = |c: char| c.is_ascii_graphic() && !matches!(c, '\\' | '#' | '<' | '>' | '"');
    let hidden = |text: &str| text.chars().any(|c| c.is_control() || c == '\\');
    path.chars().all(in_path)
        && !path.contains("//")
        && query.chars().all(in_query)
        && !form_urlencoded::parse(query.as_bytes()).any(|(name, text)| hidden(&name) || hidden(&text))
}

async fn show(State(desk): State<Desk>, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let mut shown = compose(&desk, "", &wanted.tiep).await?;
    shown.said = match wanted.bao.as_str() {
        "ra" => t!(desk.lang, "signed-out"),
        "mat-khau" => t!(desk.lang, "password-set"),
        _ => String::new(),
    };
    page(&shown)
}

async fn send(
    State(desk): State<Desk>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let (device, agent) = (device(&desk.app, &headers), agent(&headers));
    let network = network(&desk.app, &headers, peer.as_deref());
    let (mail, password) = (form.text("mail"), form.raw("password"));
    let origin = Origin { device: &device, network: &network, agent: &agent };
    let error = match crate::sign_in(
        desk.app.db(),
        desk.app.state::<crate::Lanes>(),
        SignIn { mail, password, origin },
    )
    .await
    {
        Ok(signed_in) => {
            let next = own_address(&desk, form.text("next"));
            let to = if signed_in.half { with_next(&desk, routes::CODE, &next) } else { next };
            let response = Redirect::to(&to).into_response();
            return Ok(sit_down(&desk.app, response, &signed_in.key, &signed_in.device));
        }
        Err(error) => error,
    };
    let (mail, next) = (form.text("mail"), form.text("next"));
    match error {
        SignInError::Db(error) => Err(error.into()),
        SignInError::Busy(_) => crowded(&desk, mail, next).await,
        SignInError::Wait(wait) => {
            let errors = FormErrors::whole(t!(desk.lang, "sign-in-wait", minutes = minutes(wait)));
            waits(wait, &Page { errors, ..compose(&desk, mail, next).await? })
        }
        SignInError::Wrong => {
            let errors = FormErrors::whole(t!(desk.lang, "sign-in-wrong"));
            refused(&Page { errors, ..compose(&desk, mail, next).await? })
        }
    }
}

/// A page for a person who guessed too often (429).
pub(super) fn waits(wait: SignedDuration, page: &impl Template) -> Result<Response, Failure> {
    Ok(later(StatusCode::TOO_MANY_REQUESTS, wait, Html(page.render()?)))
}

/// A wait in whole minutes, the begun one counted.
pub(super) fn minutes(wait: jiff::SignedDuration) -> i64 {
    wait.as_secs() / 60 + 1
}

/// A place that leads on to another afterwards.
pub(super) fn with_next(desk: &Desk, route: &str, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{}?tiep={next}", desk.at().desk(route))
}

/// The sign-in page again, with the error.
pub(super) async fn refuse(desk: &Desk, next: &str, error: String) -> Result<Response, Failure> {
    refused(&Page { errors: FormErrors::whole(error), ..compose(desk, "", next).await? })
}

/// Opens a role of the demonstration to anyone; there are none in a real city.
async fn try_role(State(desk): State<Desk>, headers: HeaderMap, form: Form) -> Result<Response, Failure> {
    if !desk.app.settings().demo {
        return Err(Failure::NotFound);
    }
    let person = form.text("person").parse().map_err(|_| Failure::BadInput)?;
    let key = crate::try_demo(desk.app.db(), person, &agent(&headers)).await?.ok_or(Failure::NotFound)?;
    let response = Redirect::to(&own_address(&desk, form.text("next"))).into_response();
    Ok(sit_down(&desk.app, response, &key, ""))
}

async fn leave(seat: DeskSession) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    crate::end_session(&mut tx, &seat.actor(), seat.session).await?;
    tx.commit().await?;
    let to = format!("{}?bao=ra", seat.at().desk(routes::SIGN_IN));
    let mut response = stand_up(seat.app(), Redirect::to(&to).into_response());
    // Not "storage", which would take the pages that a reader saved for reading offline, and words that no server has yet.
    response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    Ok(response)
}
