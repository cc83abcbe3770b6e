//! When an agency ends, its successors, and taking both back.
//!
//! Invariants: no line of successors comes back to where it began; an agency that takes over on a day still
//! exists on that day; an agency that goes on has no successors from its end; the agency that runs the site does not
//! end.

use crate::permissions::ARRANGE;
use jiff::civil::Date;
use kit::db::Tx;
use serde_json::json;

use super::actions::{AgenciesError, event, known};
use super::model::Agency;
use super::store;
use access::{Actor, On};
use frame::forms::{Flaw, Flaws};

/// Records that one agency took over from another on a day.
///
/// # Errors
/// See [`AgenciesError`]; so for all here.
pub async fn add_agency_successor(
    tx: &mut Tx,
    actor: &Actor,
    from: &str,
    to: &str,
    on: Date,
    note_vi: &str,
) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    // Of two people who name each the other's agency, the second sees the successor that the first recorded.
    tx.next_number("agency").await?;
    let from = known(tx, from).await?;
    let to = known(tx, to).await?;
    if from.id == to.id {
        return Err(Flaws::one("to", Flaw::Itself).into());
    }
    let (successors, _) = store::kin_of_agency(tx, from.id).await?;
    if successors.iter().any(|one| one.other.id == to.id) {
        return Err(Flaws::one("to", Flaw::Taken(to.name_vi)).into());
    }
    if let Some(end) = end_by(&to, on) {
        return Err(Flaws::one("to", Flaw::Ended(to.name_vi, end)).into());
    }
    if store::line_of_agency(tx, to.id).await?.contains(&from.id) {
        return Err(Flaws::one("to", Flaw::Ring(to.name_vi)).into());
    }
    store::insert_agency_successor(tx, from.id, to.id, on, note_vi).await?;
    let data = json!({ "to": to.id, "on": on.to_string() });
    tx.record(event("agency.succeeded", &from.id.to_string(), actor, data));
    Ok(())
}

/// Takes back that one agency took over from another; it is no fault when this was not recorded.
pub async fn remove_agency_successor(
    tx: &mut Tx,
    actor: &Actor,
    from: &str,
    to: &str,
) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("agency").await?;
    let from = known(tx, from).await?;
    let to = known(tx, to).await?;
    remove(tx, actor, &from, &to).await
}

/// Ends an agency: from `on` it no longer exists, and everything it said stays. Its successors take over on that day.
pub async fn end_agency(tx: &mut Tx, actor: &Actor, slug: &str, on: Date) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("agency").await?;
    let agency = known(tx, slug).await?;
    if agency.valid_from.is_some_and(|from| on <= from) {
        return Err(Flaws::one("on", Flaw::Early).into());
    }
    if store::site(tx).await?.root_agency == agency.slug {
        return Err(Flaws::one("on", Flaw::Root).into());
    }
    let (after, before) = store::kin_of_agency(tx, agency.id).await?;
    for heir in after {
        if let Some(end) = end_by(&heir.other, on) {
            return Err(Flaws::one("on", Flaw::Ended(heir.other.name_vi, end)).into());
        }
    }
    if let Some(before) = before.into_iter().find(|one| on <= one.on) {
        return Err(Flaws::one("on", Flaw::Heir(before.other.name_vi, before.on)).into());
    }
    store::set_agency_end(tx, agency.id, Some(on)).await?;
    store::set_succession_day(tx, agency.id, on).await?;
    tx.record(event("agency.ended", &agency.id.to_string(), actor, json!({ "on": on.to_string() })));
    Ok(())
}

/// Takes an end back that was entered wrongly: the agency goes on, and nobody took over from it.
pub async fn reopen_agency(tx: &mut Tx, actor: &Actor, slug: &str) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("agency").await?;
    let agency = known(tx, slug).await?;
    if agency.valid_to.is_none() {
        return Ok(());
    }
    let (successors, _) = store::kin_of_agency(tx, agency.id).await?;
    for heir in &successors {
        remove(tx, actor, &agency, &heir.other).await?;
    }
    store::set_agency_end(tx, agency.id, None).await?;
    tx.record(event("agency.reopened", &agency.id.to_string(), actor, json!({})));
    Ok(())
}

async fn remove(tx: &mut Tx, actor: &Actor, from: &Agency, to: &Agency) -> Result<(), AgenciesError> {
    if store::delete_agency_successor(tx, from.id, to.id).await? {
        tx.record(event("agency.unsucceeded", &from.id.to_string(), actor, json!({ "to": to.id })));
    }
    Ok(())
}

/// When an agency ended, if it no longer exists on a day.
fn end_by(agency: &Agency, day: Date) -> Option<Date> {
    agency.valid_to.filter(|end| *end <= day)
}
