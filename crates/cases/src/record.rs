//! Cases in the record of acts.

use std::collections::HashMap;

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::{Db, DbError};
use kit::events::Event;
use uuid::Uuid;

use crate::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use crate::{store, t};
use addresses::desk::routes;

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: KINDS,
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    owners: |db, ids| Box::pin(owners(db, ids)),
};

const KINDS: &[EventKind] = &[
    EventKind::new("case.received", City, None, |lang, on| {
        t!(lang, "record-case-received", what = on.name())
    }),
    EventKind::new("case.published", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-published", what = on.name())
    }),
    EventKind::new("case.refused", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-refused", what = on.name())
    }),
    EventKind::new("case.transferred", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-transferred", what = on.name())
    }),
    EventKind::new("case.merged", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-merged", what = on.name())
    }),
    EventKind::new("case.routed", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-routed", what = on.name())
    }),
    EventKind::new("case.due", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-case-due", what = on.name())
    }),
    EventKind::new("case.answer_drafted", City, Some(ANSWER), |lang, on| {
        t!(lang, "record-case-answer-drafted", what = on.name())
    }),
    EventKind::new("case.answered", City, Some(APPROVE_ANSWER), |lang, on| {
        t!(lang, "record-case-answered", what = on.name())
    }),
    EventKind::new("case.judged", City, None, |lang, on| t!(lang, "record-case-judged", what = on.name())),
    EventKind::new("case.reopened", City, None, |lang, on| {
        t!(lang, "record-case-reopened", what = on.name())
    }),
    EventKind::new("case.withdrawn", City, None, |lang, on| {
        t!(lang, "record-case-withdrawn", what = on.name())
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let lang = seat.desk.lang;
    let mut found = Vec::new();
    for event in events {
        let case = match event.subject.parse() {
            Ok(id) => store::case(seat.app().db(), id).await?,
            Err(_) => None,
        };
        let Some(case) = case else {
            found.push(Subject::nameless(lang));
            continue;
        };
        let subject = Subject::named(t!(lang, "record-case", number = case.number.to_string()));
        let may = seat.may(MODERATE, case.on_host()) || seat.may(ANSWER, case.on_owner());
        found.push(if may { subject.at(seat.at().desk_of(routes::QUESTION, case.number)) } else { subject });
    }
    Ok(found)
}

async fn owners(db: Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut owners = HashMap::new();
    for id in ids {
        if let Some(case) = store::case(&db, id).await? {
            owners.insert(id, case.host);
        }
    }
    Ok(owners)
}
