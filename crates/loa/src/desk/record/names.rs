//! The actor of an event, and the person on whose behalf they acted: names are read from the tables at the time of looking,
//! because the log holds no personal data and is never erased.

use std::collections::HashMap;

use accounts::GrantHistory;
use frame::desk::DeskSession;
use frame::record::nameless;
use jiff::Timestamp;
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use crate::t;

/// The people of one page of the record.
pub(super) struct Names<'a> {
    seat: &'a DeskSession,
    people: HashMap<Uuid, String>,
    past: Vec<GrantHistory>,
}

impl<'a> Names<'a> {
    pub(super) async fn load(seat: &'a DeskSession) -> Result<Self, DbError> {
        let db = seat.app().db();
        let people = accounts::people(db).await?.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(Self { seat, people, past: accounts::past_grants(db).await? })
    }

    fn person(&self, id: Uuid) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| nameless(self.seat.desk.lang))
    }

    /// The actor of the event.
    pub(super) fn actor(&self, event: &Event) -> String {
        let lang = self.seat.desk.lang;
        match officer(event) {
            Some(id) => self.person(id),
            None if event.actor == "citizen" => t!(lang, "record-citizen"),
            None => t!(lang, "record-system"),
        }
    }

    /// On whose behalf: when every role by which they could do this was lent to them. Empty otherwise.
    pub(super) fn on_behalf(&self, event: &Event) -> String {
        let mut kinds = self.seat.app().event_kinds();
        let right = kinds.find(|kind| kind.name == event.kind).and_then(|kind| kind.right);
        let (Some(person), Some(right)) = (officer(event), right) else { return String::new() };
        let held = self.past.iter().filter(|past| {
            past.person == person && counted(past, event.at) && right.roles().contains(&past.role)
        });
        let lenders: Option<Vec<Uuid>> = held.map(|past| past.lent_by).collect();
        let mut names: Vec<String> =
            lenders.unwrap_or_default().into_iter().map(|id| self.person(id)).collect();
        names.dedup();
        let name = names.join(", ");
        if name.is_empty() { name } else { t!(self.seat.desk.lang, "record-for", name = name) }
    }
}

/// The officer who did it, if it was one.
pub(super) fn officer(event: &Event) -> Option<Uuid> {
    event.actor.strip_prefix("officer:")?.parse().ok()
}

fn counted(past: &GrantHistory, at: Timestamp) -> bool {
    past.starts_at <= at && past.ends_at.is_none_or(|ends_at| at < ends_at)
}
