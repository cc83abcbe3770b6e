//! The traps of having two engines, each with its test.

use super::*;
use crate::events::{self, NewEvent};
use crate::testing::{TestDb, on_both};

fn migrations() -> Vec<Migration> {
    let mut all = vec![Migration {
        name: "test_0001_notes",
        up: |schema| {
            schema.table("notes", |table| {
                table
                    .uuid("id")
                    .text("name")
                    .integer_or_null("amount")
                    .truth("answered")
                    .bytes("sort")
                    .key(&["id"]);
            });
            schema.unique("notes", &["name"]);
        },
    }];
    all.extend(events::MIGRATIONS);
    all.extend(crate::jobs::MIGRATIONS);
    all
}

const INSERT: &str = "INSERT INTO notes (id, name, amount, answered, sort) VALUES ($1, $2, $3, $4, $5)";

async fn note(tx: &Tx, name: &str, amount: Option<i64>) -> Result<u64, DbError> {
    let sort = name.as_bytes().to_vec();
    tx.exec(INSERT, [tx.id().into(), name.into(), amount.into(), (amount == Some(1)).into(), sort.into()])
        .await
}

async fn names(db: &Db, sql: &str) -> Vec<String> {
    let rows = db.rows(sql, []).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect()
}

fn happened(subject: &str) -> NewEvent {
    NewEvent {
        kind: "note.made",
        subject: subject.into(),
        actor: "system:test".into(),
        data: serde_json::json!({ "so": subject }),
    }
}

#[tokio::test]
async fn a_missing_bind_is_an_error_and_not_null() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        let error = tx.exec(INSERT, [tx.id().into(), "a".into()]).await.expect_err("three binds are missing");
        assert!(matches!(error, DbError::Binds { wanted: 5, given: 2, .. }), "{error}");
    })
    .await;
}

#[tokio::test]
async fn after_a_caught_error_the_commit_says_so_and_keeps_nothing() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        note(&tx, "first", None).await.expect("kept so far");
        let error = note(&tx, "first", None).await.expect_err("the same name again");
        assert!(matches!(error, DbError::Duplicate(_)), "{error}");
        assert!(matches!(tx.commit().await, Err(DbError::Poisoned)));
        assert!(names(&world.db, "SELECT name FROM notes").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_a_write_that_is_kept_shows_that_writing_works_again() {
    on_both(&migrations(), |world| async move {
        let refused = world.db.noting::<()>(Err(DbError::Disk("the disk is full".into())));
        assert!(refused.is_err() && world.db.write_failure().is_some());
        for shared in [true, false] {
            // As a worker does that looks for work and finds none.
            let tx = if shared { world.db.begin_shared().await } else { world.db.begin().await };
            let tx = tx.expect("begun");
            let touched = tx.exec("UPDATE notes SET amount = 2 WHERE name = $1", ["nobody".into()]).await;
            assert_eq!(touched.expect("nothing to change"), 0);
            tx.commit().await.expect("nothing to keep");
            assert!(world.db.write_failure().is_some(), "shared: {shared}: nothing was written");
        }
        let tx = world.db.begin().await.expect("begun");
        note(&tx, "a", None).await.expect("written");
        tx.commit().await.expect("kept");
        assert!(world.db.write_failure().is_none(), "a write was kept");
    })
    .await;
}

#[tokio::test]
async fn on_conflict_do_nothing_leaves_the_transaction_whole() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        note(&tx, "first", None).await.expect("written");
        let again = format!("{INSERT} ON CONFLICT (name) DO NOTHING");
        let values =
            [tx.id().into(), "first".into(), Value::BigInt(None), false.into(), Vec::<u8>::new().into()];
        assert_eq!(tx.exec(&again, values).await.expect("no error"), 0);
        tx.commit().await.expect("committed");
        assert_eq!(names(&world.db, "SELECT name FROM notes").await, ["first"]);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_transaction_keeps_nothing() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        note(&tx, "lost", None).await.expect("written");
        drop(tx);
        let tx = world.db.begin().await.expect("the writer is free again");
        tx.commit().await.expect("committed");
        assert!(names(&world.db, "SELECT name FROM notes").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn sums_truths_and_text_order_are_the_same_on_both_engines() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        for (name, amount) in [("đ", Some(1)), ("d", Some(2)), ("Z", None), ("a", Some(1))] {
            note(&tx, name, amount).await.expect("written");
        }
        tx.commit().await.expect("committed");
        let total: i64 =
            world.db.rows("SELECT CAST(SUM(amount) AS BIGINT) AS total FROM notes", []).await.expect("rows")
                [0]
            .try_get("", "total")
            .expect("a 64-bit sum");
        assert_eq!(total, 4);
        assert_eq!(names(&world.db, "SELECT name FROM notes WHERE answered ORDER BY name").await, ["a", "đ"]);
        assert_eq!(names(&world.db, "SELECT name FROM notes ORDER BY name").await, ["Z", "a", "d", "đ"]);
        assert_eq!(names(&world.db, "SELECT name FROM notes ORDER BY sort").await, ["Z", "a", "d", "đ"]);
    })
    .await;
}

