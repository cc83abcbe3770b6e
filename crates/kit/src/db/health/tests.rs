//! A database that goes away in each of its ways, and comes back.

use std::io;
use std::net::SocketAddr;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::*;
use crate::bus::Topic;
use crate::clock::{Clock, Ids};
use crate::db::{Migration, Run};
use crate::events::NewEvent;
use crate::testing::{TestDb, database, engines, on_both};

/// Longest time until a lost database is known to be away: a rest, and a server's silence.
const NOTICED: Duration = Duration::from_millis(2500);
/// A known state is read in no time; this is generous, because the machine may be busy.
const AT_ONCE: Duration = Duration::from_millis(150);

fn migrations() -> Vec<Migration> {
    [crate::events::MIGRATIONS, crate::jobs::MIGRATIONS].concat()
}

/// The behaviour of the line between program and server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
    /// It carries.
    On,
    /// Nobody listens, and connections end.
    Cut,
    /// It takes everything and carries nothing, as a stopped or unplugged server does.
    Silent,
}

/// A program whose line to PostgreSQL can be cut.
struct Node {
    db: Db,
    wire: watch::Sender<Wire>,
    carrying: JoinHandle<()>,
    stop: CancellationToken,
    _world: TestDb,
}

impl Drop for Node {
    fn drop(&mut self) {
        self.stop.cancel();
        self.carrying.abort();
    }
}

impl Node {
    /// A node that watches; none without a server.
    async fn new() -> Option<Self> {
        if !engines().contains(&Engine::Postgres) {
            return None;
        }
        let world = database(Engine::Postgres, &migrations()).await;
        let (scheme, rest) = world.settings.url.split_once("://").expect("a URL");
        let (place, name) = rest.rsplit_once('/').expect("a database");
        let (user, server) = place.rsplit_once('@').expect("a user");
        let (wire, seen) = watch::channel(Wire::On);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let own = listener.local_addr().expect("an address");
        let carrying = tokio::spawn(carry_all(listener, own, server.to_owned(), seen));
        let mut settings = world.settings.clone();
        settings.url = format!("{scheme}://{user}@{own}/{name}");
        let db = Db::open(&settings, Clock::System, Ids::random()).await.expect("opened");
        let stop = CancellationToken::new();
        db.watch(stop.clone());
        db.ping().await.expect("it is there");
        Some(Self { db, wire, carrying, stop, _world: world })
    }

    fn turn(&self, wire: Wire) {
        self.wire.send(wire).expect("somebody carries");
    }

    async fn until(&self, away: bool, limit: Duration) -> Duration {
        let begun = Instant::now();
        let turned = tokio::time::timeout(limit, self.db.health().turns(away)).await;
        turned.unwrap_or_else(|_| panic!("not known within {limit:?}: away {away}"));
        begun.elapsed()
    }
}

/// Listens while the wire is not cut, and carries each connection.
async fn carry_all(first: TcpListener, own: SocketAddr, server: String, mut wire: watch::Receiver<Wire>) {
    let mut listener = Some(first);
    loop {
        let now = *wire.borrow_and_update();
        if now == Wire::Cut {
            listener = None;
        } else if listener.is_none() {
            listener = TcpListener::bind(own).await.ok();
        }
        tokio::select! {
            changed = wire.changed() => if changed.is_err() { return },
            accepted = async {
                match &listener {
                    Some(listener) => listener.accept().await,
                    None => std::future::pending::<io::Result<_>>().await,
                }
            } => if let Ok((client, _)) = accepted {
                tokio::spawn(carry(client, server.clone(), wire.clone()));
            }
        }
    }
}

