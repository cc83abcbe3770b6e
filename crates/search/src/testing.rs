//! Bến Mây with the tables of search, and with a second kind of thing that is found.

pub(crate) mod notes;

use std::ops::{Deref, DerefMut};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use frame::public::Portal;
use frame::{Assembly, Capability, Hooks, Settings};
use fulltext::Home;
use kit::db::{Engine, Migration};
use kit::i18n::Lang;
use kit::testing::engines;
use newsroom::public::{KnownDirectory, directory, known_directory};
use tower::ServiceExt;

use crate::Finder;
use crate::feed::Sources;

pub(crate) use newsroom::testing::{Dice, STAFF, at, text};

/// The capabilities of the program, as far as the search looks.
const CAPABILITIES: [Capability; 2] = [newsroom::CAPABILITY, notes::CAPABILITY];

/// The sources of all things that are found.
pub(crate) fn sources() -> Sources {
    vec![&newsroom::ARTICLES, &notes::NOTES]
}

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

fn assemble() -> Assembly {
    let mut state = newsroom::testing::state();
    state.insert(KnownDirectory::default());
    state.insert(Finder::new(Home::Memory));
    state.insert(Hooks {
        capabilities: &CAPABILITIES,
        site: |app| Box::pin(async move { Ok(directory(&app).await?.words.clone()) }),
        known_site: |app| known_directory(app).words.clone(),
        foot: |_, _| Box::pin(async { Ok(String::new()) }),
        open_session: |_, _| Box::pin(async { Ok(None) }),
        menu: Vec::new(),
        desk_menu: Vec::new(),
    });
    newsroom::testing::assembly(state)
}

impl World {
    /// A city that nobody has set up.
    pub(crate) async fn empty(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| assemble();
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

    /// The text that a reader gets of the pages of search.
    pub(crate) async fn get(&self, path: &str) -> String {
        let portal = Portal::new(self.app.clone());
        let pages = |lang| (crate::CAPABILITY.public)(Router::new()).with_state(portal.speaking(lang));
        let site = pages(Lang::Vi).nest("/en", pages(Lang::En));
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = site.oneshot(request).await.expect("answered");
        assert_eq!(response.status(), 200, "{path}");
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
