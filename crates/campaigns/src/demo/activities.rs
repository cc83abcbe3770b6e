//! The demonstration's activities and their evidence, from two tables.

use std::collections::HashMap;

use access::Actor;
use frame::demo::{DemoError, text};
use jiff::civil::Date;
use kit::db::Tx;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Files;
use crate::reading::Every;
use crate::{
    Activity, ActivityContent, Campaign, ChangeNote, Figures, OutsideWork, add_activity, cancel_activity,
    record_evidence, version,
};

const ACTIVITIES: &str = "activities.csv";
const EVIDENCE: &str = "evidence.csv";

#[derive(Deserialize)]
struct ActivityEntry {
    key: String,
    /// The key of the parent activity; empty for none.
    parent: String,
    form: String,
    lead: String,
    /// Slugs of agencies, separated by spaces.
    partners: String,
    /// Slugs of themes, separated by spaces.
    themes: String,
    starts: Option<Date>,
    due: Option<Date>,
    every: String,
    things: Option<i64>,
    audience: Option<i64>,
    copies: Option<i64>,
    airings: Option<i64>,
    budget: Option<i64>,
    product: String,
    /// The reason for its cancellation; empty if it is not cancelled.
    cancelled: String,
    vi: String,
    en: String,
}

#[derive(Deserialize)]
struct EvidenceEntry {
    /// The key of the activity that it fulfils.
    activity: String,
    day: Date,
    things: Option<i64>,
    audience: Option<i64>,
    copies: Option<i64>,
    airings: Option<i64>,
    title: String,
}

/// Adds the plan's activities, cancelled ones included, and their evidence.
pub(super) async fn add(tx: &mut Tx, campaign: &Campaign) -> Result<(), DemoError> {
    let actor = Actor::System("demo");
    let agencies: HashMap<String, Uuid> =
        agencies::agencies(tx).await?.into_iter().map(|agency| (agency.slug, agency.id)).collect();
    let themes: HashMap<String, Uuid> =
        crate::themes(tx).await?.into_iter().map(|theme| (theme.slug, theme.id)).collect();
    let mut added: HashMap<String, Activity> = HashMap::new();
    for entry in rows::<ActivityEntry>(ACTIVITIES)? {
        let parent = added.get(&entry.parent).map(|above| above.id);
        let content = content(&entry, parent, &agencies, &themes)?;
        // Past days are intended: the plan began before the demonstration.
        let said = ChangeNote { confirmed: true, ..ChangeNote::default() };
        let activity = add_activity(tx, &actor, campaign.id, content, &said).await?;
        if !entry.cancelled.is_empty() {
            // The version is read, because the event of the addition is written only at the commit.
            let seen = version(tx, activity.id).await?;
            cancel_activity(tx, &actor, activity.id, seen, &entry.cancelled).await?;
        }
        added.insert(entry.key, activity);
    }
    for entry in rows::<EvidenceEntry>(EVIDENCE)? {
        let activity = added
            .get(&entry.activity)
            .ok_or_else(|| format!("{EVIDENCE}: no activity `{}`", entry.activity))?;
        let work = OutsideWork {
            form: activity.form.clone(),
            agency: activity.lead,
            day: Some(entry.day),
            themes: activity.themes.clone(),
            title: entry.title,
            figures: Figures {
                things: entry.things,
                audience: entry.audience,
                copies: entry.copies,
                airings: entry.airings,
            },
            activity: Some(activity.id),
            ..OutsideWork::default()
        };
        record_evidence(tx, &actor, work, entry.day).await?;
    }
    Ok(())
}

fn content(
    entry: &ActivityEntry,
    parent: Option<Uuid>,
    agencies: &HashMap<String, Uuid>,
    themes: &HashMap<String, Uuid>,
) -> Result<ActivityContent, DemoError> {
    let key = &entry.key;
    let found = |all: &HashMap<String, Uuid>, slug: &str| {
        all.get(slug).copied().ok_or_else(|| format!("{ACTIVITIES}: {key} names `{slug}`"))
    };
    let many = |all: &HashMap<String, Uuid>, slugs: &str| -> Result<Vec<Uuid>, String> {
        slugs.split_whitespace().map(|slug| found(all, slug)).collect()
    };
    Ok(ActivityContent {
        form: entry.form.clone(),
        name_vi: entry.vi.clone(),
        name_en: entry.en.clone(),
        lead: Some(found(agencies, &entry.lead)?),
        parent,
        partners: many(agencies, &entry.partners)?,
        themes: many(themes, &entry.themes)?,
        starts: entry.starts,
        due: entry.due,
        every: Every::named(&entry.every),
        product: entry.product.clone(),
        targets: Figures {
            things: entry.things,
            audience: entry.audience,
            copies: entry.copies,
            airings: entry.airings,
        },
        budget: entry.budget,
        ..ActivityContent::default()
    })
}

fn rows<T: DeserializeOwned>(name: &str) -> Result<Vec<T>, DemoError> {
    let text = text::<Files>(name)?;
    let mut reader = csv::ReaderBuilder::new().delimiter(b'|').from_reader(text.as_bytes());
    let rows: Result<Vec<T>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|error| format!("{name}: {error}").into())
}
