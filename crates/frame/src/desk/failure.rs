//! Failures at the desk, in the frame of the signed-in officer: the menu stays where it is.

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use kit::web::failure::Failure;

use super::{DeskSession, Frame};
use crate::t;
use addresses::desk::routes;

#[derive(Template)]
#[template(path = "layouts/desk_failure.html")]
struct Page {
    frame: Frame,
    words: String,
}

/// Whether a page was asked for; scripts ask for JSON.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    !accept.starts_with("application/json")
}

/// The same answer as a page of the desk, when it is a failure that the desk has words for. A failure of the program
/// itself is left to the layer that needs no database for its words.
pub async fn framed(seat: &DeskSession, response: Response) -> Response {
    let Some(failure) = response.extensions().get::<Failure>().copied() else { return response };
    let lang = seat.desk.lang;
    let (heading, words) = match failure {
        Failure::NotFound => (t!(lang, "not-found"), t!(lang, "desk-not-found-words")),
        Failure::Gone => (t!(lang, "desk-gone"), t!(lang, "desk-gone-words")),
        Failure::Forbidden => (t!(lang, "desk-forbidden"), t!(lang, "desk-forbidden-words")),
        Failure::BadInput => (t!(lang, "bad-input"), t!(lang, "bad-input-words")),
        Failure::TooLarge => (t!(lang, "too-large"), t!(lang, "too-large-words")),
        _ => return response,
    };
    let page = Page { frame: seat.frame("", heading).await, words };
    match page.render() {
        Ok(html) => (failure.status(), Html(html)).into_response(),
        Err(_) => response,
    }
}
