//! More clients than places, and clients that take their time.

use std::time::{Duration, Instant};

use super::super::descriptors::fit;
use super::{Client, PATIENT, Patience, Server};

const GET: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const ONE_SECOND: Duration = Duration::from_secs(1);
/// An answer, also on a machine that is busy with other tests.
const AT_ONCE: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_ones_and_slow_heads_keep_nobody_out() {
    let server = Server::start(50, PATIENT).await;
    let mut crowd = Vec::new();
    for number in 0..300 {
        let mut client = server.connect().await;
        match number % 3 {
            0 => client.send("GET / HTTP/1.1\r\nHo").await,
            // It may have had to go by now, so nothing is said of the answer.
            1 => drop(client.0.try_write(GET.as_bytes())),
            _ => {}
        }
        crowd.push(client);
    }
    let waited = server.waited().await;
    assert!(waited < AT_ONCE, "{waited:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_one_that_waited_longest_goes_first() {
    let server = Server::start(3, PATIENT).await;
    let mut clients = Vec::new();
    for _ in 0..3 {
        let mut client = server.connect().await;
        client.send(GET).await;
        client.until("quick").await;
        clients.push(client);
    }
    // The first comes back and is now the latest.
    clients[0].send(GET).await;
    clients[0].until("quick").await;
    server.waited().await;
    assert!(clients[1].ends_within(ONE_SECOND).await);
    for kept in [0, 2] {
        clients[kept].send(GET).await;
        clients[kept].until("quick").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_in_hand_never_has_to_go() {
    let server = Server::start(2, PATIENT).await;
    let mut working = Vec::new();
    for _ in 0..2 {
        let mut client = server.connect().await;
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
        working.push(client);
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let waited = server.waited().await;
    assert!(waited > Duration::from_millis(500), "both places were taken, and yet it took {waited:?}");
    assert!(waited < Duration::from_secs(5), "{waited:?}");
    for client in &mut working {
        client.until("done").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_has_its_time_and_no_more() {
    let patience = Patience { head: Duration::from_secs(2), ..PATIENT };
    let server = Server::start(10, patience).await;
    let mut silent = server.connect().await;
    let mut dripping = server.connect().await;
    let mut again = server.connect().await;
    again.send(GET).await;
    again.until("quick").await;
    let started = Instant::now();
    let mut letters = "GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".bytes();
    while started.elapsed() < Duration::from_millis(3_500) {
        let _ = dripping.0.try_write(&[letters.next().unwrap_or(b'a')]);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for client in [&mut silent, &mut dripping, &mut again] {
        assert!(client.ends_within(ONE_SECOND).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_read_must_go() {
    let patience = Patience { body: Duration::from_secs(1), ..PATIENT };
    let server = Server::start(10, patience).await;
    let mut idle = server.connect().await;
    idle.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let mut bytes = 0;
    let mut part = vec![0; 1 << 16];
    while let Ok(read @ 1..) = tokio::io::AsyncReadExt::read(&mut idle.0, &mut part).await {
        bytes += read;
    }
    assert!(bytes < 8 << 20, "it was cut off");
    // A client that reads slowly, but reads, gets everything.
    let mut slow = server.connect().await;
    slow.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    let mut bytes = 0;
    while let Ok(read @ 1..) = tokio::io::AsyncReadExt::read(&mut slow.0, &mut part).await {
        bytes += read;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(bytes > 8 << 20, "{bytes}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_sent_bodies_take_bounded_memory() {
    // Room for four parts of 16 kB.
    let server = Server::with_bodies(20, PATIENT, 64 << 10).await;
    let mut half: Vec<Client> = Vec::new();
    for _ in 0..2 {
        let mut client = server.connect().await;
        client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n").await;
        client.send(vec![b'x'; 32_000]).await;
        half.push(client);
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut third = server.connect().await;
    third.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc").await;
    assert!(!third.ends_within(Duration::from_millis(300)).await, "it waits for memory");
    server.waited().await;
    // One client gives up: its part of the memory is free again.
    half.pop();
    third.until("\r\n\r\n3").await;
    half[0].send(vec![b'x'; 8_000]).await;
    half[0].until("40000").await;
}

#[test]
fn few_descriptors_are_shared_out() {
    assert_eq!(fit(1_024), 768);
    assert_eq!(fit(524_288), 524_032);
    assert_eq!(fit(64), 32);
    assert_eq!(fit(1), 1);
}
