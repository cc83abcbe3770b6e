//! Bến Mây with the tables of search.

use std::ops::{Deref, DerefMut};

use frame::{Assembly, Settings};
use kit::db::{Engine, Migration};
use kit::testing::engines;

pub(crate) use newsroom::testing::{Dice, STAFF, at, text};

/// Bến Mây, where texts can be found.
pub(crate) struct World(newsroom::testing::World);

impl Deref for World {
    type Target = newsroom::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Runs a story in the city on every engine.
pub(crate) async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

fn migrations() -> Vec<Migration> {
    let mut migrations = newsroom::testing::migrations();
    migrations.extend(crate::MIGRATIONS.iter().copied());
    migrations
}

impl World {
    /// A city that nobody has set up.
    pub(crate) async fn empty(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly {
            newsroom::testing::assembly(newsroom::testing::state())
        };
        let base = frame::testing::World::open(engine, Settings::default(), &migrations(), assemble).await;
        let city = accounts::testing::World::over(agencies::testing::World::over(base));
        Self(newsroom::testing::World::over(city))
    }

    /// Bến Mây at noon of 2 July 2025.
    pub(crate) async fn new(engine: Engine) -> Self {
        let mut world = Self::empty(engine).await;
        world.arrange().await;
        world.tell().await;
        world
    }
}
