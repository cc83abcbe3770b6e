//! Time and identifiers are handed in: rules never ask the machine.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use uuid::Uuid;

/// The source of the time: the machine, or a test that sets it.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Milliseconds since 1970, UTC, set by [`Clock::set`].
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still until it is set.
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.as_millisecond())))
    }

    /// The present moment, cut to milliseconds, as the tables keep it.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        let millis = match self {
            Self::System => Timestamp::now().as_millisecond(),
            Self::Manual(at) => at.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(millis).expect("a clock's milliseconds are within jiff's range")
    }

    /// Moves a manual clock, also backwards; the machine's clock is left alone.
    pub fn set(&self, at: Timestamp) {
        if let Self::Manual(now) = self {
            now.store(at.as_millisecond(), Ordering::SeqCst);
        }
    }
}

/// Makes identifiers: UUIDv7 (RFC 9562), strictly increasing within the process even when the clock goes back.
#[derive(Clone, Debug)]
pub struct Ids(Arc<Mutex<Source>>);

#[derive(Debug)]
struct Source {
    random: StdRng,
    last: u128,
}

impl Ids {
    /// Identifiers with randomness from the operating system.
    pub fn random() -> Self {
        Self::from(StdRng::from_os_rng())
    }

    /// The same identifiers on every run, for tests.
    pub fn seeded(seed: u64) -> Self {
        Self::from(StdRng::seed_from_u64(seed))
    }

    fn from(random: StdRng) -> Self {
        Self(Arc::new(Mutex::new(Source { random, last: 0 })))
    }

    /// A new identifier for something that happens at `now`.
    pub fn next(&self, now: Timestamp) -> Uuid {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut random = [0_u8; 10];
        source.random.fill_bytes(&mut random);
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        let fresh = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().as_u128();
        // When the clock stands or goes back, the order of making still holds: one more than the last.
        source.last = fresh.max(source.last.wrapping_add(1));
        Uuid::from_u128(source.last)
    }

    /// A new secret of 256 random bits, as 64 hex digits. The generator is cryptographic (ChaCha), seeded by the
    /// operating system outside of tests.
    pub fn secret(&self) -> String {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut random = [0_u8; 32];
        source.random.fill_bytes(&mut random);
        hex::encode(random)
    }
}

#[cfg(test)]
mod tests;
