//! The home page.

use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use kit::web::failure::Failure;

use super::failure;
use crate::t;
use frame::public::{Frame, Portal, page};
use kit::format;
use newsroom::public::NewsContext;
use newsroom::public::cards::{Card, Link};
use newsroom::{self, Listing};

/// How many articles the column of the latest shows.
const LATEST: usize = 8;
/// How many of the most read are shown.
const MOST_READ: u32 = 5;
/// How many articles of a category are shown.
const OF_CATEGORY: usize = 3;

#[derive(Template)]
#[template(path = "portal/pages/home.html")]
struct Page {
    frame: Frame,
    lead: Option<Card>,
    latest: Vec<Day>,
    parts: Vec<Part>,
    themes: Vec<Link>,
    most_read: Vec<Card>,
    most_read_as_of: String,
}

/// The latest articles of one day.
struct Day {
    name: String,
    cards: Vec<Card>,
}

/// A category with its latest articles.
struct Part {
    name: String,
    href: String,
    cards: Vec<Card>,
}

pub(super) async fn show(State(portal): State<Portal>, uri: Uri) -> Result<Response, Failure> {
    // Some sites gave their articles addresses like `/?p=12`.
    if uri.query().is_some()
        && let Some(elsewhere) = failure::led_on(&portal, &uri).await?
    {
        return Ok(elsewhere);
    }
    let here = newsroom::public::enter(&portal).await?;
    let (db, lang) = (here.app.db(), here.lang);
    let lead = newsroom::lead(db, lang).await?.map(|teaser| here.card(teaser));
    let mut latest: Vec<Day> = Vec::new();
    for card in here.cards(newsroom::latest(db, Listing::All, lang, LATEST).await?) {
        match latest.last_mut() {
            Some(day) if day.cards[0].date == card.date => day.cards.push(card),
            _ => latest.push(Day { name: format::day_long(lang, card.date), cards: vec![card] }),
        }
    }
    let mut parts = Vec::new();
    for category in &here.directory.categories {
        let shown = |card: &Card| lead.as_ref().is_some_and(|lead| lead.href == card.href);
        let teasers = newsroom::latest(db, Listing::Category(category.id), lang, OF_CATEGORY + 1).await?;
        let cards: Vec<Card> =
            here.cards(teasers).into_iter().filter(|card| !shown(card)).take(OF_CATEGORY).collect();
        if !cards.is_empty() {
            let name = category.name(lang).to_owned();
            parts.push(Part { name, href: here.at.category(&category.slug), cards });
        }
    }
    let link = |theme: &&campaigns::Theme| Link {
        href: here.at.theme(&theme.slug),
        name: theme.name(lang).to_owned(),
    };
    let themes = here.directory.themes.iter().collect::<Vec<_>>().iter().map(link).collect();
    let (most_read, most_read_as_of) = most_read(&here).await?;
    let frame = here.frame("news", "", here.at.home()).followed(&here.at.home());
    let description = t!(lang, "home-description", site = frame.site_name());
    page(&Page {
        frame: frame.describe(&description),
        lead,
        latest,
        parts,
        themes,
        most_read,
        most_read_as_of,
    })
}

/// The most read articles of late, and the moment of the count.
async fn most_read(here: &NewsContext) -> Result<(Vec<Card>, String), Failure> {
    let top = audience::most_read(here.app.db(), MOST_READ).await?;
    let Some(at) = top.first().map(|one| one.at) else { return Ok((Vec::new(), String::new())) };
    let numbers: Vec<i64> = top.iter().filter_map(|one| audience::article_of(&one.subject)).collect();
    let cards = here.cards(newsroom::teasers(here.app.db(), &numbers, here.lang).await?);
    let at = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    let as_of =
        t!(here.lang, "most-read-as-of", days = audience::MOST_READ_DAYS.to_string(), now = here.moment(at));
    Ok((cards, as_of))
}
