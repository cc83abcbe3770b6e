//! The officers of the demonstration: roles that anyone may try.

use kit::db::{DbError, Run, Tx};
use serde::Deserialize;

use super::DemoError;
use access::{Actor, Role};

/// A role to be tried.
#[derive(Deserialize)]
pub(super) struct Entry {
    name: String,
    mail: String,
    role: Role,
    /// The agency's slug; empty is the whole city.
    #[serde(default)]
    agency: String,
}

/// Whether all of them are in the tables.
pub(super) async fn are_there(db: &impl Run, entries: &[Entry]) -> Result<bool, DbError> {
    for entry in entries {
        if accounts::person_by_mail(db, &entry.mail).await?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds those who are not there yet; who is there stays as they are.
pub(super) async fn add(tx: &mut Tx, actor: &Actor, entries: &[Entry]) -> Result<(), DemoError> {
    for entry in entries {
        if accounts::person_by_mail(tx, &entry.mail).await?.is_some() {
            continue;
        }
        let agency = match entry.agency.as_str() {
            "" => None,
            slug => {
                let found = agencies::agency_by_slug(tx, slug).await?;
                Some(found.ok_or_else(|| format!("city.toml: officer: there is no agency `{slug}`"))?.id)
            }
        };
        let roles = [(entry.role, agency)];
        let added = accounts::add_demo_person(tx, actor, &entry.name, &entry.mail, &roles).await;
        added.map_err(|error| format!("city.toml: officer {}: {error}", entry.mail))?;
    }
    Ok(())
}
