//! The officers of the demonstration: roles that anyone may try.

use access::{Actor, Role};
use frame::App;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use rust_embed::RustEmbed;
use serde::Deserialize;

const FILE: &str = "officers.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Officers {
    officer: Vec<Entry>,
}

/// A role to be tried.
#[derive(Deserialize)]
struct Entry {
    name: String,
    mail: String,
    role: Role,
    /// The agency's slug; empty is the whole city.
    #[serde(default)]
    agency: String,
}

/// The part of accounts in the demonstration.
pub(crate) const DEMO: Demo =
    Demo { is_missing: |app| Box::pin(is_missing(app)), load: |load| Box::pin(add(load)) };

/// Whether one of them is not in the tables.
async fn is_missing(app: App) -> Result<bool, DemoError> {
    for entry in read::<Files, Officers>(FILE)?.officer {
        if crate::person_by_mail(app.db(), &entry.mail).await?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds the people who are not there yet; those who are there stay as they are.
async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    let (tx, actor) = (&mut load.tx, Actor::System("demo"));
    for entry in read::<Files, Officers>(FILE)?.officer {
        if crate::person_by_mail(tx, &entry.mail).await?.is_some() {
            continue;
        }
        let agency = match entry.agency.as_str() {
            "" => None,
            slug => {
                let found = agencies::agency_by_slug(tx, slug).await?;
                Some(found.ok_or_else(|| format!("{FILE}: there is no agency `{slug}`"))?.id)
            }
        };
        let roles = [(entry.role, agency)];
        let added = crate::add_demo_person(tx, &actor, &entry.name, &entry.mail, &roles).await;
        added.map_err(|error| format!("{FILE}: officer {}: {error}", entry.mail))?;
    }
    Ok(())
}
