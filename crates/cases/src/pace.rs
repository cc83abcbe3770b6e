//! The pace at which the public may do something: so much in a time from one network, kind to schools and offices that share one
//! address, and so much in all. It is kept in memory, for each node alone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Most networks that are remembered; the ones whose time is over are forgotten first.
const MOST: usize = 8_192;

/// How much may be done in a time.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name of what is done.
    pub what: &'static str,
    /// The time over which it is counted, in seconds.
    pub seconds: i64,
    /// So often from one network.
    pub each: u32,
    /// So often in all.
    pub all: u32,
}

/// What was done lately, and where from. Cheap to clone; one for the program.
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
        // A clock that went back ends it too: nobody waits for the time that was.
        let age = now.duration_since(self.since);
        age < SignedDuration::ZERO || age >= SignedDuration::from_secs(self.seconds)
    }
}

impl Pace {
    /// Whether it may be done once more now; if so it is counted.
    pub fn may(&self, limit: Limit, network: &str, now: Timestamp) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST {
            counts.retain(|_, count| !count.is_over(now));
        }
        if counts.len() >= MOST {
            counts.clear();
        }
        // The empty name stands for all networks together; one that is not known has a name of its own.
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
