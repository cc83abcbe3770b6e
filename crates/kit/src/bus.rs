//! The wake-up bus. It carries no data: it only says "look again", and a listener that missed a call finds
//! the same state when it polls.

use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use crate::db::Db;

/// PostgreSQL's notification channel; the payload is a topic's name.
pub(crate) const CHANNEL: &str = "loa_wake";

/// The things that a listener looks at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The events log has grown.
    Events,
    /// A job was enqueued.
    Jobs,
}

impl Topic {
    /// The name sent between nodes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Jobs => "jobs",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Events, Self::Jobs].into_iter().find(|topic| topic.name() == name)
    }
}

/// The bus of one process.
#[derive(Clone, Debug)]
pub struct Bus(broadcast::Sender<Topic>);

impl Default for Bus {
    fn default() -> Self {
        Self(broadcast::channel(256).0)
    }
}

impl Bus {
    /// Wakes the listeners of this process.
    pub fn wake(&self, topic: Topic) {
        // No listener is no error: the news is in the tables.
        let _ = self.0.send(topic);
    }

    /// A listener for one topic.
    pub fn listen(&self, topic: Topic) -> Wakeups {
        Wakeups { topic, calls: self.0.subscribe() }
    }

    /// Passes other nodes' calls on to this process until `stop`; it connects again by itself.
    pub(crate) async fn relay(self, db: Db, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let heard = tokio::select! {
                () = stop.cancelled() => return,
                heard = self.relay_once(&db) => heard,
                // A server that was unplugged never ends the connection: a new one is taken when it is back.
                () = db.health().turns(true) => Ok(()),
            };
            let away = db.health().is_away();
            if let Err(error) = heard
                && !away
            {
                tracing::warn!(error.message = %error, "bus.listen_failed");
            }
            let pause = async {
                if away {
                    db.health().turns(false).await;
                } else {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = pause => {}
            }
        }
    }

    async fn relay_once(&self, db: &Db) -> Result<(), sea_orm::sqlx::Error> {
        let mut listener = PgListener::connect_with(&db.postgres_pool()).await?;
        listener.listen(CHANNEL).await?;
        // Calls may have been missed while nobody listened: the listeners look now.
        self.wake(Topic::Events);
        self.wake(Topic::Jobs);
        while let Some(call) = listener.try_recv().await? {
            if let Some(topic) = Topic::named(call.payload()) {
                self.wake(topic);
            }
        }
        Ok(())
    }
}

/// One listener's view of the bus.
#[derive(Debug)]
pub struct Wakeups {
    topic: Topic,
    calls: broadcast::Receiver<Topic>,
}

impl Wakeups {
    /// Waits for the topic's next call, or at most `patience`: the polling fallback.
    pub async fn wait(&mut self, patience: Duration) {
        let call = async {
            loop {
                match self.calls.recv().await {
                    Ok(topic) if topic != self.topic => {}
                    // Missed calls are a reason to look; on a closed bus only the poll is left.
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => return,
                    Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
                }
            }
        };
        let _ = tokio::time::timeout(patience, call).await;
    }
}

#[cfg(test)]
mod tests;
