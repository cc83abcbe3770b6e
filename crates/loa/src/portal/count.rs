//! Counts what people read: outside of the page cache, so that a page from memory counts like any other.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use kit::web::server::Quick;

use addresses::Addresses;
use frame::App;

/// Counts a view when an article was sent to a person, and a visit when they came from elsewhere.
pub(super) async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = *request.method() == Method::GET && is_reader(request.headers());
    let comes = reads && comes_from_elsewhere(request.headers());
    let path = reads.then(|| request.uri().path().to_owned());
    let response = next.run(request).await;
    let shown = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    if let Some(path) = path.filter(|_| shown && is_page(&response)) {
        if comes {
            app.state::<audience::Counters>().saw(audience::VISITS);
        }
        if let Some(number) = Addresses::article_number(&path) {
            app.state::<audience::Counters>().saw(&audience::article(number));
        }
    }
    response
}

/// The short way to a page from memory: it counts like any other.
pub fn quick(app: &App) -> Quick {
    let app = app.clone();
    Arc::new(move |method, uri, headers| {
        let started = Instant::now();
        let response = app.pages().quick(method, uri, headers)?;
        if *method == Method::GET && is_reader(headers) && is_page(&response) {
            if comes_from_elsewhere(headers) {
                app.state::<audience::Counters>().saw(audience::VISITS);
            }
            if let Some(number) = Addresses::article_number(uri.path()) {
                app.state::<audience::Counters>().saw(&audience::article(number));
            }
        }
        let route = response.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
        let seconds = started.elapsed().as_secs_f64();
        app.metrics().request(method, route, response.status().as_u16(), seconds);
        Some(response)
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A person's program that is not merely fetching ahead.
fn is_reader(headers: &HeaderMap) -> bool {
    let ahead = text(headers, "sec-purpose").contains("prefetch") || text(headers, "purpose") == "prefetch";
    !ahead && audience::is_person(text(headers, header::USER_AGENT.as_str()))
}

/// A visit begins where the page before was not ours. Nothing is remembered to find that out: the browser says it.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    if text(headers, "sec-fetch-site") == "same-origin" {
        return false;
    }
    let host = text(headers, header::HOST.as_str());
    let referer = text(headers, header::REFERER.as_str());
    let before = referer.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or_default();
    before.is_empty() || before != host
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
