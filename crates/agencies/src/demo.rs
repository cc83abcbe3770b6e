//! The demonstration's site, agencies and units.

use access::Actor;
use frame::Site;
use frame::demo::{Demo, DemoError, DemoLoad, read, text};
use jiff::civil::Date;
use kit::db::Tx;
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{AgencyKind, NewAgency};

const FILE: &str = "city.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct City {
    site: Site,
    units: UnitsEntry,
    #[serde(rename = "agency")]
    agencies: Vec<AgencyEntry>,
    #[serde(rename = "agency_successor", default)]
    successors: Vec<SuccessorEntry>,
}

/// The files of today's units, and the day on which these came into force.
#[derive(Deserialize)]
struct UnitsEntry {
    table: String,
    borders: String,
    on: Date,
}

#[derive(Deserialize)]
struct AgencyEntry {
    slug: String,
    name_vi: String,
    name_en: String,
    #[serde(default)]
    short_vi: String,
    kind: AgencyKind,
    parent: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    about_vi: String,
    #[serde(default)]
    about_en: String,
}

#[derive(Deserialize)]
struct SuccessorEntry {
    from: String,
    to: String,
    on: Date,
    #[serde(default)]
    note_vi: String,
}

/// This crate's part of the demonstration.
pub(crate) const DEMO: Demo = Demo {
    is_missing: |app| Box::pin(async move { Ok(crate::site(app.db()).await?.root_agency.is_empty()) }),
    load: |load| Box::pin(set_up(load)),
};

/// Names the site and adds the agencies, unless that is done; a site of another city stays as it is.
async fn set_up(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    let city: City = read::<Files, _>(FILE)?;
    let (tx, actor) = (&mut load.tx, Actor::System("demo"));
    let present = crate::site(tx).await?.root_agency;
    load.first = present.is_empty();
    if !load.first && present != city.site.root_agency {
        return Err("this database holds another city: the demonstration would rename it. \
                    Give it a folder of its own with LOA_DATA, and leave LOA_DATABASE_URL empty"
            .into());
    }
    if load.first {
        crate::set_site(tx, &actor, &city.site).await?;
        add_agencies(tx, &actor, &city).await?;
        add_units(tx, &actor, &city.units, &city.site.root_agency).await?;
    }
    Ok(())
}

async fn add_agencies(tx: &mut Tx, actor: &Actor, city: &City) -> Result<(), DemoError> {
    for entry in &city.agencies {
        let new = NewAgency {
            slug: entry.slug.clone(),
            kind: entry.kind,
            name_vi: entry.name_vi.clone(),
            name_en: entry.name_en.clone(),
            short_vi: entry.short_vi.clone(),
            about_vi: entry.about_vi.clone(),
            about_en: entry.about_en.clone(),
            parent: entry.parent.clone().filter(|parent| !parent.is_empty()),
            area: None,
            valid_from: entry.valid_from,
            valid_to: entry.valid_to,
            aliases: entry.aliases.clone(),
        };
        let added = crate::add_agency(tx, actor, new).await;
        added.map_err(|error| format!("{FILE}: agency {}: {error}", entry.slug))?;
    }
    for entry in &city.successors {
        crate::add_agency_successor(tx, actor, &entry.from, &entry.to, entry.on, &entry.note_vi).await?;
    }
    Ok(())
}

async fn add_units(tx: &mut Tx, actor: &Actor, entry: &UnitsEntry, parent: &str) -> Result<(), DemoError> {
    let units = crate::units::parse(&text::<Files>(&entry.table)?)?;
    let (borders, _) = crate::borders::parse(&text::<Files>(&entry.borders)?)?;
    crate::load_units(tx, actor, &units, &borders, entry.on, parent).await?;
    Ok(())
}
