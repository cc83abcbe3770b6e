//! The lanes in which people sign in: a flood of strangers fills its own and no other.
//!
//! Invariants: before anything of a sign-in is asked of the database or hashed, there is a place for it; the
//! place is kept until the hash has ended; strangers never have all places. Whether someone is known is told from
//! memory, because a question to the database for each stranger would be a flood of its own.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use kit::db::Db;
use kit::work::{Busy, Party, Place, Places, Room};

use super::store::devices;
use super::store::sessions::digest;

/// One hash at once for those who are known: 19 MiB, and some tens of milliseconds of a core.
const KNOWN: Room = Room { at_once: 1, waiting: 64, each: 4 };
/// One for everyone else. So many wait as are served in two or three seconds, of one network an eighth of them.
const OTHERS: Room = Room { at_once: 1, waiting: 64, each: 8 };
/// The longest wait for a place.
const PATIENCE: Duration = Duration::from_secs(10);
/// The database is asked again after so long for devices that came to be known on another node.
const ASKED_AGAIN: Duration = Duration::from_secs(10);
/// A network is known for so long after someone signed in there.
const LATELY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Most networks that are known; the one where nobody signed in for longest is forgotten.
const MOST_NETWORKS: usize = 4_096;

/// The pace at which people may sign in, and the places where hashes are computed. Cheap to clone; one for the program.
#[derive(Clone, Debug, Default)]
pub struct Lanes(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    hashing: Pair,
    /// Ceremonies of passkeys and of another system: they wait behind no hash.
    ceremonies: Pair,
    devices: tokio::sync::Mutex<Devices>,
    networks: Mutex<HashMap<String, Timestamp>>,
}

#[derive(Debug)]
struct Pair {
    known: Places,
    others: Places,
}

impl Pair {
    fn new() -> Self {
        Self { known: Places::new(KNOWN), others: Places::new(OTHERS) }
    }
}

impl Default for Inner {
    fn default() -> Self {
        Self {
            hashing: Pair::new(),
            ceremonies: Pair::new(),
            devices: tokio::sync::Mutex::default(),
            networks: Mutex::default(),
        }
    }
}

/// The devices that someone signed in from: half of their secrets' hashes, enough to tell them from invented ones.
#[derive(Debug, Default)]
struct Devices {
    known: HashSet<u128>,
    /// When the database was asked, by its clock and by this machine's.
    asked: Option<(Timestamp, Instant)>,
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The secret of a device that signed in before; empty when there is none.
    pub device: &'a str,
    /// The network it comes from, such as `203.0.113.0/24`; empty when it is not known.
    pub network: &'a str,
    /// The browser's name for itself.
    pub agent: &'a str,
}

impl Lanes {
    /// A place for checking a password that was typed by someone who is not signed in.
    pub(super) async fn enter(&self, db: &Db, origin: Origin<'_>) -> Result<Place, Busy> {
        self.enter_pair(&self.0.hashing, db, origin).await
    }

    /// A place for a step of a ceremony by someone who is not signed in.
    pub(super) async fn enter_ceremony(&self, db: &Db, origin: Origin<'_>) -> Result<Place, Busy> {
        self.enter_pair(&self.0.ceremonies, db, origin).await
    }

    /// A place for hashing for a person who is signed in, or holds the secret of a link.
    pub(super) async fn enter_known(&self, who: &str) -> Result<Place, Busy> {
        self.0.hashing.known.enter(Party { group: "", name: who }, PATIENCE).await
    }

    async fn enter_pair(&self, pair: &Pair, db: &Db, origin: Origin<'_>) -> Result<Place, Busy> {
        if self.knows_device(db, origin.device).await {
            let device = digest(origin.device);
            return pair.known.enter(Party { group: "", name: &device }, PATIENCE).await;
        }
        let now = db.clock().now();
        // Half of the turns are those of known networks, however many others there are.
        let group = if self.knows_network(origin.network, now) { "known" } else { "" };
        pair.others.enter(Party { group, name: origin.network }, PATIENCE).await
    }

    /// Remembers where someone signed in.
    pub(super) async fn note(&self, db: &Db, device: &str, network: &str) {
        if let Some(key) = key(device) {
            self.0.devices.lock().await.known.insert(key);
        }
        if network.is_empty() {
            return;
        }
        let mut networks = self.networks();
        networks.insert(network.to_owned(), db.clock().now());
        if networks.len() > MOST_NETWORKS {
            let oldest = networks.iter().min_by_key(|(_, seen)| **seen).map(|(name, _)| name.clone());
            oldest.and_then(|oldest| networks.remove(&oldest));
        }
    }

    fn knows_network(&self, network: &str, now: Timestamp) -> bool {
        self.networks().get(network).is_some_and(|seen| now.duration_since(*seen) < LATELY)
    }

    async fn knows_device(&self, db: &Db, device: &str) -> bool {
        let Some(key) = key(device) else { return false };
        let mut devices = self.0.devices.lock().await;
        if !devices.known.contains(&key) && devices.may_ask() {
            devices.ask(db).await;
        }
        devices.known.contains(&key)
    }

    fn networks(&self) -> MutexGuard<'_, HashMap<String, Timestamp>> {
        self.0.networks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Devices {
    fn may_ask(&self) -> bool {
        self.asked.is_none_or(|(_, at)| at.elapsed() > ASKED_AGAIN)
    }

    /// Asks the database which devices are new since it was asked before.
    async fn ask(&mut self, db: &Db) {
        let now = db.clock().now();
        // Clocks of nodes differ a little, and a row that was written then may have been committed later.
        let since =
            self.asked.map_or(Timestamp::UNIX_EPOCH, |(before, _)| before - SignedDuration::from_mins(2));
        match devices::since(db, since).await {
            Ok(tokens) => {
                self.known.extend(tokens.iter().filter_map(|token| half(token)));
                self.asked = Some((now, Instant::now()));
            }
            Err(error) => {
                tracing::warn!(error.message = %error, "accounts.devices_unknown");
                self.asked = Some((since, Instant::now()));
            }
        }
    }
}

/// The key of a device in memory, from its secret; `None` when there is none.
fn key(device: &str) -> Option<u128> {
    if device.is_empty() { None } else { half(&digest(device)) }
}

/// The first half of a hash in hex digits.
fn half(hash: &str) -> Option<u128> {
    u128::from_str_radix(hash.get(..32)?, 16).ok()
}

#[cfg(any(test, feature = "testing"))]
impl Lanes {
    /// Takes the one place of strangers and all room to wait for it, as long as the answer lives.
    ///
    /// # Panics
    /// When a place is taken already.
    pub async fn crowd(&self) -> (Place, Vec<tokio::task::JoinHandle<()>>) {
        let others = &self.0.hashing.others;
        let place = others.enter(Party::default(), PATIENCE).await.expect("free");
        let mut waiting = Vec::new();
        for number in 0..OTHERS.waiting {
            let others = others.clone();
            waiting.push(tokio::spawn(async move {
                let name = format!("198.51.{number}.0/24");
                drop(others.enter(Party { group: "", name: &name }, PATIENCE).await);
            }));
        }
        while others.waiting() < OTHERS.waiting {
            tokio::task::yield_now().await;
        }
        (place, waiting)
    }

    /// The most passwords that were hashed at once in either lane.
    pub fn most_at_work(&self) -> (usize, usize) {
        (self.0.hashing.known.most_at_work(), self.0.hashing.others.most_at_work())
    }

    /// How many are hashed now.
    pub fn at_work(&self) -> usize {
        self.0.hashing.known.at_work() + self.0.hashing.others.at_work()
    }
}
