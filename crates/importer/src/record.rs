//! Imports in the record of actions.

use RecordGroup::Articles;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;
use newsroom::permissions::ORGANISE;

use crate::{import_order, store, t};

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: KINDS,
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    owners: |db, ids| Box::pin(async move { store::agencies_of_imports(&db, &ids).await }),
};

const KINDS: &[EventKind] = &[
    EventKind::new("import.ordered", Articles, Some(ORGANISE), |lang, on| {
        on.after(lang, t!(lang, "record-import-ordered"))
    }),
    EventKind::new("import.stopped", Articles, Some(ORGANISE), |lang, on| {
        on.after(lang, t!(lang, "record-import-stopped"))
    }),
    EventKind::new("import.resumed", Articles, Some(ORGANISE), |lang, on| {
        on.after(lang, t!(lang, "record-import-resumed"))
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let mut subjects = Vec::new();
    for event in &events {
        subjects.push(subject(&seat, event).await?);
    }
    Ok(subjects)
}

async fn subject(seat: &DeskSession, event: &Event) -> Result<Subject, DbError> {
    let Ok(id) = event.subject.parse() else { return Ok(Subject::default()) };
    let order = import_order(seat.app().db(), id).await?;
    // Where another agency imports from is not told by way of the record.
    let order = order.filter(|order| seat.may(ORGANISE, On::Agency(order.agency)));
    Ok(order.map_or_else(Subject::default, |order| {
        Subject::named(order.source).at(seat.at().desk_of(routes::IMPORT, id))
    }))
}
