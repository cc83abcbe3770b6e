//! The ground of every story: a database of its own on either engine, a clock that stands still, identifiers by slug, dice
//! without a pattern.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use access::Actor;
use axum::http::Extensions;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit::blobs::Blobs;
use kit::db::{Engine, Migration, Tx};
use kit::testing::{TestDb, database};
use kit::web::cache::Mark;
use uuid::Uuid;

use crate::{App, Assemble, Assembly, Settings};

/// The actor that sets the city up.
pub const STAFF: Actor = Actor::System("test");

/// The program over a database of its own. Each capability's world wraps the one below it.
#[derive(Debug)]
pub struct World {
    /// The program.
    pub app: App,
    /// The identifiers of the city's things, by slug.
    pub ids: HashMap<String, Uuid>,
    /// Keeps the database's folder.
    db: TestDb,
}

/// An [`Assembly`] of some state, for a world without pages.
pub fn assembly(state: Extensions) -> Assembly {
    Assembly { mark: Mark::new(|_, _, _| None), topics: Vec::new(), state }
}

/// A moment on the city's clock, such as `2025-07-01T08:00`.
///
/// # Panics
/// When the text is no date and time.
pub fn at(local: &str) -> Timestamp {
    let local: DateTime = local.parse().expect("a date and time");
    let zone = jiff::tz::TimeZone::get("Asia/Ho_Chi_Minh").expect("a zone that jiff knows");
    local.to_zoned(zone).expect("a moment").timestamp()
}

impl World {
    /// The program with these tables at noon of 2 July 2025, and nothing in them.
    ///
    /// # Panics
    /// When the engine cannot be used here.
    pub async fn open(
        engine: Engine,
        settings: Settings,
        migrations: &[Migration],
        assemble: Assemble,
    ) -> Self {
        let db = database(engine, migrations).await;
        db.db.clock().set(at("2025-07-02T12:00"));
        let blobs = Blobs::open(&settings.blobs, &db.folder().join("blobs")).expect("a folder for blobs");
        let app = App::from_parts(settings, db.db.clone(), blobs, assemble);
        Self { app, ids: HashMap::new(), db }
    }

    /// The identifier of an agency, category, theme or article, by its slug.
    ///
    /// # Panics
    /// When nothing of that name stands in the city.
    #[track_caller]
    pub fn id(&self, slug: &str) -> Uuid {
        *self.ids.get(slug).unwrap_or_else(|| panic!("there is no `{slug}` in Bến Mây"))
    }

    /// The folder of the city's database.
    pub fn folder(&self) -> &Path {
        self.db.folder()
    }

    /// How another process reaches the city's database; empty for the one in the folder.
    pub fn database_url(&self) -> &str {
        &self.db.settings.url
    }

    /// A transaction.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn tx(&self) -> Tx {
        self.app.db().begin().await.expect("begun")
    }

    /// Moves the clock on.
    pub fn wait(&self, seconds: i64) {
        let clock = self.app.db().clock();
        clock.set(clock.now() + jiff::SignedDuration::from_secs(seconds));
    }

    /// The database goes away and does not come back.
    pub async fn lose_database(&self) {
        self.app.db().close().await;
    }
}

/// Compares a paper in docs/, which is written from the program, with the program's own text. `UPDATE=1` in the
/// environment writes it anew.
///
/// # Panics
/// When they differ.
#[track_caller]
pub fn compare_paper(name: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, expected).expect("docs can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let (have, want): (Vec<&str>, Vec<&str>) = (written.lines().collect(), expected.lines().collect());
    let mut difference = String::new();
    for line in have.iter().filter(|line| !want.contains(line)) {
        let _ = writeln!(difference, "- {line}");
    }
    for line in want.iter().filter(|line| !have.contains(line)) {
        let _ = writeln!(difference, "+ {line}");
    }
    assert!(written == expected, "docs/{name} is old; write it with UPDATE=1:\n{difference}");
}

/// Numbers without a pattern, the same on every run.
#[derive(Debug)]
pub struct Dice {
    seed: u64,
    rolls: u64,
}

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, rolls: 0 }
    }

    /// A number below `sides`.
    ///
    /// # Panics
    /// When there are no sides.
    pub fn roll(&mut self, sides: usize) -> usize {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.seed, self.rolls).hash(&mut hasher);
        self.rolls += 1;
        usize::try_from(hasher.finish() % u64::try_from(sides).expect("a few sides")).expect("below `sides`")
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}
