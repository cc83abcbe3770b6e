//! Someone who is signed in, for one request; and the cookies that say so.

use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use cookie::{Cookie, SameSite};
use kit::web::failure::Failure;
use kit::web::server::Peer;
use std::net::IpAddr;
use uuid::Uuid;

use super::{Desk, Frame};
use crate::{App, SessionKey, t};
use access::{Actor, Officer, On, Permission};
use addresses::Addresses;
use addresses::desk::routes;
use kit::format;

const SESSION: &str = "loa_phien";
const DEVICE: &str = "loa_may";
/// The cookie of the secret that a browser has to bring back from another system.
const CEREMONY: &str = "loa_buoc";
/// How long a device is known by its cookie.
const DEVICE_DAYS: i64 = 400;

/// A signed-in officer at the desk.
#[derive(Clone, Debug)]
pub struct DeskSession {
    /// The desk in the language of the page.
    pub desk: Desk,
    /// The session.
    pub session: Uuid,
    /// The officer who is signed in.
    pub officer: Officer,
    /// The address that was asked for.
    pub path: String,
}

impl<S: Send + Sync> FromRequestParts<S> for DeskSession {
    type Rejection = Failure;

    /// The door puts it there; without it the route has no door, and stays shut.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or(Failure::Forbidden)
    }
}

impl DeskSession {
    /// The program.
    pub fn app(&self) -> &App {
        &self.desk.app
    }

    /// The addresses of the language.
    pub fn at(&self) -> Addresses {
        self.desk.at()
    }

    /// The officer as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Officer(self.officer.clone())
    }

    /// Whether the officer may do this there.
    pub fn may(&self, permission: Permission, on: On) -> bool {
        self.actor().may(permission, on).is_ok()
    }

    /// Whether the officer may do this anywhere.
    pub fn may_somewhere(&self, permission: Permission) -> bool {
        self.actor().may_somewhere(permission).is_ok()
    }

    /// A moment in words.
    pub fn moment(&self, at: jiff::Timestamp) -> String {
        format::moment(self.desk.lang, self.app().zone(), at)
    }

    /// A moment that something is bound to, in words, with its seconds when it has any.
    pub fn exact(&self, at: jiff::Timestamp) -> String {
        format::exact_moment(self.desk.lang, self.app().zone(), at)
    }

    /// The frame of a page.
    pub async fn frame(&self, menu: &str, title: impl Into<String>) -> Frame {
        Frame::of_session(self, menu, title.into()).await
    }
}

/// Whether cookies travel by TLS only: always when the public does.
fn secure(app: &App) -> bool {
    app.public_url().starts_with("https://")
}

/// `__Host-` keeps neighbouring hosts from setting the cookie; browsers take it only with TLS.
fn name(base: &str, secure: bool) -> String {
    if secure { format!("__Host-{base}") } else { base.to_owned() }
}