/// Carries one connection. A connection that was silent once stays silent, as after a server's restart behind a lost
/// cable.
async fn carry(mut client: TcpStream, server: String, mut wire: watch::Receiver<Wire>) {
    let now = *wire.borrow_and_update();
    if now == Wire::On
        && let Ok(mut server) = TcpStream::connect(&server).await
    {
        tokio::select! {
            _ = tokio::io::copy_bidirectional(&mut client, &mut server) => return,
            _ = wire.changed() => {}
        }
        if *wire.borrow() == Wire::Silent {
            // The server is still there for itself.
            let _ = server.shutdown().await;
        }
    }
    while *wire.borrow_and_update() != Wire::Cut {
        if wire.changed().await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_server_that_refuses_is_known_to_be_away_and_back_within_a_second() {
    let Some(node) = Node::new().await else { return };
    for _ in 0..2 {
        node.turn(Wire::Cut);
        let noticed = node.until(true, NOTICED).await;
        assert!(noticed < Duration::from_secs(1), "noticed after {noticed:?}");
        let begun = Instant::now();
        let read = node.db.ping().await.expect_err("a read");
        let begin = node.db.begin().await.expect_err("a transaction");
        let state = node.db.state(&migrations()).await.expect_err("the tables");
        assert!(begun.elapsed() < AT_ONCE, "nobody waits: {:?}", begun.elapsed());
        for error in [read, begin, state] {
            assert!(matches!(error, DbError::Outage(_)) && error.is_passing(), "{error:?}");
        }
        sleep(Duration::from_secs(1)).await;
        node.turn(Wire::On);
        let back = node.until(false, Duration::from_secs(2)).await;
        assert!(back < Duration::from_secs(1), "back after {back:?}");
        for _ in 0..20 {
            node.db.ping().await.expect("no reader meets a connection of before");
        }
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_lets_go_of_what_waits_for_it() {
    let Some(node) = Node::new().await else { return };
    let tx = node.db.begin().await.expect("begun");
    let reading = tokio::spawn({
        let db = node.db.clone();
        async move { db.rows("SELECT pg_sleep(20)", []).await.map(drop) }
    });
    // It is on its way when the server stops.
    sleep(Duration::from_millis(100)).await;
    node.turn(Wire::Silent);
    let begun = Instant::now();
    let late = node.db.ping().await.expect_err("a reader before anyone knows");
    assert!(matches!(late, DbError::Outage(_)), "{late:?}");
    let statement = tx.rows("SELECT 1 AS one", []).await.expect_err("within a transaction");
    assert!(matches!(statement, DbError::Outage(_)), "{statement:?}");
    assert!(reading.await.expect("no panic").is_err(), "what was in hand");
    assert!(begun.elapsed() < NOTICED, "let go after {:?}", begun.elapsed());
    drop(tx);

    let begun = Instant::now();
    node.db.ping().await.expect_err("away");
    assert!(begun.elapsed() < AT_ONCE);
    sleep(Duration::from_secs(1)).await;
    // The server is another one now: old connections hear nothing any more, not even an end.
    node.turn(Wire::On);
    node.until(false, Duration::from_secs(3)).await;
    let begun = Instant::now();
    for _ in 0..20 {
        node.db.ping().await.expect("over new connections");
    }
    node.db.begin().await.expect("begun").commit().await.expect("kept");
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn after_an_outage_a_node_hears_the_others_again() {
    let Some(node) = Node::new().await else { return };
    node.db.listen(node.stop.clone());
    node.turn(Wire::Silent);
    node.until(true, NOTICED).await;
    node.turn(Wire::On);
    node.until(false, Duration::from_secs(3)).await;
    let mut calls = node.db.bus().listen(Topic::Events);
    let heard = async {
        // The node calls once by itself when it listens again.
        let mut heard = 0;
        while heard < 3 {
            // Another program publishes.
            let mut tx = node._world.db.begin().await.expect("begun");
            tx.record(NewEvent {
                kind: "note.made",
                subject: "1".into(),
                actor: "system:test".into(),
                data: serde_json::Value::Null,
            });
            tx.commit().await.expect("committed");
            let begun = Instant::now();
            calls.wait(Duration::from_millis(200)).await;
            heard = if begun.elapsed() < Duration::from_millis(190) { heard + 1 } else { 0 };
        }
    };
    tokio::time::timeout(Duration::from_secs(5), heard).await.expect("a call");
}

#[tokio::test]
async fn a_busy_pool_is_not_taken_for_a_lost_server() {
    let Some(node) = Node::new().await else { return };
    let busy: Vec<_> = (0..8)
        .map(|_| {
            let db = node.db.clone();
            tokio::spawn(async move { db.rows("SELECT pg_sleep(2)", []).await.map(drop) })
        })
        .collect();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(3) {
        assert!(!node.db.health().is_away());
        sleep(Duration::from_millis(20)).await;
    }
    for one in busy {
        one.await.expect("no panic").expect("all of them are answered, one after the other");
    }
}

#[tokio::test]
async fn a_watchers_line_that_ends_alone_is_no_outage() {
    let Some(node) = Node::new().await else { return };
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    for _ in 0..3 {
        node._world.db.rows(end, []).await.expect("ended");
        // The server's processes need a moment to hear of it.
        sleep(Duration::from_millis(100)).await;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(600) {
            assert!(!node.db.health().is_away());
            node.db.ping().await.expect("readers go on");
            sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test]
async fn what_nobody_watches_is_waited_for() {
    on_both(&migrations(), |world| async move {
        assert!(!world.db.health().is_away());
        world.db.close().await;
        let error = world.db.ping().await.expect_err("closed");
        assert!(matches!(error, DbError::Away(_)), "{error:?}");
        assert!(!world.db.health().is_away());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_known_to_be_away_until_it_can() {
    let world = database(Engine::Sqlite, &migrations()).await;
    let (file, elsewhere) = (world.folder().join("loa.db"), world.folder().join("elsewhere.db"));
    // A node that has no connection yet: open ones read on even when the file is moved.
    let node = Db::open(&world.settings, Clock::System, Ids::random()).await.expect("opened");
    std::fs::rename(&file, &elsewhere).expect("moved");
    let stop = CancellationToken::new();
    node.watch(stop.clone());
    tokio::time::timeout(NOTICED, node.health().turns(true)).await.expect("known");
    let begun = Instant::now();
    let error = node.ping().await.expect_err("away");
    assert!(matches!(error, DbError::Outage(_)) && begun.elapsed() < AT_ONCE, "{error:?}");
    std::fs::rename(&elsewhere, &file).expect("moved back");
    tokio::time::timeout(NOTICED, node.health().turns(false)).await.expect("known");
    node.ping().await.expect("it is back");
    node.begin().await.expect("begun").commit().await.expect("kept");
    stop.cancel();
}
