//! What the public reads: composes pages from what the capabilities offer, and writes nothing.
//!
//! What must always hold: a public page is a function of its address, its language and the content's version; no
//! cookie, no session; it reads well without JavaScript; every address comes from [`crate::addresses`].

mod about;
mod agencies;
mod article;
mod assets;
mod cards;
mod count;
mod day;
mod directory;
mod failure;
mod feeds;
mod frame;
mod health;
mod home;
mod kept;
mod lists;
mod offline;
mod patterns;
mod seals;
mod search;
mod sitemap;
mod structured;
mod withdrawn;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::middleware;
use axum::routing::get;
use kit::i18n::Lang;
use kit::web::{cache, layers};
use tower::ServiceExt;

use ::frame::App;
use addresses::routes;
use frame::Portal;

/// What the public reads, and the program's health.
pub fn routes(app: &App) -> Router {
    let portal = Portal::new(app.clone());
    let pages = Router::new()
        .merge(pages(portal.speaking(Lang::Vi)))
        .nest("/en", pages(portal.speaking(Lang::En)))
        .merge(root(portal.clone()))
        .merge(assets::routes(app.clone()))
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

/// Whether a page, a picture or a file of ours answers at an address (path and query), so that no old address may take
/// its place.
pub async fn answers(app: &App, address: &str) -> bool {
    !answered(app, [address]).await.is_empty()
}

/// Those of these addresses that a page has now.
pub async fn answered<'a>(app: &App, addresses: impl IntoIterator<Item = &'a str>) -> HashSet<String> {
    let portal = Portal::new(app.clone());
    // Without the layers around them: nobody reads here, and nothing is to be counted or kept.
    let site = Router::new()
        .merge(pages(portal.speaking(Lang::Vi)))
        .nest("/en", pages(portal.speaking(Lang::En)))
        .merge(root(portal))
        .merge(assets::routes(app.clone()))
        .merge(health::routes(app.clone()));
    let mut answered = HashSet::new();
    for address in addresses {
        let there = match Request::get(address).body(Body::empty()) {
            Err(_) => true,
            Ok(request) => match site.clone().oneshot(request).await {
                Ok(response) => response.status() != StatusCode::NOT_FOUND,
                Err(never) => match never {},
            },
        };
        if there {
            answered.insert(address.to_owned());
        }
    }
    answered
}

pub use assets::{address as asset, withheld};
pub use count::quick;
pub use kept::mark;

/// What is served while the database is still away: the same failure page, and the program's health.
pub fn waiting(app: &App) -> Router {
    let portal = Portal::new(app.clone());
    let pages = Router::new().merge(assets::routes(app.clone())).fallback(failure::away);
    let shown = pages.layer(middleware::from_fn_with_state(portal, failure::show));
    layers::finish(layers::secured(shown.merge(health::routes(app.clone()))), app.metrics().clone())
}

pub use health::metrics_site;

/// What stands at the root once, whatever the language.
fn root(portal: Portal) -> Router {
    Router::new()
        .route(routes::SITEMAP, get(sitemap::index))
        .route(routes::SITEMAP_PART, get(sitemap::part))
        .route(routes::ROBOTS, get(sitemap::robots))
        .route(routes::MANIFEST, get(offline::manifest))
        .route(routes::WORKER, get(offline::worker))
        .with_state(portal)
}

fn pages(portal: Portal) -> Router {
    let feeds = feeds::addresses()
        .iter()
        .fold(Router::new(), |router, address| router.route(address, get(feeds::show)));
    Router::new()
        .merge(feeds)
        .route(routes::HOME, get(home::show))
        .route(routes::NEWS, get(lists::news))
        .route(routes::WITHDRAWN, get(withdrawn::list))
        .route(routes::ARTICLE, get(article::show))
        .route(routes::EDITION, get(article::edition))
        .route(routes::CATEGORY, get(lists::category))
        .route(routes::THEMES, get(lists::themes))
        .route(routes::THEME, get(lists::theme))
        .route(routes::AGENCIES, get(agencies::index))
        .route(routes::AGENCY, get(agencies::show))
        .route(routes::AREA, get(agencies::area))
        .route(routes::DAYS, get(day::newest))
        .route(routes::DAY, get(day::show))
        .route(routes::SEARCH, get(search::show))
        .route(routes::SUGGEST, get(search::suggest))
        .route(routes::ABOUT, get(about::show))
        .route(routes::SEALS, get(seals::show))
        .route(routes::SEALS_CSV, get(seals::csv))
        .route(routes::SEALS_JSON, get(seals::json))
        .route(routes::OFFLINE, get(offline::show))
        .route(routes::PATTERNS, get(patterns::show).post(patterns::send))
        .with_state(portal)
}
