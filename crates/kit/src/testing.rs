//! Worlds for tests: a database of its own on each engine, a clock that stands still, seeded identifiers.

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use sea_orm::sqlx::{self, Connection, PgConnection};
use tempfile::TempDir;

use crate::clock::{Clock, Ids};
use crate::db::{Db, Engine, Migration, Settings};

/// The variable that names a PostgreSQL server for tests; `cargo xtask test` sets it.
pub const POSTGRES: &str = "LOA_TEST_POSTGRES_URL";

/// A database of its own, gone when dropped.
#[derive(Debug)]
pub struct TestDb {
    /// The database, migrated, at [`noon`].
    pub db: Db,
    /// How another process reaches it.
    pub settings: Settings,
    folder: TempDir,
}

/// Does nothing, but keeps the world whole: an async block would otherwise take the database alone and let the folder
/// go.
impl Drop for TestDb {
    fn drop(&mut self) {}
}

impl TestDb {
    /// A folder that lives as long as the database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// 26 April 2024, 12:00 in Ho Chi Minh City.
pub fn noon() -> Timestamp {
    "2024-04-26T12:00:00+07:00".parse().expect("a valid moment")
}

/// The engines that tests can use here: SQLite, and PostgreSQL when a server is named.
pub fn engines() -> Vec<Engine> {
    let mut engines = vec![Engine::Sqlite];
    if std::env::var_os(POSTGRES).is_some() {
        engines.push(Engine::Postgres);
    }
    engines
}

/// Runs a story on every engine.
pub async fn on_both<F: Future<Output = ()>>(migrations: &[Migration], story: impl Fn(TestDb) -> F) {
    for engine in engines() {
        story(database(engine, migrations).await).await;
    }
}

/// Settings of a new empty database.
///
/// # Panics
/// When it cannot be made.
pub async fn empty(engine: Engine, folder: &Path) -> Settings {
    let url = match engine {
        Engine::Sqlite => String::new(),
        Engine::Postgres => {
            let server = std::env::var(POSTGRES).expect("a PostgreSQL server for tests");
            let name = format!("loa_{}", Ids::random().next(noon()).simple());
            let mut connection = PgConnection::connect(&server).await.expect("the server answers");
            sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
                .execute(&mut connection)
                .await
                .expect("a new database");
            let (base, _) = server.rsplit_once('/').expect("the URL names a database");
            format!("{base}/{name}")
        }
    };
    Settings { url, folder: folder.to_owned(), connections: 4 }
}

/// A new, migrated database.
///
/// # Panics
/// When it cannot be made.
pub async fn database(engine: Engine, migrations: &[Migration]) -> TestDb {
    let folder = TempDir::new().expect("a temporary folder");
    let settings = empty(engine, folder.path()).await;
    let db = Db::open(&settings, Clock::manual(noon()), Ids::seeded(98)).await.expect("opened");
    db.migrate(migrations).await.expect("migrated");
    TestDb { db, settings, folder }
}

/// A small disk of its own (Linux's tmpfs), gone when dropped.
#[derive(Debug)]
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Makes the folder and mounts a disk of this size there, such as `2m`; none where that is not allowed.
    ///
    /// # Panics
    /// When the folder cannot be made.
    pub fn mount(folder: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir(folder).expect("a folder");
        let options = format!("size={size}");
        let words = ["-t", "tmpfs", "-o", &options, "loa-test"];
        let done =
            Command::new("mount").args(words).arg(folder).output().is_ok_and(|done| done.status.success());
        done.then(|| Self(folder.to_owned()))
    }

    /// Changes how it is mounted: `ro`, `size=200m`.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn remount(&self, option: &str) {
        let options = format!("remount,{option}");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.0).status();
        assert!(done.is_ok_and(|status| status.success()), "{options}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A disk that is still in use is at least gone with the machine.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
