//! Commits that are shared: kept together, undone alone, and nobody left waiting.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use tokio::task::JoinHandle;

use crate::clock::{Clock, Ids};
use crate::db::{Db, DbError, Engine, Migration, Run, Tx};
use crate::events::{self, NewEvent};
use crate::testing::{SmallDisk, database, noon, on_both};

fn migrations() -> Vec<Migration> {
    let mut all = vec![Migration {
        name: "test_0001_saves",
        up: |schema| {
            schema.table("saves", |table| {
                table.text("name").text("words").key(&["name"]);
            });
        },
    }];
    all.extend(events::MIGRATIONS);
    all
}

async fn save(tx: &Tx, name: &str) -> Result<u64, DbError> {
    tx.exec("INSERT INTO saves (name, words) VALUES ($1, $2)", [name.into(), "x".repeat(2_000).into()]).await
}

async fn saved(db: &Db) -> Vec<String> {
    let rows = db.rows("SELECT name FROM saves ORDER BY name", []).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect()
}

/// Someone who comes while another's transaction is open, and has been counted as waiting.
async fn coming(db: &Db) -> JoinHandle<Result<Tx, DbError>> {
    let own = db.clone();
    let coming = tokio::spawn(async move { own.begin_shared().await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    coming
}

async fn come(coming: JoinHandle<Result<Tx, DbError>>) -> Tx {
    coming.await.expect("no panic").expect("begun")
}

#[tokio::test]
async fn a_burst_is_kept_whole_with_its_events_in_order() {
    on_both(&migrations(), |world| async move {
        let writers = (0..200).map(|n| {
            let db = world.db.clone();
            tokio::spawn(async move {
                let mut tx = db.begin_shared().await?;
                save(&tx, &format!("{n:03}")).await?;
                tx.record(NewEvent {
                    kind: "draft.saved",
                    subject: n.to_string(),
                    actor: "system:test".into(),
                    data: serde_json::json!({}),
                });
                tx.commit().await?;
                // An acknowledged write can be read by anyone from then on.
                let rows =
                    db.rows("SELECT name FROM saves WHERE name = $1", [format!("{n:03}").into()]).await?;
                assert_eq!(rows.len(), 1, "{n} was acknowledged");
                Ok::<_, DbError>(())
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("no panic").expect("kept");
        }
        assert_eq!(saved(&world.db).await.len(), 200);
        let events = events::after(&world.db, 0, 1_000).await.expect("events");
        let positions: Vec<i64> = events.iter().map(|event| event.position).collect();
        assert_eq!(positions, (1..=200).collect::<Vec<_>>(), "dense, in the order of commit");
    })
    .await;
}

#[tokio::test]
async fn who_comes_meanwhile_shares_the_commit_and_nobody_is_told_before_it() {
    let world = database(Engine::Sqlite, &migrations()).await;
    let first = world.db.begin_shared().await.expect("begun");
    save(&first, "first").await.expect("written");
    let second = coming(&world.db).await;
    let first = tokio::spawn(first.commit());
    let second = come(second).await;
    assert!(saved(&world.db).await.is_empty(), "nothing is on the disk yet");
    assert!(!first.is_finished(), "so nobody is told that it is");
    save(&second, "second").await.expect("written");
    second.commit().await.expect("kept");
    first.await.expect("no panic").expect("kept");
    assert_eq!(saved(&world.db).await, ["first", "second"]);
}

#[tokio::test]
async fn who_fails_or_goes_away_is_undone_alone() {
    let world = database(Engine::Sqlite, &migrations()).await;
    let first = world.db.begin_shared().await.expect("begun");
    save(&first, "first").await.expect("written");
    let second = coming(&world.db).await;
    let first = tokio::spawn(first.commit());
    let second = come(second).await;
    save(&second, "second").await.expect("written");
    save(&second, "first").await.expect_err("there is one");
    let third = coming(&world.db).await;
    assert!(matches!(second.commit().await, Err(DbError::Poisoned)));
    let third = come(third).await;
    save(&third, "third").await.expect("written");
    let fourth = coming(&world.db).await;
    drop(third);
    let fourth = come(fourth).await;
    assert!(!first.is_finished(), "all of them were in one transaction");
    save(&fourth, "fourth").await.expect("written");
    fourth.commit().await.expect("kept");
    first.await.expect("no panic").expect("kept");
    assert_eq!(saved(&world.db).await, ["first", "fourth"]);
}

#[tokio::test]
async fn a_request_that_is_given_up_holds_nobody_up() {
    let world = database(Engine::Sqlite, &migrations()).await;
    let first = world.db.begin_shared().await.expect("begun");
    save(&first, "first").await.expect("written");
    // One gives up while it waits for its turn, the other while it waits for the commit.
    let second = coming(&world.db).await;
    second.abort();
    let first = tokio::spawn(first.commit());
    tokio::time::sleep(Duration::from_millis(1)).await;
    first.abort();
    let third = tokio::time::timeout(Duration::from_secs(5), world.db.begin_shared());
    let third = third.await.expect("the turn comes").expect("begun");
    save(&third, "third").await.expect("written");
    third.commit().await.expect("kept");
    assert_eq!(saved(&world.db).await.last().map(String::as_str), Some("third"));
}

#[tokio::test]
async fn shared_and_other_transactions_take_turns() {
    on_both(&migrations(), |world| async move {
        let mut writers = Vec::new();
        for n in 0..100 {
            let db = world.db.clone();
            writers.push(tokio::spawn(async move {
                let tx = if n % 3 == 0 { db.begin().await? } else { db.begin_shared().await? };
                save(&tx, &format!("{n:03}")).await?;
                if n % 5 == 0 {
                    drop(tx);
                    return Ok(());
                }
                tx.commit().await
            }));
        }
        for writer in writers {
            writer.await.expect("no panic").expect("kept");
        }
        assert_eq!(saved(&world.db).await.len(), 80);
    })
    .await;
}

#[tokio::test]
async fn on_a_full_disk_nobody_is_told_what_is_not_so() {
    let world = database(Engine::Sqlite, &migrations()).await;
    let pages = |most: u32| format!("PRAGMA max_page_count = {most}");
    world.db.writer().execute_unprepared(&pages(60)).await.expect("a limit");
    let mut writers = Vec::new();
    for n in 0..300 {
        let db = world.db.clone();
        writers.push(tokio::spawn(async move {
            let name = format!("{n:03}");
            let tx = db.begin_shared().await?;
            save(&tx, &name).await?;
            tx.commit().await?;
            Ok::<_, DbError>(name)
        }));
    }
    let (mut told, mut refused) = (Vec::new(), 0);
    for writer in writers {
        match writer.await.expect("no panic") {
            Ok(name) => told.push(name),
            Err(error) => {
                assert!(matches!(error, DbError::Full | DbError::Disk(_)), "{error}");
                refused += 1;
            }
        }
    }
    told.sort();
    assert!(refused > 0 && !told.is_empty(), "{refused} refused, {} told", told.len());
    assert_eq!(saved(&world.db).await, told);

    world.db.writer().execute_unprepared(&pages(10_000)).await.expect("space again");
    let tx = world.db.begin_shared().await.expect("begun");
    // It holds the writer's lock from its beginning, as ever: another program waits.
    let other = Db::open(&world.settings, world.db.clock().clone(), Ids::random()).await.expect("opened");
    let waiting = tokio::spawn(async move { other.begin().await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!waiting.is_finished());
    save(&tx, "later").await.expect("written");
    tx.commit().await.expect("writing goes on");
    waiting.await.expect("no panic").expect("begun");
}

/// Saves one by one and together until the disk refuses; answers the names that were acknowledged.
async fn save_until_refused(db: &Db, round: &str) -> Vec<String> {
    let mut told = Vec::new();
    for n in 0..10_000 {
        let name = format!("{round}-{n:04}");
        let kept = async {
            let tx = if n % 2 == 0 { db.begin_shared().await? } else { db.begin().await? };
            save(&tx, &name).await?;
            tx.commit().await
        };
        match kept.await {
            Ok(()) => told.push(name),
            Err(error) => {
                assert!(error.is_storage(), "{error}");
                return told;
            }
        }
    }
    panic!("the disk was never full");
}

#[tokio::test]
async fn after_a_disk_was_full_what_is_acknowledged_is_kept_again() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let place = folder.path().join("disk");
    let Some(disk) = SmallDisk::mount(&place, "2m") else { return };
    let settings = crate::testing::empty(Engine::Sqlite, &place).await;
    let db = Db::open(&settings, Clock::manual(noon()), Ids::seeded(98)).await.expect("opened");
    db.migrate(&migrations()).await.expect("migrated");
    let mut told = save_until_refused(&db, "first").await;
    // The finding: after two refusals every later write was acknowledged and none was kept.
    for round in ["second", "third"] {
        told.extend(save_until_refused(&db, round).await);
    }
    let failure = db.write_failure().expect("it is known that writing fails");
    assert!(failure.error.is_storage(), "{}", failure.error);

    disk.remount("size=64m");
    for n in 0..50 {
        let name = format!("later-{n:02}");
        let tx = if n % 2 == 0 { db.begin_shared().await } else { db.begin().await };
        let tx = tx.expect("begun");
        save(&tx, &name).await.expect("written");
        tx.commit().await.expect("kept");
        told.push(name);
    }
    assert!(db.write_failure().is_none(), "writing works again");
    told.sort();
    // Another program reads only from the disk.
    let other = Db::open(&settings, Clock::manual(noon()), Ids::random()).await.expect("opened");
    assert_eq!(saved(&other).await, told);
}

#[tokio::test]
async fn after_a_statement_has_failed_no_other_is_sent() {
    on_both(&migrations(), |world| async move {
        for shared in [true, false] {
            let tx = if shared { world.db.begin_shared().await } else { world.db.begin().await };
            let tx = tx.expect("begun");
            save(&tx, "one").await.expect("written");
            save(&tx, "one").await.expect_err("there is one");
            assert!(matches!(save(&tx, "two").await, Err(DbError::Poisoned)));
            let read = tx.rows("SELECT name FROM saves", []).await;
            assert!(matches!(read, Err(DbError::Poisoned)));
            assert!(matches!(tx.commit().await, Err(DbError::Poisoned)));
            assert!(saved(&world.db).await.is_empty());
        }
    })
    .await;
}

#[test]
fn who_is_dropped_as_the_program_ends_is_undone() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let city = runtime.block_on(database(Engine::Sqlite, &migrations()));
    let db = city.db.clone();
    let (tell, told) = std::sync::mpsc::channel();
    runtime.spawn(async move {
        let tx = db.begin_shared().await.expect("begun");
        save(&tx, "lost").await.expect("written");
        tell.send(()).expect("heard");
        std::future::pending::<()>().await;
        drop(tx);
    });
    told.recv().expect("written");
    drop(runtime);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let kept = runtime.block_on(async {
        let db = Db::open(&city.settings, Clock::System, Ids::random()).await.expect("opened");
        saved(&db).await
    });
    assert!(kept.is_empty(), "{kept:?}");
}
