//! An import that cannot write stops, counts the articles that it kept, and goes on when it is run again.

use std::fmt::Write;
use std::path::Path;

use kit::db::{DbError, Engine};

use super::wxr::{export, import, item};
use crate::testing::World;
use ::importer::{Halt, IMPORT, Import, Kind, StopError};

/// An import that is expected to come to no end.
async fn halted(world: &World, source: &Path) -> Halt {
    let app = &world.app;
    let work = Import {
        db: app.db(),
        blobs: app.blobs(),
        zone: app.zone(),
        agency: None,
        category: None,
        reason: "nhập bằng dòng lệnh",
        actor: &IMPORT,
        order: None,
    };
    let source = source.to_str().expect("a path in letters");
    work.run(source, Kind::Wxr, &mut |_| {}).await.expect_err("it cannot write")
}

/// Lets the database grow by so many pages and no more, as a full disk does.
async fn room(world: &World, pages: Option<i64>) {
    use kit::db::Run;
    let tx = world.tx().await;
    let now = tx.rows("PRAGMA page_count", []).await.expect("answered");
    let now: i64 = now[0].try_get("", "page_count").expect("a number");
    let most = pages.map_or(1 << 30, |pages| now + pages);
    tx.rows(&format!("PRAGMA max_page_count = {most}"), []).await.expect("set");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn on_a_full_disk_it_stops_and_counts_what_is_there() {
    let world = World::new(Engine::Sqlite).await;
    let mut items = String::new();
    for id in 1..=1_000 {
        let _ = write!(items, "{}", item(id, &format!("Bài số {id}"), &"Chữ của bài. ".repeat(20)));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("xuat.xml");
    std::fs::write(&file, export(&items)).expect("written");
    room(&world, Some(400)).await;
    let halt = halted(&world, &file).await;
    assert!(matches!(halt.why, StopError::Db(DbError::Full)), "{halt:?}");
    let there = newsroom::last_number(world.app.db()).await.expect("read") - 8;
    let counted = i64::try_from(halt.tally.added).expect("a number");
    assert!(counted > 0 && counted < 1_000, "it stopped in the middle: {halt:?}");
    assert_eq!(there, counted, "what was counted is there, and nothing else");
    assert_eq!(halt.tally.left_out, 0, "{halt:?}");
    assert_eq!(halt.at, format!("Bài số {}", counted + 1));
    room(&world, None).await;
    let (tally, _) = import(&world, &file, Kind::Wxr).await;
    assert_eq!((tally.added, tally.same), (1_000 - halt.tally.added, halt.tally.added));
    assert_eq!(newsroom::last_number(world.app.db()).await.expect("read"), 8 + 1_000);
}
