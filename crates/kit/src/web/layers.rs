//! Layers that every request passes through, and headers that every response carries.

use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Router, http};
use serde::{Deserialize, Serialize};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument;

use super::failure::Failure;
use crate::metrics::Metrics;

/// No third party, no inline code, no framing (W3C Content Security Policy level 3).
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; \
    img-src 'self' data:; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The limits of requests and connections.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// Largest body, in bytes.
    pub body_bytes: i64,
    /// Longest time for an answer, in seconds.
    pub request_seconds: i64,
    /// Most connections at once.
    pub connections: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body_bytes: 2 << 20, request_seconds: 30, connections: 10_000 }
    }
}

/// Wraps a site in everything that holds for each of its pages. Rendering of failures is the site's own and
/// comes between (see [`super::failure`]).
pub fn guard(pages: Router, limits: &Limits) -> Router {
    let seconds = Duration::from_secs(limits.request_seconds.max(1).unsigned_abs());
    let bytes = usize::try_from(limits.body_bytes).unwrap_or(usize::MAX);
    pages
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, seconds))
        .layer(RequestBodyLimitLayer::new(bytes))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(refuse_nul))
}

/// No text has a NUL, and PostgreSQL takes none: a path with one is no address of ours. Queries are cleaned where they
/// are read, like anything that is typed.
async fn refuse_nul(request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        return Failure::BadInput.into_response();
    }
    next.run(request).await
}

/// The id of a request: on its response, in its log lines, and on its failure page.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Ids are ours: an id that a client sends must not find its way into logs.
async fn forget_foreign_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

async fn name_in_logs(request: Request, next: Next) -> Response {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    let span = tracing::info_span!("request", http.request_id = %id);
    next.run(request).instrument(span).await
}

/// Adds the security headers; inside the page cache, so that they are kept with the page.
pub fn secured(site: Router) -> Router {
    site.layer(middleware::map_response(secure))
}

/// Adds a request id, and counts; the outermost layers.
pub fn finish(site: Router, metrics: Metrics) -> Router {
    site.layer(middleware::from_fn_with_state(metrics, count))
        .layer(middleware::from_fn(name_in_logs))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(middleware::map_request(forget_foreign_id))
}

async fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
        ),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    response
}

async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let started = Instant::now();
    let response = next.run(request).await;
    let route = response.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    let seconds = started.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    metrics.request(&method, route, status, seconds);
    // No address, no query: the pages that someone reads are nobody's business.
    tracing::debug!(http.method = %method, http.route = route, http.status = status, http.seconds = seconds, "http.answered");
    response
}

/// Puts the route's pattern where [`finish`] can count it; a layer on the routes themselves.
pub async fn note_route(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(path) = path {
        response.extensions_mut().insert(path);
    }
    response
}

/// A response that may be kept for ever because its address changes with its content.
pub fn immutable(kind: &'static str, body: impl Into<axum::body::Body>) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

/// A redirect to where something stands now, at an address of our own. Search engines take it as lasting (308); no
/// cache keeps it, because its target may be renamed, led elsewhere or undone, and a browser would never ask again.
pub fn stands_at(to: &str) -> Response {
    let mut response = moved(to);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A redirect that stays (308) to an address of our own, and that caches keep for ever: only for another spelling of an
/// address, such as a day with other zeros.
pub fn moved(to: &str) -> Response {
    let mut response = Response::new(axum::body::Body::empty());
    *response.status_mut() = http::StatusCode::PERMANENT_REDIRECT;
    if let Ok(value) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}
