//! The demonstration's activities and their evidence, from two tables.

use std::collections::HashMap;

use access::Actor;
use frame::demo::{DemoError, read, text};
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

const ACTIVITIES: &str = "plan-activities.csv";
const EVIDENCE: &str = "plan-evidence.csv";
const AREAS: &str = "plan-areas.toml";

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
    /// Names of groups of [`AREAS`] and slugs of areas, with spaces between; empty for the whole city.
    areas: String,
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
    /// As of an activity.
    areas: String,
}

/// The areas that the tables name.
struct Areas {
    ids: HashMap<String, Uuid>,
    /// Groups of slugs, by their names.
    groups: HashMap<String, Vec<String>>,
}

impl Areas {
    async fn read(tx: &Tx) -> Result<Self, DemoError> {
        let groups: HashMap<String, Vec<String>> = read::<Files, _>(AREAS)?;
        // The areas of today, and the former ones that the groups name.
        let mut ids: HashMap<String, Uuid> =
            agencies::areas(tx, Date::MAX).await?.into_iter().map(|area| (area.slug, area.id)).collect();
        for slug in groups.values().flatten() {
            if let Some(area) = agencies::area_by_slug(tx, slug).await? {
                ids.insert(area.slug, area.id);
            }
        }
        Ok(Self { ids, groups })
    }

    fn named(&self, names: &str) -> Result<Vec<Uuid>, DemoError> {
        let mut found = Vec::new();
        for name in names.split_whitespace() {
            let alone = [name.to_owned()];
            for slug in self.groups.get(name).map_or(alone.as_slice(), Vec::as_slice) {
                found.push(*self.ids.get(slug).ok_or_else(|| format!("there is no area `{slug}`"))?);
            }
        }
        Ok(found)
    }
}

/// Adds the plan's activities, cancelled ones included, and their evidence.
pub(super) async fn add(tx: &mut Tx, campaign: &Campaign) -> Result<(), DemoError> {
    let actor = Actor::System("demo");
    let agencies: HashMap<String, Uuid> =
        agencies::agencies(tx).await?.into_iter().map(|agency| (agency.slug, agency.id)).collect();
    let themes: HashMap<String, Uuid> =
        crate::themes(tx).await?.into_iter().map(|theme| (theme.slug, theme.id)).collect();
    let areas = Areas::read(tx).await?;
    let mut added: HashMap<String, Activity> = HashMap::new();
    for entry in rows::<ActivityEntry>(ACTIVITIES)? {
        let parent = match entry.parent.as_str() {
            "" => None,
            key => Some(added.get(key).ok_or_else(|| format!("{ACTIVITIES}: no activity `{key}` above"))?.id),
        };
        let content = content(&entry, parent, (&agencies, &themes, &areas))?;
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
            areas: areas.named(&entry.areas)?,
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
    (agencies, themes, areas): (&HashMap<String, Uuid>, &HashMap<String, Uuid>, &Areas),
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
        areas: areas.named(&entry.areas)?,
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
