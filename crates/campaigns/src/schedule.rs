//! The activities of a plan in the order of their time: by the quarter in which they are due, those that recur, and those that
//! name no day.

use jiff::civil::Date;

use crate::model::{Activity, ActivityState};
use crate::period::Period;
use crate::progress::Progress;

/// Where an activity stands in a plan's schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// It is due in a quarter.
    Quarter(Period),
    /// It recurs.
    Recurring,
    /// It names no day.
    Undated,
}

impl Slot {
    /// The slot of an activity.
    pub fn of(activity: &Activity) -> Self {
        match (activity.every, activity.due) {
            (Some(_), _) => Self::Recurring,
            (None, Some(due)) => Self::Quarter(Period::quarter_of(due)),
            (None, None) => Self::Undated,
        }
    }

    /// The slot of a mark in an address: `2024-q2`, `dinh-ky` or `khong-han`.
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

    /// The order of slots: quarters by their time, then what recurs, then what names no day.
    fn order(self) -> (u8, Date) {
        match self {
            Self::Quarter(period) => (0, period.days((Date::MIN, Date::MAX)).0),
            Self::Recurring => (1, Date::MIN),
            Self::Undated => (2, Date::MIN),
        }
    }
}

/// How many activities of a slot stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// All but those that are not carried out.
    pub all: i64,
    /// Done.
    pub done: i64,
    /// In their time, and not yet done.
    pub open: i64,
    /// Over their time, and not done.
    pub late: i64,
}

impl Standing {
    /// Of some activities.
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

/// The slots of a plan that hold something, in their order, each with how its activities stand.
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

/// The slot that is shown to those who ask for none: that of today, else the next one, else the last.
pub fn slot_of_today(slots: &[(Slot, Standing)], today: Date) -> Option<Slot> {
    let now = Slot::Quarter(Period::quarter_of(today)).order();
    let next = slots.iter().map(|(slot, _)| *slot).find(|slot| slot.order() >= now);
    next.or(slots.last().map(|(slot, _)| *slot))
}

#[cfg(test)]
mod tests;
