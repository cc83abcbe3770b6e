//! Expressions of the same meaning, and the index, in the record of people's actions.

use RecordGroup::City;
use addresses::desk::routes;
use agencies::permissions::ARRANGE;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;
use newsroom::permissions::ORGANISE;

use crate::{alias, t};

/// This crate's part of the record.
pub(crate) const RECORD: Record =
    Record { kinds: KINDS, subjects: |seat, events| Box::pin(subjects(seat, events)), ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new("alias.added", City, Some(ORGANISE), |lang, on| {
        t!(lang, "record-alias-added", what = on.name())
    }),
    EventKind::new("alias.changed", City, Some(ORGANISE), |lang, on| {
        t!(lang, "record-alias-changed", what = on.name())
    }),
    EventKind::new("alias.removed", City, Some(ORGANISE), |lang, on| {
        t!(lang, "record-alias-removed", what = on.name())
    }),
    EventKind::new("alias.restored", City, Some(ORGANISE), |lang, on| {
        t!(lang, "record-alias-restored", what = on.name())
    }),
    EventKind::new("alias.many_added", City, Some(ORGANISE), |lang, on| {
        t!(lang, "record-alias-many-added", what = on.name())
    }),
    EventKind::new("index.asked", City, Some(ARRANGE), |lang, _| t!(lang, "record-index-asked")),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let mut subjects = Vec::new();
    for event in &events {
        subjects.push(subject(&seat, event).await?);
    }
    Ok(subjects)
}

async fn subject(seat: &DeskSession, event: &Event) -> Result<Subject, DbError> {
    // Many groups that were added at once have no identifier, but a number.
    let Ok(id) = event.subject.parse() else {
        let count = event.data["groups"].as_u64().map(|count| count.to_string());
        return Ok(Subject::named(count.unwrap_or_default()));
    };
    let subject = match alias(seat.app().db(), id).await? {
        Some(alias) => Subject::named(alias.words.join(" = ")),
        None => Subject::nameless(seat.desk.lang),
    };
    let may_look = seat.may_somewhere(ORGANISE);
    Ok(if may_look { subject.at(seat.at().desk_of(routes::ALIAS, id)) } else { subject })
}
