//! Search: for now by the words of titles, with or without marks.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kit::web::failure::Failure;
use serde::Deserialize;

use super::cards::{Card, Link};
use super::frame::{Frame, Menu, Portal, page};
use crate::newsroom;
use crate::{t, texts};

/// How many results are shown.
const MOST: usize = 50;
/// Longest query that is looked for, in characters.
const LONGEST: usize = 200;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "portal/pages/search.html")]
struct Page {
    frame: Frame,
    query: String,
    said: String,
    cards: Vec<Card>,
    themes: Vec<Link>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang) = (here.app.db(), here.lang);
    let query: String = viet::nfc(asked.q.trim()).chars().take(LONGEST).collect();
    let mut found = newsroom::search(db, &query, lang, MOST + 1).await?;
    let more = found.len() > MOST;
    found.truncate(MOST);
    let cards = here.cards(found);
    let count = i64::try_from(cards.len()).unwrap_or(0);
    let said = if more {
        t!(lang, "search-many", count = MOST.to_string(), query = query.as_str())
    } else {
        let shown = texts::number(lang, count);
        t!(lang, "search-count", count = count, shown = shown, query = query.as_str())
    };
    let themes = here.directory.themes.iter().map(|theme| here.theme_link(theme)).collect();
    let title = if query.is_empty() {
        t!(lang, "search-title")
    } else {
        t!(lang, "search-title-of", query = query.as_str())
    };
    let mut frame = here.frame(Menu::Other, title, here.at.search()).unlisted();
    frame.other = format!("{}{}", frame.other, suffix(&query));
    page(&Page { frame, query, said, cards, themes })
}

/// The query as a part of an address.
fn suffix(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    format!("?{}", form_urlencoded::Serializer::new(String::new()).append_pair("q", query).finish())
}
