//! Agencies and areas in the record of acts.

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;

use crate::desk::places::Places;
use crate::permissions::ARRANGE;
use crate::t;

/// This crate's part of the record.
pub(crate) const RECORD: Record =
    Record { kinds: KINDS, subjects: |seat, events| Box::pin(subjects(seat, events)), ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new("site.named", City, Some(ARRANGE), |lang, _| t!(lang, "record-site-named")),
    EventKind::new("agency.added", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-added", what = on.name())
    }),
    EventKind::new("agency.edited", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-edited", what = on.name())
    }),
    EventKind::new("agency.ended", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-ended", what = on.name())
    }),
    EventKind::new("agency.reopened", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-reopened", what = on.name())
    }),
    EventKind::new("agency.placed", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-placed", what = on.name())
    }),
    EventKind::new("agency.succeeded", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-succeeded", what = on.name())
    }),
    EventKind::new("agency.unsucceeded", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-agency-unsucceeded", what = on.name())
    }),
    EventKind::new("areas.loaded", City, Some(ARRANGE), |lang, _| t!(lang, "record-areas-loaded")),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let places = Places::load(seat.app().db(), seat.desk.lang).await?;
    // Neither the site nor the list of areas has a name in its sentence.
    let name =
        |event: &Event| event.subject.parse().map_or_else(|_| String::new(), |id| places.name(Some(id)));
    Ok(events.iter().map(|event| Subject::named(name(event))).collect())
}
