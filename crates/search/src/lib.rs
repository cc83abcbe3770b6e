//! Search as residents type. Three things live here: the node's index, which [`Indexer`] opens, makes anew and tells of events
//! (`feed.rs` asks the capabilities' sources for the things that an event touched, and for their texts); [`Finder`], by which
//! pages ask it; and the list of expressions that mean the same, so that "TPHCM" finds the name written out in full.
//!
//! Invariants, of the index: it is derived, and nothing waits for it, neither the start nor a page; its words and the
//! mark of the last event they hold are committed together, so that after `kill -9` it goes on where it was; one process keeps
//! it, others read it; one that cannot be used, or is of another record, is set aside and made anew. Of the finder: a few
//! questions run at once, and a reader who waits too long is told so ([`Unanswered`]); an index that fails is not asked twice. Of
//! the list: an expression stands in one group only; of two people who edit a group at once, neither overwrites words that they
//! did not see; a city begins with no group, and every group is someone's recorded decision.
//!
//! Offers others: [`Finder`], [`Indexer`], [`aliases`] with the actions by which the list is kept, and [`ask_anew`].

mod actions;
mod demo;
pub mod desk;
mod feed;
mod finder;
mod indexer;
mod model;
pub mod public;
mod rebuild;
mod record;
mod store;
mod topics;

#[cfg(test)]
extern crate self as search;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use addresses::{Addresses, routes};
use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use fulltext::Home;
use kit::web::cache::depends_on;
use newsroom::permissions::ORGANISE;

pub use actions::{AliasError, add_alias, add_many, ask_anew, change_alias, remove_alias, restore_alias};
pub use finder::{Finder, SearchRequest, State, Unanswered};
pub use indexer::{Indexer, IndexerError, Step};
pub use model::{Alias, Fault, LONGEST, MOST_GROUPS, MOST_WORDS, Words};
pub use store::{MIGRATIONS, alias, aliases, never_held, removed};
pub use topics::{TOPIC, topics};

/// Whether an address is one of the two of search, which answer any query.
fn is_search(address: &Uri) -> bool {
    let (_, path) = Addresses::split(address.path());
    path == routes::SEARCH || path == routes::SUGGEST
}

/// The part of the program that this crate gives.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, folder, state| {
        let home = folder.map_or(Home::Memory, |folder| Home::Folder(folder.join("search")));
        state.insert(Finder::new(home));
    },
    keepers: |app, stop| {
        let indexer = Indexer::of(app);
        vec![Box::pin(indexer.keep(stop.clone()))]
    },
    measure: |app, newest| {
        let state = app.state::<Finder>().state();
        app.metrics().search(state.texts, state.behind(newest));
    },
    topics,
    public: |router| {
        let pages = Router::new()
            .route(routes::SEARCH, get(public::show))
            .route(routes::SUGGEST, get(public::suggest));
        router.merge(depends_on(&[agencies::TOPIC, newsroom::TOPIC, TOPIC], pages))
    },
    lives: |_, asked| Box::pin(async move { Ok(asked.iter().map(is_search).collect()) }),
    desk: desk::routes,
    rebuild: rebuild::STEPS,
    sitemap: frame::sitemap::Sitemap { closed: &[Addresses::search], ..frame::sitemap::Sitemap::NONE },
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::ALIASES,
        name: |lang| t!(lang, "desk-menu-aliases"),
        needs: &[ORGANISE],
        place: 60,
    }],
    record: record::RECORD,
    demo: demo::DEMO,
    ..frame::Capability::named("search")
};

kit::texts!($ "search");
