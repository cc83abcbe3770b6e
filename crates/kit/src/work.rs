//! Long work, outside of the threads that answer requests, in bounded measure: hashes, pictures, searches, comparisons.
//!
//! Invariants: of one [`Places`] no more pieces of work are in hand than it has places, and no more callers
//! wait before it than it has room for, even when callers give up. A place belongs to the work and not to the caller:
//! when a request is given up, its place is free only after its work has ended, because a thread that computes cannot
//! be stopped. A caller that finds no room is told so at once.

mod line;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::JoinError;

use line::{Line, Turn};

/// Limits on the work in hand and on the callers that wait.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Pieces of work at once.
    pub at_once: usize,
    /// Callers that wait, all together.
    pub waiting: usize,
    /// Callers of one party that wait.
    pub each: usize,
}

/// The party of a caller. Parties of a group take turns, and so do groups: a party that sends much waits behind itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Party<'a> {
    /// A kind of callers.
    pub group: &'static str,
    /// One of them, such as a network.
    pub name: &'a str,
}

/// There was no room to wait, or the wait took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("as much as is done at once is in hand, and as many as may wait do so")]
pub struct Busy;

/// Why a piece of work has no result.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// It was not begun.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// It panicked, or the program is stopping.
    #[error(transparent)]
    Failed(#[from] JoinError),
}

/// Places at which work is done, and the line before them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Places(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    line: Mutex<Line>,
    /// Counted by the work itself.
    working: AtomicUsize,
    most: AtomicUsize,
}

/// A place that was given; dropped, or when its work has ended, it goes to the next in line.
#[derive(Debug)]
pub struct Place(Places);

impl Places {
    /// Places with nobody at work.
    pub fn new(room: Room) -> Self {
        let line = Mutex::new(Line::new(room));
        Self(Arc::new(Inner { line, working: AtomicUsize::new(0), most: AtomicUsize::new(0) }))
    }

    /// Waits for a place, not longer than `patience`.
    ///
    /// # Errors
    /// [`Busy`], at once when there is no room to wait. When the line is full, a party that has little in it takes the
    /// room of the one that has most.
    pub async fn enter(&self, party: Party<'_>, patience: Duration) -> Result<Place, Busy> {
        let turn = self.line().ask(party);
        match turn {
            Turn::Now => Ok(Place(self.clone())),
            Turn::Full => Err(Busy),
            Turn::Wait { number, call } => {
                let _leaving = Waiting { places: self, number };
                let called = tokio::time::timeout(patience, call).await;
                called.ok().and_then(Result::ok).ok_or(Busy)
            }
        }
    }

    /// Does a piece of work for nobody in particular, after waiting not longer than `patience` for its turn.
    ///
    /// # Errors
    /// See [`WorkError`].
    pub async fn run<T: Send + 'static>(
        &self,
        patience: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WorkError> {
        let place = self.enter(Party::default(), patience).await?;
        Ok(place.run(work).await?)
    }

    /// How many callers wait.
    pub fn waiting(&self) -> usize {
        self.line().waiting()
    }

    /// How many pieces of work go on at this moment, as they count themselves.
    pub fn at_work(&self) -> usize {
        self.0.working.load(Ordering::SeqCst)
    }

    /// The most that ever went on at once.
    pub fn most_at_work(&self) -> usize {
        self.0.most.load(Ordering::SeqCst)
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Does a piece of work on a thread where nobody's request waits. It goes on although the caller is gone, and keeps
    /// this place until it ends.
    ///
    /// # Errors
    /// When it panics, or the program is stopping.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        tokio::task::spawn_blocking(move || {
            let _working = Working::begin(self);
            work()
        })
        .await
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let next = self.0.line().leave();
        if let Some(call) = next {
            // A caller that has gone at this very moment drops the place that is sent, and so it comes here again.
            drop(call.send(Self(self.0.clone())));
        }
    }
}

/// Work that goes on; also when it panics it is counted out before its place is free.
struct Working(Place);

impl Working {
    fn begin(place: Place) -> Self {
        let inner = &place.0.0;
        let now = inner.working.fetch_add(1, Ordering::SeqCst) + 1;
        inner.most.fetch_max(now, Ordering::SeqCst);
        Self(place)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.0.0.working.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A caller in line; it leaves the line when its request is given up.
struct Waiting<'a> {
    places: &'a Places,
    number: u64,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.places.line().forget(self.number);
    }
}

#[cfg(test)]
mod tests;
