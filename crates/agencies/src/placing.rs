//! Where an agency stands: its kind, the agency above it, the area it governs. A reform moves agencies, and a first entry
//! may have been wrong.

use crate::permissions::ARRANGE;
use std::collections::HashMap;

use kit::db::Tx;
use serde_json::json;
use uuid::Uuid;

use super::actions::{AgenciesError, event, known};
use super::editing::version;
use super::model::{Agency, AgencyKind};
use super::store;
use access::{Actor, On, Role};
use frame::forms::{Flaw, Flaws};

/// The event of a change of place; its data says by `area_changed` whether the agency governs another area now.
pub const PLACED: &str = "agency.placed";

/// Where an agency stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its kind.
    pub kind: AgencyKind,
    /// The slug of the agency above.
    pub parent: Option<String>,
    /// The area it governs.
    pub area: Option<Uuid>,
}

/// Puts an agency in another place, on top of the version that was seen. Roles reach below, so the person who moves it
/// must not get a right over it that they did not have: another person does that.
///
/// # Errors
/// See [`AgenciesError`].
pub async fn place_agency(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    place: Place,
) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("agency").await?;
    let before = store::agency(tx, id).await?.ok_or_else(|| AgenciesError::NoAgency(id.to_string()))?;
    if version(tx, id).await? != seen {
        return Err(AgenciesError::Changed);
    }
    let parent = match &place.parent {
        None => None,
        Some(slug) => Some(known(tx, slug).await?.id),
    };
    if let Some(parent) = parent.filter(|_| parent != before.parent) {
        if is_within(tx, parent, id).await? {
            return Err(Flaws::one("parent", Flaw::Below).into());
        }
        if gains(actor, parent, id) {
            return Err(Flaws::one("parent", Flaw::Gain).into());
        }
    }
    if let Some(area) = place.area
        && store::area(tx, area).await?.is_none()
    {
        return Err(Flaws::one("area", Flaw::Unknown).into());
    }
    let now = Agency { kind: place.kind, parent, area: place.area, ..before.clone() };
    if (now.kind, now.parent, now.area) == (before.kind, before.parent, before.area) {
        return Ok(());
    }
    store::move_agency(tx, &now).await?;
    let data = json!({
        "kind": now.kind.name(),
        "parent": now.parent,
        "area": now.area,
        "area_changed": now.area != before.area,
    });
    tx.record(event(PLACED, &id.to_string(), actor, data));
    Ok(())
}

/// Whether an agency is another, or stands below it.
async fn is_within(tx: &Tx, agency: Uuid, other: Uuid) -> Result<bool, AgenciesError> {
    let above: HashMap<Uuid, Option<Uuid>> =
        store::agencies(tx).await?.into_iter().map(|agency| (agency.id, agency.parent)).collect();
    let line = std::iter::successors(Some(agency), |id| above.get(id).copied().flatten());
    // No line is longer than there are agencies, even in damaged data.
    Ok(line.take(above.len()).any(|id| id == other))
}

/// Whether someone has a role at the agency above that they do not have at this one now.
fn gains(actor: &Actor, above: Uuid, agency: Uuid) -> bool {
    let Actor::Officer(officer) = actor else { return false };
    let has = |role, agency| officer.has(role, On::Agency(agency));
    Role::ALL.into_iter().any(|role| has(role, above) && !has(role, agency))
}
