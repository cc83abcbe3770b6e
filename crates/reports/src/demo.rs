//! The demonstration's reports on past periods. Some agencies have not reported on some periods.

use access::Actor;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use jiff::civil::DateTime;
use rust_embed::RustEmbed;
use serde::Deserialize;
use uuid::Uuid;

use crate::actions::submit_at;
use crate::figures::figures_at;
use crate::model::{Narrative, Query};
use crate::{NewReport, Period, freeze, start, version, write};

const FILE: &str = "reports.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Reports {
    /// The slug of the plan.
    plan: String,
    #[serde(rename = "report")]
    reports: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    /// The slug of the agency; none for the city.
    agency: Option<String>,
    period: String,
    /// When the report was submitted, and, for the city's report, frozen.
    at: DateTime,
    done: String,
    #[serde(default)]
    difficulties: String,
    #[serde(default)]
    proposals: String,
    #[serde(default)]
    next: String,
}

/// This crate's part of the demonstration.
pub(crate) const DEMO: Demo = Demo { load: |load| Box::pin(add(load)), ..Demo::NONE };

async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    if !load.first {
        return Ok(());
    }
    let Reports { plan, reports } = read::<Files, _>(FILE)?;
    for entry in reports {
        add_one(load, &plan, entry).await?;
    }
    Ok(())
}

async fn add_one(load: &mut DemoLoad<'_>, plan: &str, entry: Entry) -> Result<(), DemoError> {
    let at = entry.at.to_zoned(load.app.zone().clone())?.timestamp();
    let (tx, actor, day) = (&mut load.tx, Actor::System("demo"), entry.at.date());
    let plans = campaigns::campaigns(tx).await?;
    let plan = plans
        .iter()
        .find(|one| one.slug == plan)
        .ok_or_else(|| format!("{FILE}: there is no plan `{plan}`"))?;
    let period =
        Period::named(&entry.period).ok_or_else(|| format!("{FILE}: `{}` is no period", entry.period))?;
    let agency = match &entry.agency {
        None => None,
        Some(slug) => Some(known(tx, slug).await?),
    };
    let report = start(tx, &actor, NewReport { plan, agency, period, today: day }).await?;
    let Entry { done, difficulties, proposals, next, .. } = entry;
    let seen = version(tx, report.id).await?;
    write(tx, &actor, report.id, seen, Narrative { done, difficulties, proposals, next }).await?;
    submit_at(tx, &actor, (report.id, seen), at).await?;
    if report.is_city() {
        let figures = figures_at(tx, at, (&report, plan), day).await?;
        freeze(tx, &actor, report.id, seen, (Query::of(&report, plan), figures)).await?;
    }
    Ok(())
}

async fn known(tx: &kit::db::Tx, slug: &str) -> Result<Uuid, DemoError> {
    let agency = agencies::agency_by_slug(tx, slug).await?;
    Ok(agency.ok_or_else(|| format!("{FILE}: there is no agency `{slug}`"))?.id)
}
