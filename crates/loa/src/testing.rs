//! Bến Mây, a small city for stories: set up through the public actions, on a clock that stands still, and a reader
//! who asks for its pages.

mod city;
mod desk;
mod page;
mod pictures;
mod units;
mod visitor;

use std::collections::HashMap;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit::blobs::Blobs;
use kit::db::{Engine, Tx};
use kit::testing::{TestDb, database, engines};
use tower::ServiceExt;
use uuid::Uuid;

use crate::accounts::Actor;
use crate::agencies;
use crate::app::{App, migrations};
use crate::newsroom::{self, NewArticle, Published};
use crate::search::{Keeper, Step};
use crate::settings::Settings;

pub(crate) use city::{PICTURE, text};
pub(crate) use desk::Chair;
pub(crate) use page::Page;
pub(crate) use pictures::photo;
pub(crate) use units::UNITS;
pub(crate) use visitor::{PASSWORD, Visitor, mail};

/// Whoever sets the city up.
pub(crate) const STAFF: Actor = Actor::System("test");

/// The city with its site.
pub(crate) struct World {
    pub(crate) app: App,
    site: Router,
    ids: HashMap<String, Uuid>,
    /// Whoever keeps the search index.
    keeper: tokio::sync::Mutex<Keeper>,
    /// Keeps the database's folder.
    _db: TestDb,
}

/// Says nothing, but keeps the city whole: an async block would otherwise take the program alone and let the
/// database's folder go.
impl Drop for World {
    fn drop(&mut self) {}
}

/// The program's own source files without those of tests: path below `src`, and text.
pub(crate) fn sources() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&root).expect("below the sources").display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") && !name.contains("test") {
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

/// A moment on the city's clock, such as `2025-07-01T08:00`.
pub(crate) fn at(local: &str) -> Timestamp {
    let local: DateTime = local.parse().expect("a date and time");
    let zone = jiff::tz::TimeZone::get("Asia/Ho_Chi_Minh").expect("a zone that jiff knows");
    local.to_zoned(zone).expect("a moment").timestamp()
}

impl World {
    /// Bến Mây at noon of 2 July 2025.
    pub(crate) async fn new(engine: Engine) -> Self {
        Self::with(engine, Settings::default()).await
    }

    /// Bến Mây with settings of its own.
    pub(crate) async fn with(engine: Engine, settings: Settings) -> Self {
        let mut world = Self::unnamed(engine, settings).await;
        world.ids = city::build(&world.app).await;
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

    async fn unnamed(engine: Engine, settings: Settings) -> Self {
        let db = database(engine, &migrations()).await;
        db.db.clock().set(at("2025-07-02T12:00"));
        let blobs = Blobs::open(&settings.blobs, &db.folder().join("blobs")).expect("a folder for blobs");
        let app = App::from_parts(settings, db.db.clone(), blobs);
        let keeper = Keeper::new(app.finder().clone(), app.db().clone()).into();
        Self { site: crate::site::site(&app), app, ids: HashMap::new(), keeper, _db: db }
    }

    /// The identifier of an agency, category, theme or article, by its slug.
    #[track_caller]
    pub(crate) fn id(&self, slug: &str) -> Uuid {
        *self.ids.get(slug).unwrap_or_else(|| panic!("there is no `{slug}` in Bến Mây"))
    }

    /// The folder of the city's database.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self._db.folder()
    }

    /// How another process reaches the city's database; empty for the one in the folder.
    pub(crate) fn database_url(&self) -> &str {
        &self._db.settings.url
    }

    /// A transaction.
    pub(crate) async fn tx(&self) -> Tx {
        self.app.db().begin().await.expect("begun")
    }

    /// An article as any other, to be changed and published.
    pub(crate) fn draft(&self, title: &str, local: &str) -> NewArticle {
        NewArticle {
            slug: String::new(),
            lang: kit::i18n::Lang::Vi,
            category: self.id("tin-tuc"),
            agency: self.id("ubnd"),
            themes: Vec::new(),
            areas: Vec::new(),
            published_at: at(local),
            text: text(title),
            forced: String::new(),
        }
    }

    /// Loads a table of units that came into force on 1 July 2025, with borders or without.
    pub(crate) async fn add_units(&self, table: &str, borders: &str) {
        let units = agencies::units::parse(table).expect("units");
        let borders = match borders {
            "" => Vec::new(),
            text => agencies::borders::parse(text).expect("borders").0,
        };
        let mut tx = self.tx().await;
        let on = jiff::civil::date(2025, 7, 1);
        agencies::load_units(&mut tx, &STAFF, &units, &borders, on, "ubnd").await.expect("loaded");
        tx.commit().await.expect("kept");
    }

    /// An area of today or of before, by its slug.
    pub(crate) async fn area(&self, slug: &str) -> Uuid {
        let found = agencies::area_by_slug(self.app.db(), slug).await.expect("answered");
        found.unwrap_or_else(|| panic!("there is no area `{slug}`")).id
    }

    /// Publishes an article.
    pub(crate) async fn publish(&self, new: NewArticle) -> Published {
        let mut tx = self.tx().await;
        let published = newsroom::publish(&mut tx, &STAFF, new, self.app.zone()).await.expect("published");
        tx.commit().await.expect("kept");
        published
    }

    /// Does every job that is due.
    pub(crate) async fn work(&self) {
        let jobs = crate::app::jobs(self.app.zone().clone());
        jobs.run_due(self.app.db(), &self.app).await.expect("worked");
    }

    /// Tells the search index what happened; the first time, makes it.
    pub(crate) async fn index(&self) {
        let mut keeper = self.keeper.lock().await;
        while keeper.step().await.expect("an index") != Step::Level {
            keeper.wait().await;
        }
    }

    /// The database goes away and does not come back.
    pub(crate) async fn lose_database(&self) {
        self.app.db().close().await;
    }

    /// What a reader gets.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// What a reader gets whose browser is led on once.
    pub(crate) async fn follow(&self, path: &str) -> Page {
        let page = self.get(path).await;
        if page.status == 308 { self.get(page.header("location")).await } else { page }
    }

    /// What a reader gets for a form sent from the site itself.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// What any request gets; what must hold for every answer is checked here.
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

/// Numbers without a pattern, the same on every run.
pub(crate) struct Dice {
    seed: u64,
    rolls: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, rolls: 0 }
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.seed, self.rolls).hash(&mut hasher);
        self.rolls += 1;
        usize::try_from(hasher.finish() % u64::try_from(sides).expect("a few sides")).expect("below `sides`")
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}