fn read(app: &App, headers: &HeaderMap, base: &str) -> Option<String> {
    // With TLS the bare name counts for nothing: a neighbouring host could have set it.
    let name = name(base, secure(app));
    let all = headers.get_all(header::COOKIE);
    let pairs = all.iter().filter_map(|value| value.to_str().ok()).flat_map(Cookie::split_parse);
    let found = pairs.filter_map(Result::ok).find(|cookie| cookie.name() == name)?;
    // A secret is 64 hex digits; anything else was never ours.
    let value = found.value();
    (value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

/// The session's secret that a request brings.
pub fn session_key(app: &App, headers: &HeaderMap) -> Option<SessionKey> {
    read(app, headers, SESSION).map(SessionKey)
}

/// The device's secret that a request brings; empty when it has none.
pub fn device(app: &App, headers: &HeaderMap) -> String {
    read(app, headers, DEVICE).unwrap_or_default()
}

/// The secret of a ceremony that a request brings back; empty when it has none.
pub fn ceremony(app: &App, headers: &HeaderMap) -> String {
    read(app, headers, CEREMONY).unwrap_or_default()
}

/// The network that a request comes from, in the size that one subscriber has: the first 24 bits of IPv4, 56 of IPv6.
/// Empty when it is not known.
pub fn network(app: &App, headers: &HeaderMap, peer: Option<&Peer>) -> String {
    let named = app.settings().client_address_header.as_str();
    let address = if named.is_empty() {
        peer.map(|peer| peer.0.ip())
    } else {
        // The last address is the one that our own proxy saw; the client may have written those before it.
        let last = headers.get_all(named).iter().next_back().and_then(|value| value.to_str().ok());
        last.and_then(|list| list.rsplit(',').next()).and_then(|address| address.trim().parse().ok())
    };
    match address.map(|address| address.to_canonical()) {
        None => String::new(),
        Some(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{:x}::/56", d & 0xff00)
        }
    }
}

/// Gives a browser the secret of a ceremony until it is closed; an empty one takes it away.
pub fn keep_ceremony(app: &App, mut response: Response, secret: &str) -> Response {
    let days = secret.is_empty().then_some(0);
    if let Some(value) = cookie(app, CEREMONY, secret.to_owned(), days) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// The browser's own name for itself.
pub fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default().to_owned()
}

fn cookie(app: &App, base: &str, value: String, days: Option<i64>) -> Option<HeaderValue> {
    let secure = secure(app);
    let mut cookie = Cookie::build((name(base, secure), value))
        .path("/")
        .http_only(true)
        .secure(secure)
        // Lax, so that a link in a mail leads to the desk and not to the sign-in page; forms are guarded apart.
        .same_site(SameSite::Lax);
    if let Some(days) = days {
        cookie = cookie.max_age(cookie::time::Duration::days(days));
    }
    HeaderValue::from_str(&cookie.build().to_string()).ok()
}

/// Gives a browser its session: always a new secret, so that none that was planted before is worth anything.
pub fn sit_down(app: &App, mut response: Response, key: &SessionKey, device: &str) -> Response {
    let headers = response.headers_mut();
    headers.extend(cookie(app, SESSION, key.0.clone(), None).map(|value| (header::SET_COOKIE, value)));
    if !device.is_empty()
        && let Some(value) = cookie(app, DEVICE, device.to_owned(), Some(DEVICE_DAYS))
    {
        headers.append(header::SET_COOKIE, value);
    }
    response
}

/// Tells a browser that its device is known.
pub fn know_device(app: &App, mut response: Response, device: &str) -> Response {
    if let Some(value) = cookie(app, DEVICE, device.to_owned(), Some(DEVICE_DAYS)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Takes the session's cookie away.
pub fn stand_up(app: &App, mut response: Response) -> Response {
    if let Some(value) = cookie(app, SESSION, String::new(), Some(0)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

#[derive(Template)]
#[template(path = "layouts/again.html")]
struct Again {
    frame: Frame,
    action: String,
    fields: Vec<(String, String)>,
    sign_in: String,
}

/// Shows a form that was sent when the session had ended, to be sent again after signing in in another tab.
pub async fn keep_what_was_sent(desk: &Desk, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let fields = if is_form {
        let limit = usize::try_from(desk.app.settings().limits.body_bytes).unwrap_or(0);
        let bytes = axum::body::to_bytes(body, limit).await.unwrap_or_default();
        form_urlencoded::parse(&bytes).map(|(name, text)| (name.into_owned(), text.into_owned())).collect()
    } else {
        Vec::new()
    };
    let path = parts.uri.path();
    let prefix = desk.at().prefix();
    let action = if path.starts_with(prefix) { path.to_owned() } else { format!("{prefix}{path}") };
    let frame = Frame::of_desk(desk, t!(desk.lang, "desk-session-ended")).await;
    let page = Again { frame, action, fields, sign_in: desk.at().desk(routes::SIGN_IN) };
    match page.render() {
        Ok(html) => (StatusCode::UNAUTHORIZED, Html(html)).into_response(),
        Err(error) => Failure::from(error).into_response(),
    }
}
