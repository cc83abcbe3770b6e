//! Where officers work: signing in, the newsroom's drafts and articles, people and roles, the record. Composes pages from the
//! capabilities' parts; every change is an action of theirs.
//!
//! Invariants: every route stands in one list with its needs ([`frame::Capability::desk`]), and the door asks
//! before the handler runs; the action asks again, for the very thing; nothing here is kept by a cache ([`crate::site`] sees
//! to it); typed words are not lost when a session has ended.

mod home;
mod record;
mod setup;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::middleware;
use kit::i18n::Lang;
use kit::web::layers;

use frame::App;
use frame::desk::{Desk, DeskRouter};

use crate::portal;

/// The desk's pages in both languages.
pub fn routes(app: &App) -> Router {
    let (vi, en) = (
        desk_routes(&Desk { app: app.clone(), lang: Lang::Vi }),
        desk_routes(&Desk { app: app.clone(), lang: Lang::En }),
    );
    let noted = |pages: Router| pages.route_layer(middleware::from_fn(layers::note_route));
    let pages = noted(Router::new().merge(vi.router).nest("/en", en.router));
    // Large uploads have limits of their own, inside of which those of all other pages would still cut them off.
    let uploads = noted(Router::new().merge(vi.uploads).nest("/en", en.uploads));
    let guarded = layers::guard(pages, &app.settings().limits).merge(uploads);
    layers::secured(portal::with_failures(app, guarded))
}

/// Every route of the desk with its needs.
fn desk_routes(desk: &Desk) -> DeskRouter {
    let capabilities = desk.app.capabilities();
    capabilities.iter().fold(DeskRouter::new(desk.clone()), |router, capability| (capability.desk)(router))
}

/// The program's own routes.
pub(crate) fn own_routes(router: DeskRouter) -> DeskRouter {
    setup::routes(record::routes(home::routes(router)))
}
