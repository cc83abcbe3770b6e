//! Failures as pages: plain words, and a way on.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::layers::{REQUEST_ID, moved, stands_at};
use newsroom::ArticleAddresses;

use crate::t;
use addresses::desk::{is_desk, routes};
use addresses::{self, Addresses};
use frame::public::{Frame, Portal};
use newsroom::public::NewsContext;
use newsroom::public::cards::Card;

/// How many articles a lost reader is offered.
const OFFERED: usize = 5;

#[derive(Template)]
#[template(path = "portal/pages/failure.html")]
struct Page {
    frame: Frame,
    status: u16,
    heading: String,
    words: String,
    /// The identifier to name when reporting our own mistake; empty otherwise.
    id: String,
    /// The words of the lost address, for the search box.
    query: String,
    offered: Vec<Card>,
    lost: bool,
    passing: bool,
    /// It happened at the desk: the way on leads back there.
    desk: bool,
}

/// The answer to an address without a route.
pub(super) async fn no_such_page() -> Failure {
    Failure::NotFound
}

/// Where an old address leads to now; asked for wherever nothing was found, under our own routes too.
pub(super) async fn led_on(portal: &Portal, uri: &Uri) -> Result<Option<Response>, Failure> {
    let whole = uri.path_and_query().map_or(uri.path(), PathAndQuery::as_str);
    if addresses::is_reserved(whole) {
        return Ok(None);
    }
    for old in [whole, uri.path(), uri.path().trim_end_matches('/')] {
        if let Some(number) = newsroom::redirect(portal.app.db(), old).await?
            && let Some(article) = newsroom::article(portal.app.db(), number).await?
        {
            return Ok(Some(stands_at(&Addresses(Lang::Vi).article(&article))));
        }
    }
    Ok(None)
}

/// The same address without the slashes at its end: none of ours has one.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().trim_end_matches('/');
    // Two slashes, or one and a backslash, would lead to another site.
    let own = path.len() > 1 && path.len() < uri.path().len() && !path[1..].starts_with(['/', '\\']);
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    own.then(|| format!("{path}{query}"))
}

/// The answer while the database is away.
pub(super) async fn away() -> Failure {
    Failure::Away
}

