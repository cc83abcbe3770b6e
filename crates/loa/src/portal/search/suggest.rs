//! Suggestions while someone types: a fragment that the search box shows below itself.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use kit::web::failure::Failure;

use super::BOX;
use super::address::Sought;
use super::pages::{self, Named};
use super::results::{self, Headline};
use crate::portal::frame::{Portal, page};

/// Pages that are suggested.
const NAMED: usize = 2;

#[derive(Template)]
#[template(path = "portal/pages/suggest.html")]
struct Fragment {
    pages: Vec<Named>,
    headlines: Vec<Headline>,
}

pub(in crate::portal) async fn suggest(
    State(portal): State<Portal>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let typed: String = Sought::read(query.as_deref().unwrap_or_default()).words.chars().take(BOX).collect();
    let headlines = results::headlines(&here, &typed).await?;
    let mut response = page(&Fragment { pages: pages::named(&here, &typed, NAMED), headlines })?;
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    // Typing back and forth asks the same again.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=30"));
    Ok(response)
}
