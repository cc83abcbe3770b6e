//! The line before places: the callers that wait, in their order.

use std::collections::VecDeque;

use tokio::sync::oneshot;

use super::{Party, Place, Room};

/// Calls a waiting caller to its place.
pub(super) type Call = oneshot::Sender<Place>;

/// The answer to a caller.
pub(super) enum Turn {
    /// There is a place.
    Now,
    /// There is none yet: the place will come, or nothing when someone else needs the room more.
    Wait { number: u64, call: oneshot::Receiver<Place> },
    /// There is no room to wait.
    Full,
}

/// Free places, or callers in the order in which they are served.
#[derive(Debug)]
pub(super) struct Line {
    room: Room,
    free: usize,
    /// The number of the next caller.
    next: u64,
    /// The first is served next.
    groups: VecDeque<Group>,
}

#[derive(Debug)]
struct Group {
    name: &'static str,
    /// The first is served next.
    parties: VecDeque<Queue>,
}

#[derive(Debug)]
struct Queue {
    name: String,
    callers: VecDeque<(u64, Call)>,
}

impl Group {
    fn len(&self) -> usize {
        self.parties.iter().map(|queue| queue.callers.len()).sum()
    }

    fn len_of(&self, party: &str) -> usize {
        let queue = self.parties.iter().find(|queue| queue.name == party);
        queue.map_or(0, |queue| queue.callers.len())
    }

    fn longest(&self) -> usize {
        self.parties.iter().map(|queue| queue.callers.len()).max().unwrap_or(0)
    }

    /// Sends the newest caller of the longest queue away.
    fn shorten(&mut self) {
        let longest = self.longest();
        if let Some(queue) = self.parties.iter_mut().rev().find(|queue| queue.callers.len() == longest) {
            queue.callers.pop_back();
        }
    }
}

impl Line {
    pub(super) fn new(room: Room) -> Self {
        Self { room, free: room.at_once, next: 0, groups: VecDeque::new() }
    }

    pub(super) fn waiting(&self) -> usize {
        self.groups.iter().map(Group::len).sum()
    }

    pub(super) fn ask(&mut self, party: Party<'_>) -> Turn {
        // Nobody waits while a place is free.
        if self.free > 0 {
            self.free -= 1;
            return Turn::Now;
        }
        let group = self.groups.iter().find(|group| group.name == party.group);
        let (in_group, own) = group.map_or((0, 0), |group| (group.len(), group.len_of(party.name)));
        let full = self.waiting() >= self.room.waiting;
        if own >= self.room.each || (full && !self.make_room(party.group, in_group, own)) {
            return Turn::Full;
        }
        let (called, call) = oneshot::channel();
        let number = self.next;
        self.next += 1;
        self.queue(party).push_back((number, called));
        Turn::Wait { number, call }
    }

    /// Sends a caller away that has more in line than the new one: a caller of the largest group, else of the same
    /// group.
    fn make_room(&mut self, name: &str, in_group: usize, own: usize) -> bool {
        let largest = self.groups.iter().map(Group::len).max().unwrap_or(0);
        let (most, mine) = if largest > in_group + 1 { (largest, None) } else { (own + 2, Some(name)) };
        let group = self.groups.iter_mut().find(|group| match mine {
            Some(name) => group.name == name && group.longest() >= most,
            None => group.len() == most,
        });
        if let Some(group) = group {
            group.shorten();
            self.tidy();
            return true;
        }
        false
    }

    fn queue(&mut self, party: Party<'_>) -> &mut VecDeque<(u64, Call)> {
        let at = self.groups.iter().position(|group| group.name == party.group).unwrap_or_else(|| {
            self.groups.push_back(Group { name: party.group, parties: VecDeque::new() });
            self.groups.len() - 1
        });
        let parties = &mut self.groups[at].parties;
        let at = parties.iter().position(|queue| queue.name == party.name).unwrap_or_else(|| {
            parties.push_back(Queue { name: party.name.to_owned(), callers: VecDeque::new() });
            parties.len() - 1
        });
        &mut parties[at].callers
    }

    /// A place is left: the call of the next caller in line. Served groups and parties go to the end.
    pub(super) fn leave(&mut self) -> Option<Call> {
        while let Some(mut group) = self.groups.pop_front() {
            while let Some(mut queue) = group.parties.pop_front() {
                let Some((_, call)) = queue.callers.pop_front() else { continue };
                if !queue.callers.is_empty() {
                    group.parties.push_back(queue);
                }
                if !group.parties.is_empty() {
                    self.groups.push_back(group);
                }
                return Some(call);
            }
        }
        self.free += 1;
        None
    }

    /// A caller does not wait any longer.
    pub(super) fn forget(&mut self, number: u64) {
        for queue in self.groups.iter_mut().flat_map(|group| group.parties.iter_mut()) {
            queue.callers.retain(|(known, _)| *known != number);
        }
        self.tidy();
    }

    fn tidy(&mut self) {
        self.groups.iter_mut().for_each(|group| group.parties.retain(|queue| !queue.callers.is_empty()));
        self.groups.retain(|group| !group.parties.is_empty());
    }
}
