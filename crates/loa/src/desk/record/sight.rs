//! The lines of the record that a person may read: of an agency's people at the time, and of its things, by any actor.

use frame::permissions::READ_RECORD;
use std::collections::HashMap;

use jiff::Timestamp;
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use super::names::officer;
use access::Scope;
use accounts::{self, GrantHistory};
use frame::desk::DeskSession;

/// The part of the record that a person sees.
pub(super) struct AuditScope {
    reach: Scope,
    /// The roles of everyone, also those that have ended: an action stays where it was done.
    past: HashMap<Uuid, Vec<GrantHistory>>,
}

impl AuditScope {
    pub(super) async fn of(seat: &DeskSession) -> Result<Self, DbError> {
        let mut past: HashMap<Uuid, Vec<GrantHistory>> = HashMap::new();
        for one in accounts::past_grants(seat.app().db()).await? {
            past.entry(one.person).or_default().push(one);
        }
        Ok(Self { reach: seat.actor().reach(READ_RECORD), past })
    }

    /// Everything is seen.
    pub(super) fn is_whole(&self) -> bool {
        self.reach == Scope::City
    }

    /// Whether someone ever had a role within reach.
    pub(super) fn knew(&self, person: Uuid) -> bool {
        self.past.get(&person).is_some_and(|past| past.iter().any(|one| self.covers(one.agency)))
    }

    /// Of events, those that are seen, in their order.
    pub(super) async fn keep(&self, seat: &DeskSession, events: Vec<Event>) -> Result<Vec<Event>, DbError> {
        if self.is_whole() {
            return Ok(events);
        }
        let subjects: Vec<Uuid> = events.iter().filter_map(subject).collect();
        let mut owners = HashMap::new();
        for capability in seat.app().capabilities() {
            owners.extend((capability.record.owners)(seat.app().db().clone(), subjects.clone()).await?);
        }
        Ok(events.into_iter().filter(|event| self.sees(event, &owners)).collect())
    }

    fn sees(&self, event: &Event, owners: &HashMap<Uuid, Uuid>) -> bool {
        let named = event.data["agency"].as_str().and_then(|id| id.parse().ok());
        let about = subject(event);
        // An event about an agency has it for its subject; one about a person, the person.
        let owner = about.and_then(|id| owners.get(&id).copied());
        [named, owner, about].into_iter().flatten().any(|agency| self.covers(Some(agency)))
            || [officer(event), about].into_iter().flatten().any(|person| self.stood_within(person, event.at))
    }

    /// Whether a person had a role within reach at a moment; if they had none then, whether their last one was within reach.
    fn stood_within(&self, person: Uuid, at: Timestamp) -> bool {
        let Some(past) = self.past.get(&person) else { return false };
        let mut begun = past.iter().filter(|one| one.starts_at <= at);
        let held = |one: &&GrantHistory| one.ends_at.is_none_or(|ends_at| at <= ends_at);
        if begun.clone().any(|one| held(&one)) {
            return begun.any(|one| held(&one) && self.covers(one.agency));
        }
        begun.max_by_key(|one| one.ends_at).is_some_and(|last| self.covers(last.agency))
    }

    fn covers(&self, agency: Option<Uuid>) -> bool {
        match (&self.reach, agency) {
            (Scope::City, _) => true,
            (Scope::Agencies(_), None) => false,
            (Scope::Agencies(agencies), Some(agency)) => agencies.contains(&agency),
        }
    }
}

fn subject(event: &Event) -> Option<Uuid> {
    event.subject.parse().ok()
}
