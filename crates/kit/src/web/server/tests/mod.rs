//! A small site behind the real server, spoken to byte by byte.

mod crowds;
mod hosts;
mod refusals;
mod stopping;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::budget::Budget;
use super::registry::{Patience, Registry};
use super::{Quick, Site, bind, serve_with};

/// How long a test waits for an answer that should come at once.
const SOON: Duration = Duration::from_secs(10);

/// Longer than any test takes.
const PATIENT: Patience =
    Patience { head: Duration::from_secs(60), body: Duration::from_secs(60), close: Duration::from_secs(60) };

struct Server {
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<()>,
}

impl Server {
    async fn start(places: usize, patience: Patience) -> Self {
        Self::with_bodies(places, patience, 64 << 20).await
    }

    /// A server whose bodies may take so many bytes together.
    async fn with_bodies(places: usize, patience: Patience, bodies: usize) -> Self {
        let listener = bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let stop = CancellationToken::new();
        let registry = Registry::new(places, patience, Budget::of_bytes(bodies));
        let serving = tokio::spawn(serve_with(listener, site(), places, registry, stop.clone()));
        Self { address, stop, serving }
    }

    async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.expect("a connection"))
    }

    /// The answer until the end of a connection on which this was sent.
    async fn told(&self, sent: impl AsRef<[u8]>) -> String {
        let mut client = self.connect().await;
        client.send(sent).await;
        client.rest().await
    }

    /// How long a new client waits for an answer.
    async fn waited(&self) -> Duration {
        let started = Instant::now();
        let answer = self.told("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        started.elapsed()
    }
}

struct Client(TcpStream);

impl Client {
    async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.expect("sent");
    }

    /// Everything that comes until the connection ends well.
    async fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        tokio::time::timeout(SOON, self.0.read_to_end(&mut bytes))
            .await
            .expect("an end")
            .expect("a good end");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Reads until the text has come.
    async fn until(&mut self, text: &str) -> String {
        let mut said = String::new();
        while !said.contains(text) {
            let mut part = [0; 4096];
            let read = tokio::time::timeout(SOON, self.0.read(&mut part)).await.expect("in time");
            let read = read.expect("a good connection");
            assert!(read > 0, "it ended after {said}");
            said.push_str(&String::from_utf8_lossy(&part[..read]));
        }
        said
    }

    /// Whether it ends, well or not, before so much time has passed.
    async fn ends_within(&mut self, time: Duration) -> bool {
        let end = async { while matches!(self.0.read(&mut [0; 4096]).await, Ok(1..)) {} };
        tokio::time::timeout(time, end).await.is_ok()
    }
}

/// `/` by the short way; `/healthz`; `/slow`, a second of work; `/large`, 8 MB; `/count`, which says how many bytes came;
/// `/refuse`, which reads none of them.
fn site() -> Site {
    let quick: Quick = Arc::new(|_, uri, _| (uri.path() == "/").then(|| Response::new(Body::from("quick"))));
    let router = Router::new()
        .route("/healthz", get(|| async { "well" }))
        .route("/slow", get(slow))
        .route("/large", get(|| async { Bytes::from(vec![b'x'; 8 << 20]) }))
        .route("/count", post(|body: Bytes| async move { body.len().to_string() }))
        .route("/refuse", post(|| async { (StatusCode::PAYLOAD_TOO_LARGE, "too much") }))
        .layer(DefaultBodyLimit::disable());
    Site { quick: Some(quick), router }
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_secs(1)).await;
    "done"
}
