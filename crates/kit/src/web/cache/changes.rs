//! Which topics changed, and when.

use std::collections::HashMap;

use super::topics::{Topic, Topics};

/// How many keyed topics are told apart. The oldest of more than these are known by their area alone.
const MOST_KEYS: usize = 10_000;

/// The changes of topics, as the log tells them. Moments are versions: places in the log as this process counts them.
///
/// Invariants: versions only grow; a page that is said to be fresh is fresh. The reverse may fail: a page
/// may be made anew without need.
#[derive(Debug)]
pub(super) struct Changes {
    /// The position up to which every event is known; none before the first look at the log.
    seen: Option<i64>,
    /// A version is a position with this added. An empty log has the version 1; a log that was put back to an earlier
    /// state goes on above all versions that it had.
    base: i64,
    /// The newest version.
    version: i64,
    /// When everything changed last.
    everything: i64,
    areas: HashMap<&'static str, Area>,
    most_keys: usize,
}

/// When an area changed.
#[derive(Debug, Default)]
struct Area {
    /// Anything of it.
    newest: i64,
    /// All of it at once.
    whole: i64,
    /// One thing.
    keys: HashMap<Box<str>, i64>,
    /// Any thing that is not among `keys`, at the latest.
    others: i64,
}

impl Default for Changes {
    fn default() -> Self {
        Self::with_keys(MOST_KEYS)
    }
}

impl Changes {
    pub(super) fn with_keys(most_keys: usize) -> Self {
        Self { seen: None, base: 1, version: 0, everything: 0, areas: HashMap::new(), most_keys }
    }

    pub(super) fn seen(&self) -> Option<i64> {
        self.seen
    }

    /// The newest version; 0 before the first look at the log.
    pub(super) fn version(&self) -> i64 {
        self.version
    }

    /// Whether a page that was made at a version and shows these topics is still as it would be made now.
    pub(super) fn is_fresh(&self, made: i64, shows: &Topics) -> bool {
        made >= self.everything
            && match shows {
                Topics::Everything => made >= self.version,
                Topics::Only(topics) => topics.iter().all(|topic| made >= self.last(topic)),
            }
    }

    fn last(&self, topic: &Topic) -> i64 {
        let Some(area) = self.areas.get(topic.area) else { return 0 };
        match &topic.key {
            None => area.newest,
            Some(key) => area.whole.max(area.keys.get(key).copied().unwrap_or(area.others)),
        }
    }

    /// Notes the topics that the events after the position `from` and up to `to` changed, each with its position.
    pub(super) fn go_on(&mut self, from: i64, to: i64, news: Vec<(i64, Topics)>) {
        // Two callers may look at once: an overlap is noted twice, and a gap is left to the next look.
        if self.seen.is_none_or(|seen| seen < from || to <= seen) {
            return;
        }
        for (position, topics) in news {
            self.note(self.base + position, topics);
        }
        self.seen = Some(to);
        self.version = self.base + to;
    }

    /// Takes all for changed, with the log at a position: at the first look, after too many events, and when the log is
    /// not the one that was known. `from` is the position that the caller had seen before.
    pub(super) fn start_over(&mut self, from: Option<i64>, position: i64) {
        if self.seen != from {
            return;
        }
        self.base = self.base.max(self.version + 1 - position);
        self.seen = Some(position);
        self.version = self.base + position;
        self.everything = self.version;
        self.areas.clear();
    }

    fn note(&mut self, version: i64, topics: Topics) {
        let Topics::Only(topics) = topics else {
            self.everything = self.everything.max(version);
            return;
        };
        for Topic { area, key } in topics {
            let area = self.areas.entry(area).or_default();
            area.newest = area.newest.max(version);
            let last = match key {
                None => &mut area.whole,
                Some(key) => area.keys.entry(key).or_default(),
            };
            *last = version.max(*last);
        }
        self.forget_oldest();
    }

    /// Keeps the number of keyed topics within its bound: a tenth of them goes at once, so that it seldom has to.
    fn forget_oldest(&mut self) {
        let keys: usize = self.areas.values().map(|area| area.keys.len()).sum();
        if keys <= self.most_keys {
            return;
        }
        let mut all: Vec<i64> = self.areas.values().flat_map(|area| area.keys.values().copied()).collect();
        let (_, newest_to_go, _) = all.select_nth_unstable((keys / 10).max(keys - self.most_keys - 1));
        let newest_to_go = *newest_to_go;
        for area in self.areas.values_mut() {
            let others = &mut area.others;
            area.keys.retain(|_, last| {
                let stays = *last > newest_to_go;
                if !stays {
                    *others = (*last).max(*others);
                }
                stays
            });
        }
    }
}
