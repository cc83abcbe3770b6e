//! Suggestions while someone types: a fragment that the search box shows below itself.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use kit::web::failure::Failure;

use super::address::Sought;
use super::results::{self, Headline};
use super::{BOX, pages};
use crate::portal::cards::Link;
use crate::portal::frame::{Frame, Menu, Portal, page};
use crate::t;

#[derive(Template)]
#[template(path = "portal/pages/suggest.html")]
struct Fragment {
    frame: Frame,
    pages: Vec<Link>,
    headlines: Vec<Headline>,
}

pub(in crate::portal) async fn suggest(
    State(portal): State<Portal>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let typed: String = Sought::read(query.as_deref().unwrap_or_default()).words.chars().take(BOX).collect();
    let headlines = results::headlines(&here, &typed).await?;
    let frame = here.frame(Menu::Other, String::new(), here.at.search()).unlisted();
    let mut response = page(&Fragment { frame, pages: pages::named(&here, &typed), headlines })?;
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    // Typing back and forth asks the same again.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=30"));
    Ok(response)
}
