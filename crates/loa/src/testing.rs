//! Bến Mây, a small city for stories: set up through the public actions, on a clock that stands still, and a reader
//! who asks for its pages.

mod desk;
mod page;
mod visitor;

use std::ops::{Deref, DerefMut};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use frame::{Assemble, Capability, Settings};
use http_body_util::BodyExt;
use kit::db::{Engine, Migration};
use kit::testing::engines;
use tower::ServiceExt;

use search::{Indexer, Step};

use crate::program;

pub(crate) use desk::Chair;
pub(crate) use newsroom::testing::{Dice, PASSWORD, PICTURE, STAFF, UNITS, at, mail, photo, proposed, text};
pub(crate) use page::Page;
pub(crate) use visitor::Visitor;

/// The city with its site.
pub(crate) struct World {
    city: newsroom::testing::World,
    site: Router,
    /// The writer of the search index.
    keeper: tokio::sync::Mutex<Indexer>,
}

impl Deref for World {
    type Target = newsroom::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.city
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.city
    }
}

/// The program's own source files without the ground's and those of tests: path below `crates`, such as
/// `newsroom/src/withdraw.rs`, and text.
pub(crate) fn sources() -> Vec<(String, String)> {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ground = ["viet", "fulltext", "kit"];
    let folders =
        std::fs::read_dir(&crates).expect("the crates").map(|entry| entry.expect("an entry").path());
    let ours =
        folders.filter(|path| !path.file_name().is_some_and(|name| ground.iter().any(|one| name == *one)));
    let (mut folders, mut files) = (ours.map(|path| path.join("src")).collect::<Vec<_>>(), Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&crates).expect("below the crates").display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") && !name.contains("test") && !name.contains("stories") {
                files.push((name, std::fs::read_to_string(&path).expect("a source file")));
            }
        }
    }
    files.sort();
    files
}

/// Runs a story in the city on every engine.
pub(crate) async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

impl World {
    /// Bến Mây at noon of 2 July 2025.
    pub(crate) async fn new(engine: Engine) -> Self {
        Self::with(engine, Settings::default()).await
    }

    /// Bến Mây with settings of its own.
    pub(crate) async fn with(engine: Engine, settings: Settings) -> Self {
        let mut world = Self::unnamed(engine, settings).await;
        world.arrange().await;
        world.tell().await;
        world
    }

    /// A city that nobody has set up.
    pub(crate) async fn empty(engine: Engine) -> Self {
        Self::empty_with(engine, Settings::default()).await
    }

    /// A city that nobody has set up, with settings of its own.
    pub(crate) async fn empty_with(engine: Engine, settings: Settings) -> Self {
        Self::unnamed(engine, settings).await
    }

    /// Bến Mây in a program that is made of other capabilities.
    pub(crate) async fn of(engine: Engine, capabilities: &'static [Capability], assemble: Assemble) -> Self {
        let migrations = program::migrations_of(capabilities);
        let mut world = Self::made(engine, Settings::default(), &migrations, assemble).await;
        world.arrange().await;
        world.tell().await;
        world
    }

    async fn unnamed(engine: Engine, settings: Settings) -> Self {
        Self::made(engine, settings, &program::migrations(), program::assemble).await
    }

    async fn made(engine: Engine, settings: Settings, migrations: &[Migration], assemble: Assemble) -> Self {
        let base = frame::testing::World::open(engine, settings, migrations, assemble).await;
        let city = agencies::testing::World::over(base);
        let city = newsroom::testing::World::over(accounts::testing::World::over(city));
        let keeper = Indexer::of(&city.app).into();
        Self { site: crate::site::site(&city.app), city, keeper }
    }

    /// Does every job that is due.
    pub(crate) async fn work(&self) {
        let jobs = program::jobs(&self.app);
        jobs.run_due(self.app.db(), &self.app).await.expect("worked");
    }

    /// Tells the search index the changes; the first time, makes it.
    pub(crate) async fn index(&self) {
        let mut keeper = self.keeper.lock().await;
        while keeper.step().await.expect("an index") != Step::Level {
            keeper.wait().await;
        }
    }

    /// The answer to a reader.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// The answer to a reader whose browser follows one redirect.
    pub(crate) async fn follow(&self, path: &str) -> Page {
        let page = self.get(path).await;
        if page.status == 308 { self.get(page.header("location")).await } else { page }
    }

    /// The answer to a reader's form that was sent from the site itself.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// The answer to any request; the rules for every answer are checked here.
    pub(crate) async fn send(&self, request: Request<Body>) -> Page {
        let asked = format!("{} {}", request.method(), request.uri());
        let response = self.site.clone().oneshot(request).await.expect("the site answers everything");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let page = Page {
            asked,
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        };
        page.check();
        page
    }
}
