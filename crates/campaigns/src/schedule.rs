//! The schedule of a plan: activities by the quarter in which they are due, recurring activities, and activities
//! without a due day.

use jiff::civil::Date;

use crate::model::{Activity, ActivityState};
use crate::period::Period;
use crate::progress::Progress;

/// A part of a plan's schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Activities that are due in a quarter.
    Quarter(Period),
    /// Activities that recur.
    Recurring,
    /// Activities without a due day.
    Undated,
}

impl Slot {
    /// The slot to which an activity belongs.
    pub fn of(activity: &Activity) -> Self {
        match (activity.every, activity.due) {
            (Some(_), _) => Self::Recurring,
            (None, Some(due)) => Self::Quarter(Period::quarter_of(due)),
            (None, None) => Self::Undated,
        }
    }

    /// Reads the mark of an address: `2024-q2`, `dinh-ky` or `khong-han`.
    pub fn parse(mark: &str) -> Option<Self> {
        match mark {
            "dinh-ky" => Some(Self::Recurring),
            "khong-han" => Some(Self::Undated),
            mark => match Period::parse(mark) {
                Some(period @ Period::Quarter(..)) => Some(Self::Quarter(period)),
                _ => None,
            },
        }
    }

    /// Its mark in addresses.
    pub fn mark(self) -> String {
        match self {
            Self::Quarter(period) => period.mark(),
            Self::Recurring => "dinh-ky".to_owned(),
            Self::Undated => "khong-han".to_owned(),
        }
    }

    /// The order of slots: quarters by time, then recurring, then undated.
    fn order(self) -> (u8, Date) {
        match self {
            Self::Quarter(period) => (0, period.days((Date::MIN, Date::MAX)).0),
            Self::Recurring => (1, Date::MIN),
            Self::Undated => (2, Date::MIN),
        }
    }
}

/// The number of activities by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// All activities that are not cancelled.
    pub all: i64,
    /// Those that are done.
    pub done: i64,
    /// Those that are open.
    pub open: i64,
    /// Those that are late.
    pub late: i64,
}

impl Standing {
    /// Counts some activities.
    pub fn of<'a>(activities: impl IntoIterator<Item = &'a Progress>) -> Self {
        let mut standing = Self::default();
        for one in activities {
            standing.add(one.state);
        }
        standing
    }

    fn add(&mut self, state: ActivityState) {
        self.all += i64::from(state != ActivityState::Cancelled);
        match state {
            ActivityState::Done => self.done += 1,
            ActivityState::Open => self.open += 1,
            ActivityState::Late => self.late += 1,
            ActivityState::Planned | ActivityState::Cancelled => {}
        }
    }
}

/// The slots of a plan that are not empty, in their order, each with its counts.
pub fn slots(activities: &[Progress]) -> Vec<(Slot, Standing)> {
    let mut slots: Vec<(Slot, Standing)> = Vec::new();
    for one in activities {
        let slot = Slot::of(&one.activity);
        let at = slots.iter().position(|(other, _)| *other == slot).unwrap_or_else(|| {
            slots.push((slot, Standing::default()));
            slots.len() - 1
        });
        slots[at].1.add(one.state);
    }
    slots.sort_by_key(|(slot, _)| slot.order());
    slots
}

/// The slot that is shown when the address names none: the current quarter, otherwise the next slot, otherwise the last
/// one.
pub fn slot_of_today(slots: &[(Slot, Standing)], today: Date) -> Option<Slot> {
    let now = Slot::Quarter(Period::quarter_of(today)).order();
    let next = slots.iter().map(|(slot, _)| *slot).find(|slot| slot.order() >= now);
    next.or(slots.last().map(|(slot, _)| *slot))
}

#[cfg(test)]
mod tests;
