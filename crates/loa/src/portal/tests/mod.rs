//! Stories of readers, over HTTP, laid out like the addresses.

mod agencies;
mod areas;
mod article;
mod asked;
mod assets;
mod day;
mod failure;
mod feeds;
mod found;
mod health;
mod home;
mod hostile;
mod kept;
mod lists;
mod lives;
mod moved;
mod offline;
mod paper;
mod patterns;
mod pictures;
mod seals;
mod search;
mod topics;
mod views;
mod whole;

use kit::db::Engine;

use crate::testing::World;

/// Bến Mây on SQLite: the content of a page does not depend on the engine once the look-ups agree.
async fn city() -> World {
    World::new(Engine::Sqlite).await
}
