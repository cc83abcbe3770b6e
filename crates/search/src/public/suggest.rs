//! Suggestions while someone types, as JSON: headlines that go on as the words do, and pages of that name. The script
//! of the search box shows them below it (`assets/suggest.js`).

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kit::web::failure::Failure;
use serde::Serialize;

use super::address::Sought;
use super::pages;
use super::results;
use super::{BOX, NAMED_BY_BOX};
use frame::public::Portal;

/// One suggestion.
#[derive(Serialize)]
struct Suggested {
    href: String,
    /// The kind of thing that the page shows; empty for headlines that are all of one kind.
    kind: String,
    /// The language of its words, when it is not the page's.
    lang: Option<&'static str>,
    /// Its words in pieces, each with whether it was typed.
    words: Vec<(String, bool)>,
}

/// Suggestions while someone types.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn suggest(State(portal): State<Portal>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let typed: String = Sought::read(query.as_deref().unwrap_or_default()).words.chars().take(BOX).collect();
    let headlines = results::headlines(&here, &typed).await?.into_iter().map(|headline| Suggested {
        href: headline.href,
        kind: headline.kind,
        lang: headline.foreign,
        words: headline.title.into_iter().map(|piece| (piece.text, piece.hit)).collect(),
    });
    let pages = pages::named(&here, &typed, NAMED_BY_BOX).into_iter().map(|page| Suggested {
        href: page.href,
        kind: page.kind,
        lang: None,
        words: vec![(page.name, false)],
    });
    let all: Vec<Suggested> = headlines.chain(pages).collect();
    let headers = [
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
        // Typing back and forth asks the same again.
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=30")),
    ];
    Ok((headers, Json(all)).into_response())
}
