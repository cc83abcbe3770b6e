//! Every open connection: its phase, and the moment when that began. The one place where clients' time is bounded, so
//! that a request costs no timer of its own.
//!
//! Invariants: a connection that was closed from here begins no request any more, and one that the site works
//! on is never closed from here.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tokio::task::AbortHandle;

use super::budget::Budget;

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Until the whole head of a request has come, from the connection or the answer before.
    pub(super) head: Duration,
    /// To send or take the next 16 kB of a body.
    pub(super) body: Duration,
    /// To close its end after ours, from its last bytes.
    pub(super) close: Duration,
}

/// After so long a client that sends or takes a body may have to go when there is no room for others.
const SLOW: Duration = Duration::from_secs(2);
/// The same as `Patience::close`, when the program stops.
const CLOSE_AT_STOP: Duration = Duration::from_secs(1);

/// The phase of a connection, by the thing that it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nothing: its end was decided.
    Closed,
    /// The site, which works on a request.
    Working,
    /// A request, or the rest of its head.
    Idle,
    /// The client, which sends or takes a body.
    Stalled,
    /// The client's end, after ours (RFC 9112, 9.6).
    Lingering,
}

const PHASES: [Phase; 5] = [Phase::Closed, Phase::Working, Phase::Idle, Phase::Stalled, Phase::Lingering];
const PHASE_BITS: u32 = 3;

/// One connection, as its socket, its requests and the registry share it.
#[derive(Debug)]
pub(super) struct Connection {
    /// The phase, and in the bits above it the microseconds from `epoch` until it began.
    state: AtomicU64,
    epoch: Instant,
    /// Whether a request was taken whose answer has not been handed over in full.
    in_hand: AtomicBool,
    /// Whether the body of that request has more to come.
    body_open: AtomicBool,
    /// The parts of the budget that this request holds.
    kept: AtomicUsize,
    budget: Arc<Budget>,
    task: OnceLock<AbortHandle>,
}

impl Connection {
    /// A request's head is whole. False when the connection is being closed and must not begin it.
    pub(super) fn begin(&self, has_body: bool) -> bool {
        self.body_open.store(has_body, Ordering::Relaxed);
        self.in_hand.store(true, Ordering::Relaxed);
        self.enter(Phase::Working)
    }

    /// The answer was handed over.
    pub(super) fn end(&self) {
        self.in_hand.store(false, Ordering::Relaxed);
        self.release();
        self.enter(Phase::Idle);
    }

    /// The client keeps us waiting in the middle of a body.
    pub(super) fn stall(&self) {
        self.enter(Phase::Stalled);
    }

    /// The client goes on.
    pub(super) fn resume(&self) {
        self.enter(if self.in_hand() { Phase::Working } else { Phase::Idle });
    }

    /// Our end is closed, or more bytes came after that.
    pub(super) fn linger(&self) {
        self.enter(Phase::Lingering);
    }

    pub(super) fn in_hand(&self) -> bool {
        self.in_hand.load(Ordering::Relaxed)
    }

    pub(super) fn body_open(&self) -> bool {
        self.body_open.load(Ordering::Relaxed)
    }

    pub(super) fn body_ended(&self) {
        self.body_open.store(false, Ordering::Relaxed);
    }

    pub(super) fn budget(&self) -> &Arc<Budget> {
        &self.budget
    }

    /// How much the request in hand has taken from the budget so far.
    pub(super) fn kept(&self) -> usize {
        self.kept.load(Ordering::Relaxed)
    }

    /// So much of the budget is the request's until its answer was handed over.
    pub(super) fn keep(&self, amount: usize) {
        self.kept.fetch_add(amount, Ordering::Relaxed);
    }

    fn release(&self) {
        // Nearly always nothing: most requests have no body, and reading is cheaper than exchanging.
        if self.kept() > 0 {
            self.budget.give_back(self.kept.swap(0, Ordering::Relaxed));
        }
    }

    fn enter(&self, phase: Phase) -> bool {
        let next = pack(phase, self.epoch.elapsed());
        let open = |old| (unpack(old).0 != Phase::Closed).then_some(next);
        self.state.fetch_update(Ordering::AcqRel, Ordering::Acquire, open).is_ok()
    }

    /// Ends it, unless something has happened since it was looked at.
    fn close(&self, seen: u64) -> bool {
        let closed = pack(Phase::Closed, Duration::ZERO);
        if self.state.compare_exchange(seen, closed, Ordering::AcqRel, Ordering::Acquire).is_err() {
            return false;
        }
        if let Some(task) = self.task.get() {
            task.abort();
        }
        true
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.release();
    }
}

