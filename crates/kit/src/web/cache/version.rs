//! The content's version, followed.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::changes::Changes;
use super::topics::{Topics, TopicsOf};
use crate::bus;
use crate::db::{Db, DbError};
use crate::events::{self, Event};

/// How long the follower waits for a wake-up call before it looks by itself.
const LOOK: Duration = Duration::from_millis(500);
/// So many positions of the log are read at once. A process that is farther behind takes everything for changed.
const FAR: i64 = 1_000;

/// The content's version in memory, and the version at which each topic changed last. A version counts changes of the
/// public site: a page that was made at a version is fresh while its topics have not changed since.
#[derive(Clone, Debug, Default)]
pub struct Version(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    /// The version that pages are made at; 0 while nobody follows it.
    followed: AtomicI64,
    /// The topics that events change.
    topics: Vec<TopicsOf>,
    changes: RwLock<Changes>,
}

impl Version {
    /// A version that nobody follows yet; each of `topics` knows some kinds of events.
    pub fn new(topics: Vec<TopicsOf>) -> Self {
        Self(Arc::new(Known { topics, ..Known::default() }))
    }

    /// The version as last seen; 0 means that nobody follows it, and nothing is kept.
    pub fn get(&self) -> i64 {
        self.0.followed.load(Ordering::Acquire)
    }

    /// Whether a page that was made at a version and shows these topics is still as it would be made now.
    pub fn is_fresh(&self, made: i64, shows: &Topics) -> bool {
        self.changes().is_fresh(made, shows)
    }

    /// Reads the events since the last look; answers the present version. Anyone may look at any time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look(&self, db: &Db) -> Result<i64, DbError> {
        // The known position first, then that of the log: another look meanwhile makes no step back of it.
        let known = self.changes().seen();
        let shown = events::shown(db).await?;
        match known {
            Some(seen) if seen == shown => {}
            Some(seen) if seen < shown && shown - seen <= FAR => {
                let news = events::shown_between(db, seen, shown).await?;
                let news = news.iter().map(|event| (event.position, self.topics_of(event))).collect();
                self.changes_mut().go_on(seen, shown, news);
            }
            _ => self.changes_mut().start_over(known, shown),
        }
        Ok(self.changes().version())
    }

    /// Follows the events log until `stop`. While the database is away the last version stays, and so do its pages.
    pub async fn follow(self, db: Db, stop: CancellationToken) {
        let mut calls = db.bus().listen(bus::Topic::Events);
        while !stop.is_cancelled() {
            match self.look(&db).await {
                Ok(version) => self.0.followed.store(version, Ordering::Release),
                Err(error) => tracing::debug!(error.message = %error, "cache.version_unknown"),
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = calls.wait(LOOK) => {}
            }
        }
    }

    fn topics_of(&self, event: &Event) -> Topics {
        let known = |topics: &TopicsOf| topics(&event.kind, &event.subject, &event.data);
        self.0.topics.iter().find_map(known).unwrap_or(Topics::Everything)
    }

    fn changes(&self) -> RwLockReadGuard<'_, Changes> {
        self.0.changes.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn changes_mut(&self) -> RwLockWriteGuard<'_, Changes> {
        self.0.changes.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
impl Version {
    /// The follower has seen everything change.
    pub(super) fn moves(&self) {
        let mut changes = self.changes_mut();
        let seen = changes.seen();
        changes.start_over(seen, seen.map_or(0, |seen| seen + 1));
        self.0.followed.store(changes.version(), Ordering::Release);
    }

    /// The follower has seen one event that changed these topics.
    pub(super) fn hears(&self, topics: Topics) {
        let mut changes = self.changes_mut();
        let seen = changes.seen().unwrap_or_default();
        changes.go_on(seen, seen + 1, vec![(seen + 1, topics)]);
        self.0.followed.store(changes.version(), Ordering::Release);
    }

    /// Nobody follows.
    pub(super) fn is_left(&self) {
        self.0.followed.store(0, Ordering::Release);
    }
}