/// Turns a failure into a page in the language of its address; its status and headers stay.
pub(super) async fn show(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let path = uri.path().to_owned();
    let head = *request.method() == Method::HEAD;
    let asks = head || *request.method() == Method::GET;
    let wanted = first_language(request.headers());
    let id = request.headers().get(REQUEST_ID).cloned();
    let response = next.run(request).await;
    let failure = response
        .extensions()
        .get::<Failure>()
        .copied()
        .or_else(|| Failure::of_status(response.status()).filter(|_| !is_page(&response)));
    let Some(mut failure) = failure else { return response };
    if failure == Failure::NotFound {
        match led_on(&portal, &uri).await {
            Ok(Some(elsewhere)) => return elsewhere,
            Ok(None) => {
                if let Some(address) = without_slash(&uri).filter(|_| asks) {
                    return moved(&address);
                }
            }
            // Whether it is lost cannot be known now.
            Err(away) => failure = away,
        }
    }
    let (mut parts, _) = response.into_parts();
    parts.status = failure.status();
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
        parts.headers.remove(name);
    }
    let (lang, rest) = Addresses::split(&path);
    // A file stands once for all languages: its reader's browser says which one they read.
    let lang = if addresses::is_file(&path) { wanted } else { lang };
    let portal = portal.speaking(lang);
    let here = match failure {
        // The database is not asked again about its own absence.
        Failure::Away | Failure::Timeout => newsroom::public::enter_blind(&portal),
        _ => {
            newsroom::public::enter(&portal).await.unwrap_or_else(|_| newsroom::public::enter_blind(&portal))
        }
    };
    let id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
    let html =
        compose(&here, failure, rest, id).await.render().unwrap_or_else(|_| failure.status().to_string());
    let body = if head { axum::body::Body::empty() } else { axum::body::Body::from(html) };
    let mut page = Html(body).into_response();
    *page.status_mut() = parts.status;
    for (name, value) in &parts.headers {
        page.headers_mut().insert(name, value.clone());
    }
    if matches!(failure, Failure::Gone | Failure::NotFound) {
        // It comes back when an article shows it, or when a page gets the address; caches may otherwise keep these answers
        // (RFC 9110, 15.1), and browsers keep a 410 for ever.
        page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    if failure.is_passing() {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    page.extensions_mut().extend(parts.extensions);
    page
}

/// English when the browser asks for it before Vietnamese.
fn first_language(headers: &HeaderMap) -> Lang {
    let asked =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = asked.split(',').map(str::trim).find(|one| one.starts_with("vi") || one.starts_with("en"));
    if first.is_some_and(|one| one.starts_with("en")) { Lang::En } else { Lang::Vi }
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/json"))
}

async fn compose(here: &NewsContext, failure: Failure, path: &str, id: &str) -> Page {
    let lang = here.lang;
    let (heading, words) = match failure {
        Failure::NotFound => (t!(lang, "not-found"), t!(lang, "not-found-words")),
        Failure::Gone if addresses::is_file(path) => (t!(lang, "file-gone"), t!(lang, "file-gone-words")),
        Failure::Gone => (t!(lang, "gone"), t!(lang, "gone-words")),
        Failure::BadInput => (t!(lang, "bad-input"), t!(lang, "bad-input-words")),
        Failure::Forbidden => (t!(lang, "forbidden"), t!(lang, "forbidden-words")),
        Failure::Method => (t!(lang, "method"), t!(lang, "method-words")),
        Failure::TooLarge => (t!(lang, "too-large"), t!(lang, "too-large-words")),
        Failure::TooMany => (t!(lang, "too-many"), t!(lang, "too-many-words")),
        Failure::Timeout => (t!(lang, "timeout"), t!(lang, "timeout-words")),
        Failure::Away => (t!(lang, "away"), t!(lang, "away-words")),
        Failure::Internal => (t!(lang, "internal"), t!(lang, "internal-words")),
    };
    let desk = is_desk(path);
    let (heading, words) = match failure {
        Failure::NotFound if desk => (heading, t!(lang, "desk-not-found-words")),
        Failure::Gone if desk => (t!(lang, "desk-gone"), t!(lang, "desk-gone-words")),
        Failure::Forbidden if desk => (t!(lang, "desk-forbidden"), t!(lang, "desk-forbidden-words")),
        _ => (heading, words),
    };
    let lost = matches!(failure, Failure::NotFound | Failure::Gone) && !desk;
    let query = if lost && !addresses::is_file(path) { words_of(path) } else { String::new() };
    let offered = if lost { offers(here, &query).await } else { Vec::new() };
    let frame = here.frame("", heading.clone(), here.at.home()).unlisted();
    let status = failure.status().as_u16();
    let id = if failure == Failure::Internal { id.to_owned() } else { String::new() };
    Page { frame, status, heading, words, id, query, offered, lost, passing: failure.is_passing(), desk }
}

/// The words of a lost address: its last part without the article's number, as someone might have searched.
fn words_of(path: &str) -> String {
    let decoded: String = form_urlencoded::parse(path.replace('+', "%2B").as_bytes())
        .next()
        .map(|(text, _)| text.into_owned())
        .unwrap_or_default();
    let last = decoded.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words = last.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| word.parse::<u64>().is_err() || word.len() < 4).collect();
    words.join(" ").chars().take(100).collect()
}

/// Articles that share words with the lost address, else the latest; none when the database is away.
async fn offers(here: &NewsContext, query: &str) -> Vec<Card> {
    let db = here.app.db();
    let similar = newsroom::similar(db, query, here.lang, OFFERED).await.unwrap_or_default();
    if !similar.is_empty() {
        return here.cards(similar);
    }
    let latest = newsroom::latest(db, newsroom::Listing::All, here.lang, OFFERED).await;
    here.cards(latest.unwrap_or_default())
}

#[cfg(test)]
mod tests;
