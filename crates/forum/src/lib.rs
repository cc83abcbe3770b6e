//! "Dân hỏi - Chính quyền trả lời": sessions in which people ask and an agency answers, before, during and after the
//! hour on air.
//!
//! Invariants: a session closes only when each of its questions is answered, merged, transferred, refused or
//! withdrawn; nobody needs an account to ask or to support; a browser supports a question once; each step that a
//! moderator takes in the history of a question has a public entry with its rule and role, never with hidden words; a
//! page works without JavaScript.
//!
//! Offers others: [`Session`], [`Question`], look-ups, and the acts on sessions and questions.

mod actions;
mod demo;
pub mod desk;
mod live;
mod model;
pub mod public;
mod questions;
mod record;
mod sitemap;
mod store;
mod topics;
mod waiting;
mod words;

#[cfg(test)]
mod tests;

use cases::permissions::MODERATE;

pub use actions::{ForumError, add_session, advance, edit_session};
pub use live::{Frames, View, renew};
pub use model::{Mark, Question, Session, SessionContent, SessionState, suggest_theme};
pub use questions::{
    ask, key_in, place_question, put_on_air, questions, screen, shortlist, support, take_off_air, themes_of,
};
pub use store::{MIGRATIONS, session, session_by_number, session_by_slug, sessions};
pub use topics::{TOPIC, topics};

/// This crate's part of the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, _, state| {
        state.insert(Frames::default());
    },
    keepers: |app, stop| vec![live::keeper(app, stop)],
    topics,
    public: public::routes,
    menu: &[frame::PublicItem {
        part: "forum",
        address: |at| at.forum(),
        name: |lang| t!(lang, "menu-forum"),
        place: 32,
    }],
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::FORUM,
        name: |lang| t!(lang, "desk-menu-forum"),
        needs: &[MODERATE],
        place: 42,
    }],
    record: record::RECORD,
    waiting: |seat| Box::pin(waiting::waiting(seat)),
    lives: |app, asked| Box::pin(sitemap::lives(app, asked)),
    sitemap: frame::sitemap::Sitemap {
        pages: |app| Box::pin(sitemap::pages(app)),
        topics: &[agencies::TOPIC, TOPIC, cases::TOPIC],
        ..frame::sitemap::Sitemap::NONE
    },
    demo: demo::DEMO,
    ..frame::Capability::named("forum")
};

kit::texts!($ "forum");
