//! The activities of agencies as events of a calendar.

use std::collections::HashMap;

use addresses::Addresses;
use jiff::Timestamp;
use kit::db::{DbError, Run};
use kit::events;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::calendar::due_days;
use crate::ical::IcalEvent;
use crate::model::{Activity, Campaign};
use crate::t;

/// Subjects that the record is asked for at once; both engines take more binds.
const BATCH: usize = 400;

/// In which language, and for which site, a calendar is written.
pub(crate) struct Feed {
    pub(crate) lang: Lang,
    /// How the public reaches the site.
    pub(crate) root: String,
}

impl Feed {
    /// The site's host: identifiers of events end with it.
    fn host(&self) -> &str {
        let rest = self.root.split_once("://").map_or(self.root.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or(rest)
    }
}

/// The days on which activities of some agencies are due, whether they lead them or help, in all plans.
pub(crate) async fn events(db: &impl Run, of: &[Uuid], feed: &Feed) -> Result<Vec<IcalEvent>, DbError> {
    let mut written = Vec::new();
    for plan in crate::public_campaigns(db).await? {
        let theirs = |one: &Activity| {
            one.lead.into_iter().chain(one.partners.iter().copied()).any(|agency| of.contains(&agency))
        };
        let activities: Vec<Activity> =
            crate::activities(db, plan.id).await?.into_iter().filter(theirs).collect();
        let changes = changes(db, &activities).await?;
        for one in &activities {
            let (times, last) = changes.get(&one.id).copied().unwrap_or((0, Timestamp::UNIX_EPOCH));
            written.extend(event(one, &plan, feed, times, last));
        }
    }
    Ok(written)
}

/// The events of one activity.
fn event(
    one: &Activity,
    plan: &Campaign,
    feed: &Feed,
    sequence: usize,
    changed: Timestamp,
) -> impl Iterator<Item = IcalEvent> {
    let (lang, at) = (feed.lang, Addresses(feed.lang));
    let url = format!("{}{}", feed.root, at.activity(&plan.slug, one.number));
    let uid = |day: jiff::civil::Date| format!("{}-{day}@{}", one.id, feed.host());
    let description = [plan.name(lang), one.product.as_str()];
    let description: Vec<&str> = description.into_iter().filter(|words| !words.is_empty()).collect();
    // One that is due once keeps its identifier when its day is moved: programs move it, too.
    let again = one.every.is_some();
    due_days(one, (plan.starts, plan.ends))
        .into_iter()
        .map(move |due| IcalEvent {
            uid: if again { uid(due.planned) } else { format!("{}@{}", one.id, feed.host()) },
            day: due.day,
            summary: t!(lang, "calendar-event", name = one.name(lang)),
            description: description.join("\n"),
            url: url.clone(),
            sequence,
            changed,
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// How often each activity was changed after it was added, and when last.
async fn changes(
    db: &impl Run,
    activities: &[Activity],
) -> Result<HashMap<Uuid, (usize, Timestamp)>, DbError> {
    let mut changes: HashMap<Uuid, (usize, Timestamp)> = HashMap::new();
    for batch in activities.chunks(BATCH) {
        let subjects: Vec<String> = batch.iter().map(|one| one.id.to_string()).collect();
        for event in events::of_any(db, &subjects).await? {
            let Ok(id) = event.subject.parse::<Uuid>() else { continue };
            let known = changes.get(&id).map_or(0, |(times, _)| times + 1);
            changes.insert(id, (known, event.at));
        }
    }
    Ok(changes)
}
