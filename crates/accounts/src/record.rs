//! People and their roles in the record of actions.

use std::collections::HashMap;

use RecordGroup::People;
use access::Role;
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use crate::desk::permissions::role_name;
use crate::permissions::MANAGE_PEOPLE;
use crate::{invited_name, people, t};

/// This crate's part of the record.
pub(crate) const RECORD: Record =
    Record { kinds: KINDS, subjects: |seat, events| Box::pin(subjects(seat, events)), ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new("person.invited", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-person-invited", what = on.name(), more = on.more.as_str())
    }),
    EventKind::new("person.uninvited", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-person-uninvited", what = on.name())
    }),
    EventKind::new("person.added", People, None, |lang, on| {
        t!(lang, "record-person-added", what = on.name())
    }),
    EventKind::new("person.joined", People, None, |lang, _| t!(lang, "record-person-joined")),
    EventKind::new("person.signed_in", People, None, |lang, _| t!(lang, "record-person-signed-in")),
    EventKind::new("person.signed_out", People, None, |lang, _| t!(lang, "record-person-signed-out")),
    EventKind::new("person.password_changed", People, None, |lang, _| {
        t!(lang, "record-person-password-changed")
    }),
    EventKind::new("person.second_step_on", People, None, |lang, _| t!(lang, "record-person-second-step-on")),
    EventKind::new("person.second_step_off", People, None, |lang, _| {
        t!(lang, "record-person-second-step-off")
    }),
    EventKind::new("person.spare_codes_renewed", People, None, |lang, _| {
        t!(lang, "record-person-spare-codes-renewed")
    }),
    EventKind::new("person.passkey_added", People, None, |lang, _| t!(lang, "record-person-passkey-added")),
    EventKind::new("person.passkey_removed", People, None, |lang, _| {
        t!(lang, "record-person-passkey-removed")
    }),
    EventKind::new("person.identity_linked", People, None, |lang, _| {
        t!(lang, "record-person-identity-linked")
    }),
    EventKind::new("person.mail_chosen", People, None, |lang, _| t!(lang, "record-person-mail-chosen")),
    EventKind::new("person.suspended", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-person-suspended", what = on.name())
    }),
    EventKind::new("person.resumed", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-person-resumed", what = on.name())
    }),
    EventKind::new("role.granted", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-role-granted", what = on.name(), more = on.more.as_str())
    }),
    EventKind::new("role.revoked", People, None, |lang, on| {
        t!(lang, "record-role-revoked", what = on.name(), more = on.more.as_str())
    }),
    EventKind::new("role.lent", People, None, |lang, on| {
        t!(lang, "record-role-lent", what = on.name(), more = on.more.as_str())
    }),
    EventKind::new("recovery.asked", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-recovery-asked", what = on.name())
    }),
    EventKind::new("recovery.approved", People, Some(MANAGE_PEOPLE), |lang, on| {
        t!(lang, "record-recovery-approved", what = on.name())
    }),
    EventKind::new("recovery.used", People, None, |lang, _| t!(lang, "record-recovery-used")),
    EventKind::new("recovery.refused", People, None, |lang, on| {
        t!(lang, "record-recovery-refused", what = on.name())
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let names = Names::load(&seat).await?;
    let mut subjects = Vec::new();
    for event in &events {
        subjects.push(Subject { more: names.role(event), ..names.subject(event).await? });
    }
    Ok(subjects)
}

struct Names<'a> {
    seat: &'a DeskSession,
    places: Places,
    people: HashMap<Uuid, String>,
}

impl<'a> Names<'a> {
    async fn load(seat: &'a DeskSession) -> Result<Self, DbError> {
        let db = seat.app().db();
        let people = people(db).await?.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(Self { seat, places: Places::load(db, seat.desk.lang).await?, people })
    }

    async fn subject(&self, event: &Event) -> Result<Subject, DbError> {
        let Ok(id) = event.subject.parse::<Uuid>() else { return Ok(Subject::default()) };
        // An invitation is no person yet, and has no page.
        let invitation = matches!(event.kind.as_str(), "person.invited" | "person.uninvited");
        let name = match invitation {
            true => invited_name(self.seat.app().db(), id).await?,
            false => self.people.get(&id).cloned(),
        };
        let subject = name.map_or_else(|| Subject::nameless(self.seat.desk.lang), Subject::named);
        let may_look = !invitation && self.seat.may_somewhere(MANAGE_PEOPLE);
        Ok(if may_look { subject.at(self.seat.at().desk_of(routes::PERSON, id)) } else { subject })
    }

    /// The role that an event names, and its place.
    fn role(&self, event: &Event) -> String {
        let Some(role) = event.data["role"].as_str().and_then(Role::named) else { return String::new() };
        let agency = event.data["agency"].as_str().and_then(|id| id.parse().ok());
        format!("{}, {}", role_name(self.seat.desk.lang, role), self.places.name(agency))
    }
}
