//! Search: the texts found, the reasons, and ways on when they are not the ones that were meant.

mod address;
mod narrow;
mod pages;
mod results;
mod suggest;
mod titles;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use fulltext::{Answer, Piece, Sort};
use kit::web::failure::Failure;
use kit::web::layers::stands_at;

use crate::t;
use crate::{SearchRequest, Unanswered};
use addresses::Addresses;
use frame::public::{Frame, Portal, page};
use kit::format;
use newsroom::public::NewsContext;
use newsroom::public::cards::{Card, Link};

use address::{LAST_PAGE, Sought};
use narrow::{Chosen, Group, Narrowed};
use results::Found;

pub use suggest::suggest;

/// Results on a page.
const PAGE: usize = 10;
/// Seconds after which a search that found no turn may come again.
const RETRY_AFTER: &str = "2";
/// Pages of the site that are offered beside the results.
const NAMED: usize = 4;
/// The same among suggestions.
const NAMED_BY_BOX: usize = 2;
/// Characters that the search box takes; a longer question is read to its end all the same, as far as it counts.
const BOX: usize = 200;

#[derive(Template)]
#[template(path = "public/pages/search.html")]
struct Page {
    frame: Frame,
    /// The content of the search box.
    query: String,
    /// Whether anything was asked: words, or something chosen.
    asked: bool,
    /// Nothing can be listed now.
    waiting: bool,
    said: String,
    /// Notes to the reader on these results.
    notes: Vec<Note>,
    found: Vec<Found>,
    /// Titles alone, while there is no index to ask.
    cards: Vec<Card>,
    chosen: Vec<Chosen>,
    groups: Vec<Group>,
    /// The other order: its address, and whether it is by time.
    order: Option<(String, bool)>,
    newer: Option<String>,
    older: Option<String>,
    turned: String,
    /// Pages of the site whose names have the words.
    pages: Vec<pages::Named>,
    /// Headlines that go on as the typed words do.
    headlines: Vec<results::Headline>,
    themes: Vec<Link>,
}

impl Page {
    fn is_empty(&self) -> bool {
        self.found.is_empty() && self.cards.is_empty()
    }
}

/// A sentence about the results, with the words it offers instead.
struct Note {
    before: String,
    /// The words, the changed ones marked, and their address; none in a plain sentence.
    offer: Option<(Vec<Piece>, String)>,
    /// Another way on.
    also: Option<Link>,
    warning: bool,
}

impl Note {
    fn plain(before: String) -> Self {
        Self { before, offer: None, also: None, warning: false }
    }
}

/// The results page.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn show(State(portal): State<Portal>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = query.as_deref().unwrap_or_default();
    let mut sought = Sought::read(query);
    if let Some(address) = sought.elsewhere(query, Addresses(portal.lang)) {
        return Ok(stands_at(&address));
    }
    let here = newsroom::public::enter(&portal).await?;
    let mut shown = Page::new(&here, &sought);
    if !shown.asked {
        return page(&shown);
    }
    shown.pages = pages::named(&here, &sought.words, NAMED);
    let narrowed = narrow::narrowed(&here, &sought).await?;
    shown.chosen = narrow::chosen(&here, &sought, &narrowed);
    match ask(&here, &mut sought, &narrowed).await {
        Ok(answer) => shown.answer(&here, &sought, answer).await?,
        Err(Unanswered::Busy) => return shown.busy(&here, &sought),
        Err(unanswered) => shown.titles(&here, &mut sought, &narrowed, unanswered).await?,
    }
    page(&shown)
}

/// The index's answer; a reader who asks for a page behind the last one gets the last.
async fn ask(here: &NewsContext, sought: &mut Sought, narrowed: &[Narrowed]) -> Result<Answer, Unanswered> {
    let answer = here.app.state::<crate::Finder>().ask(asked(here, sought, narrowed)).await?;
    let last = last_page(answer.total);
    if last == 0 || sought.page <= last {
        return Ok(answer);
    }
    sought.page = last;
    here.app.state::<crate::Finder>().ask(asked(here, sought, narrowed)).await
}

/// The last page of so many results that can be turned to; 0 where there is none.
fn last_page(total: usize) -> usize {
    total.div_ceil(PAGE).min(LAST_PAGE)
}

/// The search as the index is asked.
fn asked(here: &NewsContext, sought: &Sought, narrowed: &[Narrowed]) -> SearchRequest {
    SearchRequest {
        typed: sought.words.clone(),
        site: here.lang,
        narrow: narrowed.iter().map(|one| (one.facet, one.key.clone())).collect(),
        sort: if sought.newest { Sort::Newest } else { Sort::Relevance },
        skip: (sought.page - 1) * PAGE,
        take: PAGE,
        literal: sought.literal,
        now: here.app.db().clock().now().as_millisecond(),
    }
}

