//! Takes connections, as long as there are places for them.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::registry::Registry;

/// How long to wait before the system is asked again after a failure, and others for their place.
const AGAIN: Duration = Duration::from_millis(50);
/// Failures are logged at most this often.
const LOG_EVERY: Duration = Duration::from_secs(60);

/// Listens for one server.
pub(super) struct Acceptor {
    listener: TcpListener,
    places: Arc<Semaphore>,
    registry: Arc<Registry>,
    /// When failures were last logged, and how many there were since.
    failures: Option<(Instant, u64)>,
}

impl Acceptor {
    pub(super) fn new(listener: TcpListener, places: usize, registry: Arc<Registry>) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(places)), registry, failures: None }
    }

    /// The next connection with its place. None when there are no places any more.
    pub(super) async fn accept(&mut self) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
        loop {
            let accepted = self.listener.accept().await;
            match accepted.and_then(|(stream, peer)| Ok((stream.into_std()?, peer))) {
                // Without a place for it no other is taken: those wait with the system.
                Ok((stream, peer)) => return Some((stream, peer, self.place().await?)),
                Err(error) => {
                    // Out of file descriptors, most likely: connections that wait for their client give theirs back.
                    self.registry.make_room();
                    self.log(&error);
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }

    async fn place(&self) -> Option<OwnedSemaphorePermit> {
        loop {
            if let Ok(place) = self.places.clone().try_acquire_owned() {
                return Some(place);
            }
            self.registry.make_room();
            // Where all are at work there was none to close; in a moment there may be.
            if let Ok(place) = tokio::time::timeout(AGAIN, self.places.clone().acquire_owned()).await {
                return place.ok();
            }
        }
    }

    fn log(&mut self, error: &io::Error) {
        let (logged, more) = self.failures.unzip();
        let failures = more.unwrap_or(0) + 1;
        if logged.is_some_and(|logged| logged.elapsed() < LOG_EVERY) {
            self.failures = logged.map(|logged| (logged, failures));
            return;
        }
        self.failures = Some((Instant::now(), 0));
        tracing::warn!(error.message = %error, http.failures = failures, "http.accept_failed");
    }
}
