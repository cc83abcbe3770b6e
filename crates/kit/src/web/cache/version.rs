//! The content's version, followed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::bus::Topic;
use crate::db::Db;
use crate::events;

/// How long the follower waits for a wake-up call before it looks by itself.
const LOOK: Duration = Duration::from_millis(500);

/// The content's version in memory: the position of the newest event that the public sees. 0 means that nobody follows it, and nothing is
/// kept.
#[derive(Clone, Debug, Default)]
pub struct Version(pub(super) Arc<AtomicI64>);

impl Version {
    /// The version as last seen.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Acquire)
    }

    /// Follows the events log until `stop`. While the database is away the last version stays, and so do its pages.
    pub async fn follow(self, db: Db, stop: CancellationToken) {
        let mut calls = db.bus().listen(Topic::Events);
        while !stop.is_cancelled() {
            match events::shown(&db).await {
                // An empty city has no events and yet a version.
                Ok(head) => self.0.store(head.max(1), Ordering::Release),
                Err(error) => tracing::debug!(error.message = %error, "cache.version_unknown"),
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = calls.wait(LOOK) => {}
            }
        }
    }
}