impl Page {
    fn new(here: &NewsContext, sought: &Sought) -> Self {
        let lang = here.lang;
        let query: String = sought.words.chars().take(BOX).collect();
        let title = match query.is_empty() {
            true => t!(lang, "search-title"),
            false => t!(lang, "search-title-of", query = query.as_str()),
        };
        let frame = here.frame("", title, sought.address(here.at)).unlisted();
        Self {
            frame,
            query,
            asked: !sought.words.is_empty() || !sought.narrow.is_empty(),
            waiting: false,
            said: String::new(),
            notes: Vec::new(),
            found: Vec::new(),
            cards: Vec::new(),
            chosen: Vec::new(),
            groups: Vec::new(),
            order: None,
            newer: None,
            older: None,
            turned: String::new(),
            pages: Vec::new(),
            headlines: Vec::new(),
            themes: here.directory.themes.iter().map(|theme| here.theme_link(theme)).collect(),
        }
    }

    async fn answer(&mut self, here: &NewsContext, sought: &Sought, answer: Answer) -> Result<(), Failure> {
        let lang = here.lang;
        let total = i64::try_from(answer.total).unwrap_or(i64::MAX);
        self.said = t!(lang, "search-count", count = total, shown = format::number(lang, total));
        self.notes = notes(here, sought, &answer);
        self.groups = narrow::groups(here, sought, &answer).await?;
        // Without words nothing fits better than another.
        if answer.total > 1 && !sought.words.is_empty() {
            self.order = Some((sought.sorted(!sought.newest).address(here.at), !sought.newest));
        }
        self.turn(here, sought, answer.total);
        self.found = results::compose(here, answer).await?;
        if self.found.is_empty() && !sought.words.is_empty() {
            self.headlines = results::headlines(here, &sought.words).await?;
        }
        Ok(())
    }

    /// The ways to the pages before and after.
    fn turn(&mut self, here: &NewsContext, sought: &Sought, total: usize) {
        let pages = last_page(total);
        let turn = |page: usize| sought.turned(page).address(here.at);
        self.newer = (sought.page > 1).then(|| turn(sought.page - 1));
        self.older = (sought.page < pages).then(|| turn(sought.page + 1));
        if pages > 1 {
            let (page, pages) = (sought.page.to_string(), pages.to_string());
            self.turned = t!(here.lang, "search-page", page = page, pages = pages);
        }
    }

    /// Too many readers search at once: the words are kept, and sent again by one click.
    fn busy(mut self, here: &NewsContext, sought: &Sought) -> Result<Response, Failure> {
        self.waiting = true;
        let again = Link { href: sought.address(here.at), name: t!(here.lang, "search-again") };
        let words = t!(here.lang, "search-busy");
        self.notes.push(Note { warning: true, also: Some(again), ..Note::plain(words) });
        let mut response = page(&self)?;
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        Ok(response)
    }
}

/// Notes to the reader on the results.
fn notes(here: &NewsContext, sought: &Sought, answer: &Answer) -> Vec<Note> {
    let lang = here.lang;
    let mut notes = Vec::new();
    if answer.cut {
        notes.push(Note::plain(t!(lang, "search-cut", words = answer.text.as_str())));
    }
    if let Some(meant) = &answer.meant {
        let offer = Some((meant.pieces.clone(), sought.for_words(&meant.text).address(here.at)));
        notes.push(if answer.instead {
            let also = Link { href: sought.literally().address(here.at), name: t!(lang, "search-literally") };
            let before = t!(lang, "search-instead", query = answer.text.as_str());
            Note { before, offer, also: Some(also), warning: false }
        } else {
            Note { offer, ..Note::plain(t!(lang, "search-meant")) }
        });
    }
    if answer.loose {
        notes.push(Note::plain(t!(lang, "search-loose")));
    } else if let Some(words) = nearness(here, sought, answer) {
        notes.push(Note::plain(words));
    }
    notes
}

/// A sentence on results that do not fit closely: their relation to the typed words.
fn nearness(here: &NewsContext, sought: &Sought, answer: &Answer) -> Option<String> {
    let lang = here.lang;
    if answer.total == 0 || answer.instead {
        return None;
    }
    if !answer.strange.is_empty() {
        let words: Vec<String> = answer.strange.iter().map(|word| format!("“{word}”")).collect();
        return Some(t!(lang, "search-strange", words = words.join(", ")));
    }
    // How many are close is known of all results, not of the narrowed ones.
    if !sought.narrow.is_empty() || answer.close >= answer.total {
        return None;
    }
    if answer.close == 0 && !sought.words.trim().contains(char::is_whitespace) {
        return Some(t!(lang, "search-near-one", word = sought.words.trim()));
    }
    let close = i64::try_from(answer.close).unwrap_or(i64::MAX);
    Some(t!(lang, "search-near", count = close, shown = format::number(lang, close)))
}
