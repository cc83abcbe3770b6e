//! DeskRouter: each route of the desk with its condition. The table of permissions and its test read this list.

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Json, Router};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::layers::{self, Limits};
use serde_json::json;

use addresses::Addresses;
use addresses::desk::routes;

use super::{DeskSession, failure, session};
use crate::{App, Opened, t};
use access::{Actor, Permission};

/// The desk in one language.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The program.
    pub app: App,
    /// The language.
    pub lang: Lang,
}

impl Desk {
    /// The addresses of the language.
    pub fn at(&self) -> Addresses {
        Addresses(self.lang)
    }
}

/// The condition of a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: signing in, and links that carry their own secret.
    Nothing,
    /// To be signed in.
    SignIn,
    /// To have this permission somewhere; the action asks for the very place.
    Permission(Permission),
    /// To have one of these permissions somewhere.
    OneOf(&'static [Permission]),
}

impl Needs {
    /// Whether someone who is signed in may pass.
    fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Nothing | Self::SignIn => true,
            Self::Permission(permission) => actor.may_somewhere(permission).is_ok(),
            Self::OneOf(permissions) => permissions.iter().any(|one| actor.may_somewhere(*one).is_ok()),
        }
    }
}

/// A door.
#[derive(Clone, Copy, Debug)]
pub struct DeskRoute {
    /// GET or POST.
    pub method: &'static str,
    /// The pattern that the router listens to.
    pub route: &'static str,
    /// Its condition.
    pub needs: Needs,
}

/// The doors of the desk, and the router that they make.
pub struct DeskRouter {
    desk: Desk,
    /// Pages and forms.
    pub router: Router,
    /// Routes that take more than a form, each with its own limits.
    pub uploads: Router,
    /// Every route, with its condition.
    pub list: Vec<DeskRoute>,
}

/// Longest time for something large to be sent, in seconds: 50 MB on a slow line.
const UPLOAD_SECONDS: i64 = 600;

impl DeskRouter {
    /// A desk without routes.
    pub fn new(desk: Desk) -> Self {
        Self { desk, router: Router::new(), uploads: Router::new(), list: Vec::new() }
    }

    /// A page.
    pub fn page<T: 'static>(self, route: &'static str, needs: Needs, handler: impl Handler<T, Desk>) -> Self {
        self.add(DeskRoute { method: "GET", route, needs }, get(handler))
    }

    /// Something that is sent.
    pub fn act<T: 'static>(self, route: &'static str, needs: Needs, handler: impl Handler<T, Desk>) -> Self {
        self.add(DeskRoute { method: "POST", route, needs }, post(handler))
    }

    /// Something large that is sent, of at most `max_bytes`. The door is asked before the body is read.
    pub fn upload<T: 'static>(
        mut self,
        route: &'static str,
        needs: Needs,
        max_bytes: i64,
        handler: impl Handler<T, Desk>,
    ) -> Self {
        let door = DeskRoute { method: "POST", route, needs };
        let limits = Limits {
            body_bytes: max_bytes,
            request_seconds: UPLOAD_SECONDS,
            ..self.desk.app.settings().limits.clone()
        };
        let handler = self.behind(door, post(handler));
        self.uploads = self.uploads.merge(layers::guard(Router::new().route(route, handler), &limits));
        self.list.push(door);
        self
    }

    fn add(mut self, door: DeskRoute, handler: MethodRouter<Desk>) -> Self {
        let handler = self.behind(door, handler);
        self.router = self.router.route(door.route, handler);
        self.list.push(door);
        self
    }

    fn behind(&self, door: DeskRoute, handler: MethodRouter<Desk>) -> MethodRouter {
        let same = |known: &DeskRoute| (known.method, known.route) == (door.method, door.route);
        debug_assert!(!self.list.iter().any(same), "{} {} has two doors", door.method, door.route);
        let gate = Gate { desk: self.desk.clone(), needs: door.needs };
        handler.route_layer(middleware::from_fn_with_state(gate, pass)).with_state(self.desk.clone())
    }
}

#[derive(Clone)]
struct Gate {
    desk: Desk,
    needs: Needs,
}

async fn pass(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    if gate.needs == Needs::Nothing {
        return next.run(request).await;
    }
    let key = session::session_key(&gate.desk.app, request.headers());
    let opened = match key {
        None => None,
        Some(key) => match (gate.desk.app.hooks().open_session)(gate.desk.app.clone(), key).await {
            Ok(opened) => opened,
            Err(error) => return Failure::from(error).into_response(),
        },
    };
    let Some(Opened::Whole { session, officer }) = opened else {
        return sign_in_first(&gate.desk, request).await;
    };
    let actor = Actor::Officer(officer.clone());
    let page = failure::wants_page(request.headers());
    let path = request.uri().path().to_owned();
    let seat = DeskSession { desk: gate.desk, session, officer, path };
    if !gate.needs.admits(&actor) {
        return framed(&seat, page, Failure::Forbidden.into_response()).await;
    }
    request.extensions_mut().insert(seat.clone());
    let response = next.run(request).await;
    framed(&seat, page, response).await
}

async fn framed(seat: &DeskSession, page: bool, response: Response) -> Response {
    if page { failure::framed(seat, response).await } else { response }
}

/// A page waits behind sign-in. A form that was sent is kept: it is shown again, to be sent once more.
async fn sign_in_first(desk: &Desk, request: Request) -> Response {
    let wants_json = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.starts_with("application/json"));
    if wants_json {
        // With a body of its own: an empty refusal would be taken for a request that cannot be read (400).
        let ended = json!({ "error": t!(desk.lang, "desk-session-ended") });
        return (StatusCode::UNAUTHORIZED, Json(ended)).into_response();
    }
    if request.method() == Method::POST {
        return session::keep_what_was_sent(desk, request).await;
    }
    let next = request.uri().path_and_query().map_or("", |address| address.as_str());
    // The router's nesting cuts the language off.
    let prefix = desk.at().prefix();
    let next = if next.starts_with(prefix) { next.to_owned() } else { format!("{prefix}{next}") };
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    Redirect::to(&format!("{}?tiep={next}", desk.at().desk(routes::SIGN_IN))).into_response()
}
