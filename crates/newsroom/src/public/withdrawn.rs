//! Articles that were taken off the site: the page at their address, and the list of all of them.

use crate::ArticleAddresses;
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use kit::web::failure::Failure;
use kit::web::layers::stands_at;

use crate::public::NewsContext;
use crate::t;
use crate::{Article, Withdrawal};
use frame::public::{Frame, Portal, page};

/// How many are listed.
const LISTED: u32 = 500;

#[derive(Template)]
#[template(path = "public/pages/withdrawn.html")]
struct Page {
    frame: Frame,
    agency: String,
    moment: String,
    machine: String,
    reason: String,
}

/// The answer at the address of an article that was taken off: a redirect, or the reason (410).
pub(super) async fn show(
    here: &NewsContext,
    article: &Article,
    withdrawal: &Withdrawal,
) -> Result<Response, Failure> {
    if let Some(target) = withdrawal.leads_to
        && let Some(target) = crate::article_by_id(here.app.db(), target).await?
    {
        return Ok(stands_at(&here.at.article(&target)));
    }
    let title = t!(here.lang, "withdrawn");
    let shown = Page {
        frame: here.frame("", title, here.at.article(article)).unlisted(),
        agency: agency(here, article),
        moment: here.moment(withdrawal.at),
        machine: here.machine(withdrawal.at),
        reason: withdrawal.reason.clone(),
    };
    // Browsers would keep it for ever, and its reason or the article it leads to may yet change.
    let fresh = [(header::CACHE_CONTROL, "no-cache")];
    Ok((StatusCode::GONE, fresh, Html(shown.render()?)).into_response())
}

fn agency(here: &NewsContext, article: &Article) -> String {
    here.directory.agency(article.agency).map_or_else(String::new, |agency| agency.name(here.lang).to_owned())
}

#[derive(Template)]
#[template(path = "public/pages/withdrawals.html")]
struct List {
    frame: Frame,
    entries: Vec<Entry>,
}

/// A line of the list: without the words that were taken off.
struct Entry {
    number: i64,
    agency: String,
    moment: String,
    machine: String,
    reason: String,
    /// The article that the address leads to; empty when there is none.
    instead: String,
}

pub(super) async fn list(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let db = here.app.db();
    let articles = crate::withdrawn_articles(db).await?;
    let known = |id| articles.iter().find(|article| article.id == id);
    let mut entries = Vec::new();
    for withdrawal in crate::withdrawals(db, LISTED).await? {
        let Some(article) = known(withdrawal.article) else { continue };
        let instead = withdrawal.leads_to.and_then(known).map(|target| here.at.article(target));
        entries.push(Entry {
            number: article.number,
            agency: agency(&here, article),
            moment: here.moment(withdrawal.at),
            machine: here.machine(withdrawal.at),
            reason: withdrawal.reason,
            instead: instead.unwrap_or_default(),
        });
    }
    let frame = here.frame("", t!(here.lang, "withdrawals"), here.at.withdrawn());
    page(&List { frame, entries })
}
