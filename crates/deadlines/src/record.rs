//! The events of the calendar, its rules and escalations in the record of acts.

use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;

use crate::permissions::KEEP_CALENDAR;
use crate::{store, t};

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: &[
        EventKind::new("calendar.changed", RecordGroup::City, Some(KEEP_CALENDAR), |lang, _| {
            t!(lang, "record-calendar-changed")
        }),
        EventKind::new("deadline_rule.changed", RecordGroup::City, Some(KEEP_CALENDAR), |lang, _| {
            t!(lang, "record-deadline-rule-changed")
        }),
        EventKind::new("deadline.escalated", RecordGroup::City, None, |lang, on| {
            on.after(lang, t!(lang, "record-deadline-escalated"))
        }),
    ],
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    ..Record::NONE
};

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let mut subjects = Vec::new();
    for event in &events {
        let id = event.subject.parse().ok();
        let found = match id {
            Some(id) => store::by_id(seat.app().db(), id).await?,
            None => None,
        };
        subjects.push(found.map(|one| Subject::named(one.title(seat.desk.lang))).unwrap_or_default());
    }
    Ok(subjects)
}