fn pack(phase: Phase, since: Duration) -> u64 {
    let micros = u64::try_from(since.as_micros()).unwrap_or(u64::MAX);
    (micros << PHASE_BITS) | phase as u64
}

fn unpack(state: u64) -> (Phase, Duration) {
    let phase = usize::try_from(state & ((1 << PHASE_BITS) - 1)).unwrap_or(0);
    (PHASES.get(phase).copied().unwrap_or(Phase::Closed), Duration::from_micros(state >> PHASE_BITS))
}

/// The open connections of one server.
#[derive(Debug)]
pub(super) struct Registry {
    open: Mutex<HashMap<u64, Arc<Connection>>>,
    opened: AtomicU64,
    epoch: Instant,
    patience: Patience,
    /// How many connections are closed at once to make room.
    batch: usize,
    stopping: AtomicBool,
    budget: Arc<Budget>,
}

impl Registry {
    pub(super) fn new(places: usize, patience: Patience, budget: Budget) -> Arc<Self> {
        Arc::new(Self {
            open: Mutex::default(),
            opened: AtomicU64::new(0),
            epoch: Instant::now(),
            patience,
            batch: (places / 64).max(1),
            stopping: AtomicBool::new(false),
            budget: Arc::new(budget),
        })
    }

    /// A new connection, which waits for its first request, and the entry that keeps it here until it is dropped.
    pub(super) fn register(self: &Arc<Self>) -> (Arc<Connection>, Entry) {
        let connection = Arc::new(Connection {
            state: AtomicU64::new(pack(Phase::Idle, self.epoch.elapsed())),
            epoch: self.epoch,
            in_hand: AtomicBool::new(false),
            body_open: AtomicBool::new(false),
            kept: AtomicUsize::new(0),
            budget: self.budget.clone(),
            task: OnceLock::new(),
        });
        let id = self.opened.fetch_add(1, Ordering::Relaxed);
        self.lock().insert(id, connection.clone());
        (connection, Entry { registry: self.clone(), id })
    }

    /// Names the task that drives a connection, and that ends when it is closed from here.
    pub(super) fn attach(connection: &Connection, task: AbortHandle) {
        let task = connection.task.get_or_init(|| task);
        if unpack(connection.state.load(Ordering::Acquire)).0 == Phase::Closed {
            task.abort();
        }
    }

    /// Closes those whose client took too long.
    pub(super) fn sweep(&self) {
        let now = self.epoch.elapsed();
        let close = if self.stopping.load(Ordering::Relaxed) { CLOSE_AT_STOP } else { self.patience.close };
        for connection in self.lock().values() {
            let seen = connection.state.load(Ordering::Acquire);
            let (phase, since) = unpack(seen);
            let patience = match phase {
                Phase::Closed | Phase::Working => continue,
                Phase::Idle => self.patience.head,
                Phase::Stalled => self.patience.body,
                Phase::Lingering => close,
            };
            if now.saturating_sub(since) >= patience {
                connection.close(seen);
            }
        }
    }

    /// Closes some that have waited longest for their client, and says how many: those between two requests first, and
    /// only when there are none, slow ones in the middle of a body.
    pub(super) fn make_room(&self) -> usize {
        let now = self.epoch.elapsed();
        let (mut idle, mut slow) = (Vec::new(), Vec::new());
        for connection in self.lock().values() {
            let seen = connection.state.load(Ordering::Acquire);
            let (phase, since) = unpack(seen);
            match phase {
                Phase::Idle | Phase::Lingering => idle.push((since, seen, connection.clone())),
                Phase::Stalled if now.saturating_sub(since) >= SLOW => {
                    slow.push((since, seen, connection.clone()));
                }
                _ => {}
            }
        }
        let mut candidates = if idle.is_empty() { slow } else { idle };
        if candidates.len() > self.batch {
            candidates.select_nth_unstable_by_key(self.batch, |(since, ..)| *since);
            candidates.truncate(self.batch);
        }
        candidates.iter().filter(|(_, seen, connection)| connection.close(*seen)).count()
    }

    /// From now on clients have less time to close their end.
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Arc<Connection>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection's place in the registry.
#[derive(Debug)]
pub(super) struct Entry {
    registry: Arc<Registry>,
    id: u64,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.registry.lock().remove(&self.id);
    }
}
