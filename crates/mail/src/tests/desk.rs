//! Tests of the counts and actions that the desk uses.

use frame::testing::STAFF;
use kit::db::Engine;

use super::{put, world};
use crate::{counts, retry_all};

#[tokio::test]
async fn mail_that_waits_for_an_hour_is_late() {
    let world = world(Engine::Sqlite, frame::Settings::default()).await;
    put(&world.app, "a").await;
    let now = || world.app.db().clock().now();
    assert_eq!(counts(world.app.db(), now()).await.expect("numbers").late, 0);
    world.wait(3_601);
    assert_eq!(counts(world.app.db(), now()).await.expect("numbers").late, 1);
}

#[tokio::test]
async fn trying_all_again_when_none_was_given_up_is_no_act() {
    let world = world(Engine::Sqlite, frame::Settings::default()).await;
    let mut tx = world.tx().await;
    assert_eq!(retry_all(&mut tx, &STAFF).await.expect("nothing to do"), 0);
    tx.commit().await.expect("kept");
    assert_eq!(kit::events::head(world.app.db()).await.expect("a position"), 0, "nothing is in the record");
}
