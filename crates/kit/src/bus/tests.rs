use std::time::Instant;

use super::*;
use crate::clock::{Clock, Ids};
use crate::db::{Db, Migration};
use crate::events::NewEvent;
use crate::testing::on_both;

fn migrations() -> Vec<Migration> {
    [crate::events::MIGRATIONS, crate::jobs::MIGRATIONS].concat()
}

async fn happen(db: &Db) {
    let mut tx = db.begin().await.expect("begun");
    tx.record(NewEvent {
        kind: "note.made",
        subject: "1".into(),
        actor: "system:test".into(),
        data: serde_json::Value::Null,
    });
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn a_commit_wakes_listeners_and_a_dropped_transaction_does_not() {
    on_both(&migrations(), |world| async move {
        let mut calls = world.db.bus().listen(Topic::Events);
        let tx = world.db.begin().await.expect("begun");
        drop(tx);
        let started = Instant::now();
        calls.wait(Duration::from_millis(50)).await;
        assert!(started.elapsed() >= Duration::from_millis(50), "nobody called");
        happen(&world.db).await;
        let started = Instant::now();
        calls.wait(Duration::from_secs(10)).await;
        assert!(started.elapsed() < Duration::from_secs(5), "the call was heard");
    })
    .await;
}

#[tokio::test]
async fn a_commit_on_one_node_wakes_the_others() {
    on_both(&migrations(), |world| async move {
        if world.db.engine() == crate::db::Engine::Sqlite {
            // One process has the file: there are no other nodes, and programs beside it are seen by polling.
            return;
        }
        let other = Db::open(&world.settings, Clock::System, Ids::random()).await.expect("opened");
        let stop = CancellationToken::new();
        other.listen(stop.clone());
        let mut calls = other.bus().listen(Topic::Events);
        // The relay calls once when it has begun to listen.
        calls.wait(Duration::from_secs(10)).await;
        happen(&world.db).await;
        let started = Instant::now();
        calls.wait(Duration::from_secs(10)).await;
        assert!(started.elapsed() < Duration::from_secs(5), "the call crossed the server");
        stop.cancel();
    })
    .await;
}
