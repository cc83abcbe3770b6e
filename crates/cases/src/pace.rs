//! Limits on the acts of the public: a number in a period from one network, and a number in all. The limit for a
//! network is generous, because schools and offices share one address. The counts are in memory, and each node has
//! its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// The most counts in memory. Counts with an ended period go first; if that is not enough, all go.
const MOST: usize = 8_192;

/// A limit on an act in a period.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name of the act.
    pub what: &'static str,
    /// The period, in seconds.
    pub seconds: i64,
    /// The most acts from one network.
    pub each: u32,
    /// The most acts from all networks.
    pub all: u32,
}

/// The counts of recent acts by network. It is cheap to clone; the program has one.
#[derive(Clone, Debug, Default)]
pub struct Pace(Arc<Mutex<HashMap<(&'static str, String), Count>>>);

#[derive(Clone, Copy, Debug)]
struct Count {
    since: Timestamp,
    seconds: i64,
    count: u32,
}

impl Count {
    fn is_over(&self, now: Timestamp) -> bool {
        // A clock that went back ends the period, too; otherwise people would wait for a time that is over.
        let age = now.duration_since(self.since);
        age < SignedDuration::ZERO || age >= SignedDuration::from_secs(self.seconds)
    }
}

impl Pace {
    /// Whether the limit allows one more act now. If so, the act counts.
    pub fn may(&self, limit: Limit, network: &str, now: Timestamp) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST {
            counts.retain(|_, count| !count.is_over(now));
        }
        if counts.len() >= MOST {
            counts.clear();
        }
        // The empty name stands for all networks together; an unknown network has a name of its own.
        let own = if network.is_empty() { "?" } else { network };
        let below = |counts: &HashMap<_, Count>, name: &str, most: u32| {
            let known = counts.get(&(limit.what, name.to_owned()));
            known.is_none_or(|count| count.is_over(now) || count.count < most)
        };
        if !below(&counts, own, limit.each) || !below(&counts, "", limit.all) {
            return false;
        }
        for name in [own, ""] {
            let begun = Count { since: now, seconds: limit.seconds, count: 0 };
            let count = counts.entry((limit.what, name.to_owned())).or_insert(begun);
            if count.is_over(now) {
                *count = begun;
            }
            count.count += 1;
        }
        true
    }
}

#[cfg(test)]
mod tests;