#[tokio::test]
async fn two_writers_wait_for_each_other() {
    on_both(&migrations(), |world| async move {
        let writers = (0..20).map(|n| {
            let db = world.db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin().await?;
                note(&tx, &format!("note {n}"), Some(n)).await?;
                tx.record(happened(&n.to_string()));
                tx.commit().await
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("no panic").expect("committed");
        }
        let events = events::after(&world.db, 0, 100).await.expect("events");
        let positions: Vec<i64> = events.iter().map(|event| event.position).collect();
        assert_eq!(positions, (1..=20).collect::<Vec<_>>(), "dense, in the order of commit");
        assert_eq!(events::head(&world.db).await.expect("head"), 20);
    })
    .await;
}

#[tokio::test]
async fn two_programs_on_one_database_wait_for_each_other() {
    on_both(&migrations(), |world| async move {
        let mut writers = Vec::new();
        for program in 0..2 {
            let db = open(&world.settings).await;
            for n in 0..20 {
                let db = db.clone();
                writers.push(tokio::spawn(async move {
                    let mut tx = db.begin().await?;
                    // Read before write: a deferred transaction could not be lifted to a writing one here.
                    let seen = tx.rows("SELECT COUNT(*) AS seen FROM notes", []).await?.len();
                    note(&tx, &format!("note {program} {n}"), i64::try_from(seen).ok()).await?;
                    tx.record(happened("both"));
                    tx.commit().await
                }));
            }
        }
        for writer in writers {
            writer.await.expect("no panic").expect("committed");
        }
        assert_eq!(events::head(&world.db).await.expect("head"), 40);
    })
    .await;
}

#[tokio::test]
async fn a_reader_does_not_see_a_position_before_those_below_it() {
    on_both(&migrations(), |world| async move {
        let mut slow = world.db.begin().await.expect("begun");
        slow.record(happened("slow"));
        if world.db.engine() == Engine::Postgres {
            // SQLite has one writer: the second would wait here.
            let mut fast = world.db.begin().await.expect("begun");
            fast.record(happened("fast"));
            fast.commit().await.expect("committed");
            let seen = events::after(&world.db, 0, 10).await.expect("events");
            assert_eq!(seen[0].subject, "fast");
            assert_eq!(seen[0].position, 1);
        }
        slow.commit().await.expect("committed");
        let all = events::after(&world.db, 0, 10).await.expect("events");
        assert_eq!(all.last().expect("the slow one").subject, "slow");
    })
    .await;
}

#[tokio::test]
async fn numbers_of_a_sequence_have_no_gaps() {
    on_both(&migrations(), |world| async move {
        let tx = world.db.begin().await.expect("begun");
        assert_eq!(tx.next_number("article").await.expect("a number"), 1);
        drop(tx);
        let tx = world.db.begin().await.expect("begun");
        assert_eq!(tx.next_number("article").await.expect("a number"), 1, "the dropped one gave it back");
        assert_eq!(tx.next_number("article").await.expect("a number"), 2);
        assert_eq!(tx.next_number("question").await.expect("a number"), 1);
        tx.commit().await.expect("committed");
    })
    .await;
}

#[tokio::test]
async fn tables_of_a_newer_version_are_left_alone() {
    on_both(&migrations(), |world| async move {
        let older: Vec<Migration> =
            migrations().into_iter().filter(|migration| migration.name != "test_0001_notes").collect();
        let error = world.db.migrate(&older).await.expect_err("newer");
        assert!(matches!(&error, DbError::Newer(name) if name == "test_0001_notes"));
        assert!(error.to_string().contains("install that version"), "{error}");
        assert_eq!(world.db.state(&migrations()).await.expect("state"), State::Current);
    })
    .await;
}

#[tokio::test]
async fn a_failed_migration_leaves_the_tables_as_they_were() {
    on_both(&migrations(), |world| async move {
        let mut broken = migrations();
        broken.push(Migration {
            name: "test_0002_broken",
            up: |schema| {
                schema.table("half", |table| {
                    table.uuid("id").key(&["id"]);
                });
                schema.sql("INSERT INTO nowhere (id) VALUES (1)");
            },
        });
        world.db.migrate(&broken).await.expect_err("broken");
        assert!(world.db.rows("SELECT id FROM half", []).await.is_err(), "nothing of it is kept");
        assert_eq!(world.db.state(&broken).await.expect("state"), State::Pending(1));
    })
    .await;
}

#[tokio::test]
async fn two_nodes_that_migrate_at_once_do_it_once() {
    for engine in crate::testing::engines() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let settings = crate::testing::empty(engine, folder.path()).await;
        let all = migrations();
        let first = open(&settings).await;
        let second = if engine == Engine::Postgres { open(&settings).await } else { first.clone() };
        let (one, two) = tokio::join!(first.migrate(&all), second.migrate(&all));
        let mut counts = [one.expect("migrated"), two.expect("migrated")];
        counts.sort_unstable();
        assert_eq!(counts[1], all.len());
        assert_eq!(first.state(&all).await.expect("state"), State::Current);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn programs_that_find_no_file_at_once_make_it_once() {
    for round in 0..20 {
        let folder = tempfile::TempDir::new().expect("a folder");
        let settings = crate::testing::empty(Engine::Sqlite, folder.path()).await;
        let programs = futures_util::future::join_all((0..4).map(|_| {
            let settings = settings.clone();
            tokio::spawn(async move {
                let db = open(&settings).await;
                // A page that is asked for before the tables are there fails, and is in nobody's way.
                drop(db.ping().await);
                db.migrate(&migrations()).await
            })
        }));
        let mut counts = Vec::new();
        for program in programs.await {
            counts.push(program.expect("ran").unwrap_or_else(|error| panic!("round {round}: {error}")));
        }
        counts.sort_unstable();
        assert_eq!(counts, [0, 0, 0, migrations().len()], "round {round}");
    }
}

async fn open(settings: &Settings) -> Db {
    Db::open(settings, crate::clock::Clock::System, crate::clock::Ids::random()).await.expect("opened")
}

#[tokio::test]
async fn a_full_disk_says_so_and_loses_nothing() {
    let world = crate::testing::database(Engine::Sqlite, &migrations()).await;
    fill(&world).await;
    let mut kept = 0;
    let error = loop {
        let tx = world.db.begin().await.expect("begun");
        let written = note(&tx, &format!("{kept:0>2000}"), None).await;
        match written {
            Ok(_) => match tx.commit().await {
                Ok(()) => kept += 1,
                Err(error) => break error,
            },
            Err(error) => break error,
        }
        assert!(kept < 10_000, "the limit was never met");
    };
    assert!(matches!(error, DbError::Full), "{error}");
    let rows = world.db.rows("SELECT COUNT(*) AS kept FROM notes", []).await.expect("reading goes on");
    assert_eq!(rows[0].try_get::<i64>("", "kept").expect("a count"), kept);

    world.db.writer().execute_unprepared("PRAGMA max_page_count = 10000").await.expect("space again");
    let tx = world.db.begin().await.expect("begun");
    note(&tx, "later", None).await.expect("written");
    tx.commit().await.expect("writing goes on");
}

/// A full disk without one: the file may not grow beyond 60 pages.
async fn fill(world: &TestDb) {
    world.db.writer().execute_unprepared("PRAGMA max_page_count = 60").await.expect("a limit");
}

#[tokio::test]
async fn a_server_that_is_away_is_named_as_such() {
    let settings = Settings {
        url: "postgres://loa@127.0.0.1:9/loa".into(),
        folder: std::env::temp_dir(),
        connections: 1,
    };
    let db = open(&settings).await;
    let error = db.ping().await.expect_err("nobody listens there");
    assert!(matches!(error, DbError::Away(_)) && error.is_passing(), "{error}");
}
