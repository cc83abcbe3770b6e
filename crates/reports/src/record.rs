//! The events of reports in the record of acts.

use std::collections::HashMap;

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::{Db, DbError};
use kit::events::Event;
use uuid::Uuid;

use crate::permissions::REPORT;
use crate::{report, t};
use addresses::desk::routes;

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: KINDS,
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    owners: |db, ids| Box::pin(owners(db, ids)),
};

const KINDS: &[EventKind] = &[
    EventKind::new("report.started", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-started", what = on.name())
    }),
    EventKind::new("report.written", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-written", what = on.name())
    }),
    EventKind::new("report.submitted", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-submitted", what = on.name())
    }),
    EventKind::new("report.taken_back", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-taken-back", what = on.name())
    }),
    EventKind::new("report.frozen", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-frozen", what = on.name())
    }),
    EventKind::new("report.revised", City, Some(REPORT), |lang, on| {
        t!(lang, "record-report-revised", what = on.name())
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let names: HashMap<Uuid, String> =
        agencies::agencies(db).await?.into_iter().map(|one| (one.id, one.name(lang).to_owned())).collect();
    let mut found = Vec::new();
    for event in events {
        let report = match event.subject.parse() {
            Ok(id) => report(db, id).await?,
            Err(_) => None,
        };
        let Some(report) = report else {
            found.push(Subject::nameless(lang));
            continue;
        };
        let whose = report.agency.and_then(|agency| names.get(&agency).cloned());
        let whose = whose.unwrap_or_else(|| t!(lang, "report-of-city"));
        let name = t!(lang, "record-report", period = report.period.title(lang), whose = whose);
        let subject = Subject::named(name);
        let may = seat.may(REPORT, report.on());
        found.push(if may { subject.at(seat.at().desk_of(routes::REPORT, report.number)) } else { subject });
    }
    Ok(found)
}

async fn owners(db: Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut owners = HashMap::new();
    for id in ids {
        if let Some(agency) = report(&db, id).await?.and_then(|report| report.agency) {
            owners.insert(id, agency);
        }
    }
    Ok(owners)
}
