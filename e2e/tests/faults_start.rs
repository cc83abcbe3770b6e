//! The reason why the program does not start is said in one plain line.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use e2e::city::PLAN;
use e2e::program::Program;
use e2e::{database, http, news};
use kit::clock::{Clock, Ids};
use kit::db::{Db, Settings};
use kit::testing::SmallDisk;
use tempfile::TempDir;

/// Starts it where it cannot start, and checks how it says so.
fn refused(program: &Path, folder: &Path, words: &[&str], settings: &[(&str, &str)], named: &[&str]) {
    let quiet = [settings, &[("LOA_LOG_LEVEL", "error")]].concat();
    let mut running = Program::start(program, folder, words, &quiet);
    let ended = running.end(Duration::from_secs(20));
    let lines = running.complained();
    assert_eq!(ended.and_then(|status| status.code()), Some(1), "{words:?} {settings:?}: {lines:?}");
    assert_eq!(lines.len(), 1, "{words:?} {settings:?}: {lines:#?}");
    assert!(lines[0].starts_with("loa: "), "{lines:?}");
    for word in named {
        assert!(lines[0].contains(word), "{words:?} {settings:?}: `{word}` is not in {lines:?}");
    }
    assert!(!lines[0].contains("panicked") && !lines[0].contains("Err("), "{lines:?}");
}

#[test]
fn a_busy_port() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let place = taken.local_addr().expect("an address").to_string();
    for command in ["serve", "demo"] {
        refused(
            &program,
            folder.path(),
            &[command],
            &[("LOA_LISTEN", &place)],
            &[&place, "in use", "LOA_LISTEN"],
        );
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing was written");
}

#[test]
fn an_impossible_folder() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("file");
    fs::write(&file, "a file").expect("a file");
    let below = file.join("data").display().to_string();
    for command in ["serve", "demo", "migrate"] {
        for data in ["/proc/loa", "/sys/loa", below.as_str(), &file.display().to_string()] {
            let settings = [("LOA_DATA", data), ("LOA_LISTEN", "127.0.0.1:0")];
            refused(&program, folder.path(), &[command], &settings, &[data]);
        }
    }
}

#[test]
fn tables_of_a_newer_version() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    for (engine, url) in database::engines(folder.path()) {
        let data = folder.path().join(format!("{engine:?}"));
        let place = data.display().to_string();
        let settings =
            [("LOA_DATA", place.as_str()), ("LOA_DATABASE_URL", &url), ("LOA_LISTEN", "127.0.0.1:0")];
        let mut made = Program::start(&program, folder.path(), &["migrate"], &settings);
        assert!(
            made.end(Duration::from_secs(60)).is_some_and(|status| status.success()),
            "{:?}",
            made.complained()
        );
        add_migration(
            Settings { url: url.clone(), folder: data, connections: 1 },
            "m29990101_000001_telepathy",
        );
        for command in ["serve", "demo", "migrate", "rebuild"] {
            refused(&program, folder.path(), &[command], &settings, &["newer"]);
        }
    }
}

/// As a later release would have left it.
fn add_migration(settings: Settings, name: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(&settings, Clock::System, Ids::random()).await.expect("the database opens");
        let tx = db.begin().await.expect("a transaction");
        let row = format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', 1)");
        tx.exec(&row, []).await.expect("a row");
        tx.commit().await.expect("kept");
        db.close().await;
    });
}

#[test]
fn a_setting_that_does_not_exist() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    for command in [&["serve"][..], &["demo"], &["config", "check"]] {
        let misspelt = [("LOA_LISTNE", "127.0.0.1:0")];
        refused(&program, folder.path(), command, &misspelt, &["LOA_LISTNE", "LOA_LISTEN"]);
    }
    fs::write(folder.path().join("loa.toml"), "listen = \"127.0.0.1:0\"\nlistne = \"x\"\n").expect("a file");
    refused(&program, folder.path(), &["serve"], &[], &["listne", "listen", "loa.toml"]);
    fs::write(folder.path().join("loa.toml"), "listen = \"127.0.0.1:0\n").expect("a file");
    refused(&program, folder.path(), &["serve"], &[], &["loa.toml"]);
    fs::remove_file(folder.path().join("loa.toml")).expect("gone");
    for (name, value, setting) in [
        ("LOA_LISTEN", "8080", "listen"),
        ("LOA_TIMEZONE", "Saigon", "timezone"),
        ("LOA_WORKERS", "two", "LOA_WORKERS"),
        ("LOA_DATABASE_URL", "mysql://x", "database_url"),
        ("LOA_LOG_FORMAT", "xml", "log.format"),
    ] {
        refused(&program, folder.path(), &["serve"], &[(name, value)], &[setting]);
    }
}

#[test]
fn a_disk_that_cannot_be_written() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let place = folder.path().join("disk");
    let Some(disk) = SmallDisk::mount(&place, "20m") else {
        return e2e::skipped("no disk can be mounted here");
    };
    let data = place.join("data").display().to_string();
    let settings = [("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0")];
    disk.remount("ro");
    refused(&program, folder.path(), &["demo"], &settings, &[&data]);
    // The same with a city on it that was there before.
    disk.remount("rw");
    let mut running = Program::start(&program, folder.path(), &["demo"], &settings);
    running.authority();
    running.ask_to_stop();
    assert!(running.end(Duration::from_secs(5)).is_some());
    disk.remount("ro");
    refused(&program, folder.path(), &["demo"], &settings, &[&data]);
    refused(&program, folder.path(), &["serve"], &settings, &[&data]);
}

#[test]
fn a_full_disk() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut refusals = 0;
    // Each size is full at another moment: while the tables are made, while the city is loaded, at the end.
    for size in ["200k", "400k", "600k", "800k", "1000k", "1300k", "1600k"] {
        let place = folder.path().join(size);
        let Some(disk) = SmallDisk::mount(&place, size) else {
            return e2e::skipped("no disk can be mounted here");
        };
        let data = place.join("data").display().to_string();
        let settings =
            [("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")];
        let mut small = Program::start(&program, folder.path(), &["demo"], &settings);
        // A disk that is large enough after all never ends it.
        let Some(ended) = small.end(Duration::from_secs(3)) else {
            small.kill();
            break;
        };
        refusals += 1;
        let lines = small.complained();
        assert_eq!(ended.code(), Some(1), "{size}: {lines:?}");
        assert!(lines.len() == 1 && lines[0].contains("full"), "{size}: {lines:#?}");

        disk.remount("size=200m");
        let mut large = Program::start(&program, folder.path(), &["demo"], &settings);
        let authority = large.authority();
        assert!(large.said()[0].contains("loaded"), "{size}: nothing half done was left: {:?}", large.said());
        let plan = news::article(&authority, PLAN);
        for path in ["/", plan.as_str(), "/co-quan/ubnd-phuong-sai-gon"] {
            assert_eq!(http::get(&authority, path).expect("an answer").status, 200, "{path} after {size}");
        }
    }
    assert!(refusals > 1, "a small disk was never full");
}
