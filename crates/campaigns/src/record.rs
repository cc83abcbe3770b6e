//! Plans and themes in the record of who did what.

use std::collections::HashMap;

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use crate::permissions::PLAN;
use crate::{campaigns, reading_of, t, themes};

/// This crate's part of the record.
pub(crate) const RECORD: Record =
    Record { kinds: KINDS, subjects: |seat, events| Box::pin(subjects(seat, events)), ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new("campaign.added", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-added", what = on.name())
    }),
    EventKind::new("campaign.confirmed", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-confirmed", what = on.name())
    }),
    EventKind::new("campaign.described", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-described", what = on.name())
    }),
    EventKind::new("reading.kept", City, Some(PLAN), |lang, on| {
        t!(lang, "record-reading-kept", what = on.name())
    }),
    EventKind::new("campaign.edited", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-edited", what = on.name())
    }),
    EventKind::new("theme.added", City, Some(PLAN), |lang, on| {
        t!(lang, "record-theme-added", what = on.name())
    }),
    EventKind::new("theme.edited", City, Some(PLAN), |lang, on| {
        t!(lang, "record-theme-edited", what = on.name())
    }),
];

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut names: HashMap<Uuid, String> =
        campaigns(db).await?.into_iter().map(|plan| (plan.id, plan.number)).collect();
    names.extend(themes(db).await?.into_iter().map(|theme| (theme.id, theme.name(lang).to_owned())));
    for event in events.iter().filter(|event| event.kind == "reading.kept") {
        if let Ok(id) = event.subject.parse::<Uuid>()
            && let Some(reading) = reading_of(db, id).await?
        {
            names.insert(id, reading.file);
        }
    }
    let name = |event: &Event| names.get(&event.subject.parse().ok()?).cloned();
    let subject = |event| name(event).map_or_else(|| Subject::nameless(lang), Subject::named);
    Ok(events.iter().map(subject).collect())
}
