//! Where officers work: signing in, the newsroom's drafts and articles, people and roles, the record. Composes pages
//! from what the capabilities offer; every change is an action of theirs.
//!
//! What must always hold: every route stands in one list with what it needs ([`doors`]), and the door asks before the
//! handler runs; the action asks again, for the very thing; nothing here is kept by a cache ([`crate::site`] sees to it);
//! what was typed is not lost when a session has ended.

mod account;
mod aliases;
mod articles;
mod blocks;
mod door;
mod drafts;
mod failure;
mod frame;
mod home;
mod imports;
mod names;
mod people;
mod permissions;
mod record;
mod searching;
mod seat;
mod setup;
mod uploads;
mod withheld;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::middleware;
use kit::i18n::Lang;
use kit::web::layers;

use crate::portal;
use ::frame::App;
use door::{Desk, Doors};
pub use withheld::give as give_withheld;

/// The desk's pages in both languages.
pub fn routes(app: &App) -> Router {
    let (vi, en) = (
        doors(&Desk { app: app.clone(), lang: Lang::Vi }),
        doors(&Desk { app: app.clone(), lang: Lang::En }),
    );
    let noted = |pages: Router| pages.route_layer(middleware::from_fn(layers::note_route));
    let pages = noted(Router::new().merge(vi.router).nest("/en", en.router));
    // What is large has limits of its own, inside of which those of all other pages would still cut it off.
    let uploads = noted(Router::new().merge(vi.uploads).nest("/en", en.uploads));
    let guarded = layers::guard(pages, &app.settings().limits).merge(uploads);
    layers::secured(portal::with_failures(app, guarded))
}

/// Every door of the desk with what it needs.
fn doors(desk: &Desk) -> Doors {
    let doors = Doors::new(desk.clone());
    let doors = home::doors(doors);
    let doors = permissions::doors(doors);
    let doors = drafts::doors(doors);
    let doors = uploads::doors(doors);
    let doors = record::doors(people::doors(doors));
    let doors = articles::doors(doors);
    let doors = blocks::doors(doors);
    let doors = imports::doors(doors);
    let doors = aliases::doors(doors);
    let doors = setup::doors(doors);
    let doors = searching::doors(doors);
    account::doors(doors)
}
