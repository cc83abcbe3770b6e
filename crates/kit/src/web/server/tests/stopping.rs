//! Stopping: requests in hand are finished.

use std::time::{Duration, Instant};

use super::{PATIENT, Server};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_finishes_what_it_has_and_waits_for_nobody_else() {
    let server = Server::start(10, PATIENT).await;
    let mut working = server.connect().await;
    working.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    let mut idle = server.connect().await;
    idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
    idle.until("quick").await;
    let _silent = server.connect().await;
    let mut refused = server.connect().await;
    refused.send("nonsense\r\n\r\n").await;
    refused.until("400").await;
    tokio::time::sleep(Duration::from_millis(200)).await;

    server.stop.cancel();
    let asked = Instant::now();
    assert!(working.rest().await.ends_with("done"));
    assert_eq!(idle.rest().await, "");
    server.serving.await.expect("it ends");
    // Nobody has closed their end.
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
}
