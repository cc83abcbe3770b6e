//! The sign-in page for a person who found no place. In a flood it is sent thousands of times: it asks nothing of the
//! database, and is made once for each language; only the words that were typed are added.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::sign_in::{Page, own_address, with_frame, with_next};
use crate::t;
use addresses::desk::routes;
use frame::desk::Desk;
use frame::desk::{Frame, SOON, later};
use frame::forms::FormErrors;

/// Stands for the mail address while the page is made: a letter of Unicode's private use, which nobody's site has.
const MAIL: char = '\u{e000}';
/// The same for the place to go on to.
const NEXT: char = '\u{e001}';
/// The place to go on to within a query.
const NEXT_ESCAPED: &str = "%EE%80%81";
/// More pages than there are languages and names of a site; then those before are forgotten.
const MOST: usize = 16;

/// The values on which a page depends beside the words that were typed: language, name of the site, public address, name of
/// the other system.
type Key = (Lang, String, String, String);

static PAGES: RwLock<Option<HashMap<Key, Arc<str>>>> = RwLock::new(None);

/// Typed words, as they stand in HTML.
#[derive(Template)]
#[template(source = "{{ text }}", ext = "html")]
struct Escaped<'a> {
    text: &'a str,
}

/// The sign-in page with the words that were typed (503).
pub(super) async fn crowded(desk: &Desk, mail: &str, next: &str) -> Result<Response, Failure> {
    let (page, next) = (blank(desk).await?, own_address(desk, next));
    let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let (mail, next) = (Escaped { text: mail }.render()?, Escaped { text: &next }.render()?);
    let mut html = String::with_capacity(page.len() + 200);
    // In one go: the typed words may contain such letters too.
    for part in page.split_inclusive([MAIL, NEXT]) {
        let words = part.trim_end_matches([MAIL, NEXT]);
        html.push_str(&words.replace(NEXT_ESCAPED, &query));
        html.push_str(match part.chars().next_back() {
            Some(MAIL) => &mail,
            Some(NEXT) => &next,
            _ => "",
        });
    }
    Ok(later(StatusCode::SERVICE_UNAVAILABLE, SOON, Html(html)))
}

/// The page, with letters in the places of the typed words.
async fn blank(desk: &Desk) -> Result<Arc<str>, Failure> {
    let frame = Frame::from_memory(desk, t!(desk.lang, "sign-in")).await;
    let other = desk.app.state::<crate::OpenId>().name().to_owned();
    let key = (desk.lang, frame.site.clone(), desk.app.public_url(), other);
    let known = PAGES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(page) = known.as_ref().and_then(|pages| pages.get(&key)) {
        return Ok(page.clone());
    }
    drop(known);
    let (mail, next) = (MAIL.to_string(), NEXT.to_string());
    let openid =
        (desk.app.state::<crate::OpenId>().name().to_owned(), with_next(desk, routes::OPENID, &next));
    let errors = FormErrors::whole(t!(desk.lang, "sign-in-busy"));
    let page = Page { errors, mail, next, openid, ..with_frame(desk, frame, "", "", Vec::new()) };
    let page: Arc<str> = page.render()?.into();
    let mut pages = PAGES.write().unwrap_or_else(PoisonError::into_inner);
    let pages = pages.get_or_insert_default();
    if pages.len() >= MOST {
        pages.clear();
    }
    pages.insert(key, page.clone());
    Ok(page)
}
