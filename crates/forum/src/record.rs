//! Sessions in the record of acts.

use std::collections::HashMap;

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::{Db, DbError};
use kit::events::Event;
use uuid::Uuid;

use crate::{store, t};
use addresses::desk::routes;
use cases::permissions::MODERATE;

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: KINDS,
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    owners: |db, ids| Box::pin(owners(db, ids)),
};

const KINDS: &[EventKind] = &[
    EventKind::new("session.added", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-session-added", what = on.name())
    }),
    EventKind::new("session.edited", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-session-edited", what = on.name())
    }),
    EventKind::new("session.advanced", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-session-advanced", what = on.name())
    }),
    EventKind::new("question.shortlisted", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-question-shortlisted", what = on.name())
    }),
    EventKind::new("question.placed", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-question-placed", what = on.name())
    }),
    EventKind::new("question.aired", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-question-aired", what = on.name())
    }),
    EventKind::new("question.off_air", City, Some(MODERATE), |lang, on| {
        t!(lang, "record-question-off-air", what = on.name())
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut found = Vec::new();
    for event in events {
        let Ok(id) = event.subject.parse() else {
            found.push(Subject::nameless(lang));
            continue;
        };
        let (subject, on, href) = if let Some(session) = store::session(db, id).await? {
            let href = seat.at().desk_of(routes::FORUM_SESSION, session.number);
            (Subject::named(session.title(lang)), session.on(), href)
        } else if let Some(case) = cases::case(db, id).await? {
            let name = t!(lang, "record-case", number = case.number.to_string());
            (Subject::named(name), case.on_host(), seat.at().desk_of(routes::QUESTION, case.number))
        } else {
            found.push(Subject::nameless(lang));
            continue;
        };
        found.push(if seat.may(MODERATE, on) { subject.at(href) } else { subject });
    }
    Ok(found)
}

async fn owners(db: Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut owners = HashMap::new();
    for id in ids {
        if let Some(session) = store::session(&db, id).await? {
            owners.insert(id, session.content.agency);
        }
    }
    Ok(owners)
}
