//! The public site: composes pages from the capabilities' parts, and writes nothing.
//!
//! Invariants: a public page is a function of its address, its language and the content of the topics that its
//! group of routes names (`pages` below); no cookie, no session; it reads well without JavaScript; every address comes from
//! `addresses`.

mod about;
mod count;
mod failure;
mod health;
mod home;
mod lives;
mod offline;
mod patterns;
mod seals;
mod sitemap;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::middleware;
use axum::routing::get;
use kit::i18n::Lang;
use kit::web::cache::{self, depends_on};
use kit::web::layers;

use addresses::routes;
use frame::public::Portal;
use frame::{App, assets};
use kit::db::DbError;
use kit::format;
use newsroom::public::{NEWS, SITE, lists};

use crate::t;

/// The public site, and the program's health.
pub fn routes(app: &App) -> Router {
    let portal = Portal::new(app.clone());
    let pages = Router::new()
        .merge(site(portal.speaking(Lang::Vi)))
        .nest("/en", site(portal.speaking(Lang::En)))
        .merge(root(portal.clone()))
        .merge(files(app))
        .route_layer(middleware::from_fn(lists::one_address))
        .route_layer(middleware::from_fn(layers::note_route))
        .fallback(failure::no_such_page);
    let guarded = layers::guard(pages, &app.settings().limits);
    let shown = guarded.layer(middleware::from_fn_with_state(portal, failure::show));
    let cached =
        layers::secured(shown).layer(middleware::from_fn_with_state(app.pages().clone(), cache::serve));
    let counted = cached.layer(middleware::from_fn_with_state(app.clone(), count::count));
    counted.merge(layers::secured(health::routes(app.clone())))
}

/// Has failures of other pages shown as the portal shows its own.
pub fn with_failures(app: &App, pages: Router) -> Router {
    pages.layer(middleware::from_fn_with_state(Portal::new(app.clone()), failure::show))
}

pub use count::quick;
pub(crate) use lives::lives;
pub(crate) use sitemap::own_pages;

/// The answers while the database is still away: the same failure page, and the program's health.
pub fn waiting(app: &App) -> Router {
    let portal = Portal::new(app.clone());
    let pages = Router::new().merge(assets::routes()).fallback(failure::away);
    let shown = pages.layer(middleware::from_fn_with_state(portal, failure::show));
    layers::finish(layers::secured(shown.merge(health::routes(app.clone()))), app.metrics().clone())
}

pub use health::metrics_site;

/// Addresses that stand at the root once for all languages.
fn root(portal: Portal) -> Router {
    let site = Router::new()
        .route(routes::ROBOTS, get(sitemap::robots))
        .route(routes::MANIFEST, get(offline::manifest))
        .route(routes::WORKER, get(offline::worker));
    // These state themselves the topics that they show.
    let lists = Router::new()
        .route(routes::SITEMAP, get(sitemap::index))
        .route(routes::SITEMAP_PART, get(sitemap::part));
    depends_on(SITE, site).merge(lists).with_state(portal)
}

/// Every public page in one language.
fn site(portal: Portal) -> Router {
    let capabilities = portal.app.capabilities();
    let router = capabilities.iter().fold(Router::new(), |router, capability| (capability.public)(router));
    router.with_state(portal)
}

/// Addresses that are no page: the look, pictures, attachments.
fn files(app: &App) -> Router {
    let capabilities = app.capabilities();
    let files = capabilities.iter().fold(Router::new(), |router, capability| (capability.root)(router));
    assets::routes().merge(files.with_state(app.clone()))
}

/// The program's own pages, in groups that name all they show.
pub(crate) fn pages(router: Router<Portal>) -> Router<Portal> {
    // The seals are of their own kind: no event makes one, and their pages are made anew with the time.
    let site = Router::new()
        .route(routes::ABOUT, get(about::show))
        .route(routes::SEALS, get(seals::show))
        .route(routes::SEALS_CSV, get(seals::csv))
        .route(routes::SEALS_JSON, get(seals::json))
        .route(routes::OFFLINE, get(offline::show));
    let news = Router::new()
        .route(routes::HOME, get(home::show))
        .route(routes::PATTERNS, get(patterns::show).post(patterns::send));
    router.merge(depends_on(SITE, site)).merge(depends_on(NEWS, news))
}

/// "1.234 lượt truy cập từ ngày ..., tính đến ...": never a number without its date; empty while there are none.
pub(crate) async fn visits(app: &App, lang: Lang) -> Result<String, DbError> {
    let Some(visits) = audience::total(app.db(), audience::VISITS).await? else { return Ok(String::new()) };
    let count = format::number(lang, visits.views);
    let since = format::day(lang, visits.since.to_zoned(app.zone().clone()).date());
    let now = format::moment(lang, app.zone(), app.db().clock().now());
    Ok(t!(lang, "visits", count = count, since = since, now = now))
}
