//! Plans and themes in the record of who did what.

use std::collections::HashMap;

use RecordGroup::City;
use frame::desk::DeskSession;
use frame::record::{EventKind, Record, RecordGroup, Subject};
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use crate::permissions::{self, PLAN};
use crate::{Activity, activity, campaigns, reading_of, t, themes};
use addresses::desk::routes;

/// This crate's part of the record.
pub(crate) const RECORD: Record =
    Record { kinds: KINDS, subjects: |seat, events| Box::pin(subjects(seat, events)), ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new("calendar.linked", RecordGroup::People, None, |lang, _| {
        t!(lang, "record-calendar-linked")
    }),
    EventKind::new("calendar.unlinked", RecordGroup::People, None, |lang, _| {
        t!(lang, "record-calendar-unlinked")
    }),
    EventKind::new("campaign.added", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-added", what = on.name())
    }),
    EventKind::new("campaign.confirmed", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-confirmed", what = on.name())
    }),
    EventKind::new("campaign.described", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-described", what = on.name())
    }),
    EventKind::new("coverage.aligned", City, Some(PLAN), |lang, _| t!(lang, "record-coverage-aligned")),
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
    EventKind::new("campaign.approved", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-approved", what = on.name())
    }),
    EventKind::new("campaign.ended", City, Some(PLAN), |lang, on| {
        t!(lang, "record-campaign-ended", what = on.name())
    }),
    EventKind::new("activities.imported", City, Some(PLAN), |lang, on| {
        t!(lang, "record-activities-imported", what = on.name())
    }),
    EventKind::new("activity.added", City, Some(PLAN), |lang, on| {
        t!(lang, "record-activity-added", what = on.name())
    }),
    EventKind::new("activity.edited", City, Some(PLAN), |lang, on| {
        t!(lang, "record-activity-edited", what = on.name())
    }),
    EventKind::new("activity.cancelled", City, Some(PLAN), |lang, on| {
        t!(lang, "record-activity-cancelled", what = on.name())
    }),
    EventKind::new("activity.restored", City, Some(PLAN), |lang, on| {
        t!(lang, "record-activity-restored", what = on.name())
    }),
    EventKind::new("activity.fulfilled", City, Some(permissions::RECORD), |lang, on| {
        t!(lang, "record-activity-fulfilled", what = on.name())
    }),
    EventKind::new("activity.unfulfilled", City, Some(permissions::RECORD), |lang, on| {
        t!(lang, "record-activity-unfulfilled", what = on.name())
    }),
    EventKind::new("evidence.recorded", City, Some(permissions::RECORD), |lang, on| {
        t!(lang, "record-evidence-recorded", what = on.name())
    }),
    EventKind::new("evidence.edited", City, Some(permissions::RECORD), |lang, on| {
        t!(lang, "record-evidence-edited", what = on.name())
    }),
    EventKind::new("evidence.removed", City, Some(permissions::RECORD), |lang, on| {
        t!(lang, "record-evidence-removed", what = on.name())
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
    let mut activities: HashMap<Uuid, Activity> = HashMap::new();
    for event in events.iter().filter(|event| event.kind.starts_with("activity.")) {
        if let Ok(id) = event.subject.parse::<Uuid>()
            && !activities.contains_key(&id)
            && let Some(found) = activity(db, id).await?
        {
            activities.insert(id, found);
        }
    }
    let subject = |event: &Event| {
        // What was noted by hand may be removed: the event itself says what it was.
        if event.kind.starts_with("evidence.") {
            return event.data["title"].as_str().map(Subject::named);
        }
        let id: Uuid = event.subject.parse().ok()?;
        match activities.get(&id) {
            Some(activity) => {
                let href = seat.at().desk_of(routes::ACTIVITY, activity.number);
                Some(Subject::named(activity.name(lang)).at(href))
            }
            None => names.get(&id).cloned().map(Subject::named),
        }
    };
    Ok(events.iter().map(|event| subject(event).unwrap_or_else(|| Subject::nameless(lang))).collect())
}
