//! The secret links by which officers' own programs read their calendar: one for each officer, stored as a hash, and good until
//! they renew it, take it away, or are no officer any more.

use access::{Actor, Officer};
use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use kit::events::NewEvent;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::store;

/// Gives an officer a new link to their own calendar; the one before leads nowhere any more. Answers its secret, which is shown
/// once; none when whoever asks is no officer.
///
/// # Errors
/// When the database does not answer.
pub async fn renew_calendar_link(tx: &mut Tx, actor: &Actor) -> Result<Option<String>, DbError> {
    let Actor::Officer(officer) = actor else { return Ok(None) };
    let secret = tx.secret();
    store::set_calendar_link(tx, officer.person, Some(&hash(&secret))).await?;
    tx.record_quietly(event("calendar.linked", officer.person, actor));
    Ok(Some(secret))
}

/// Takes away an officer's link to their own calendar.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_calendar_link(tx: &mut Tx, actor: &Actor) -> Result<(), DbError> {
    let Actor::Officer(officer) = actor else { return Ok(()) };
    if store::calendar_link(tx, officer.person).await?.is_some() {
        store::set_calendar_link(tx, officer.person, None).await?;
        tx.record_quietly(event("calendar.unlinked", officer.person, actor));
    }
    Ok(())
}

/// Since when an officer has a link to their own calendar.
///
/// # Errors
/// When the database does not answer.
pub async fn calendar_link(db: &impl Run, person: Uuid) -> Result<Option<Timestamp>, DbError> {
    store::calendar_link(db, person).await
}

/// The officer whose link has this secret, with the roles of now.
///
/// # Errors
/// When the database does not answer.
pub async fn officer_of_calendar(
    db: &impl Run,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Officer>, DbError> {
    match store::person_of_calendar(db, &hash(secret)).await? {
        Some(person) => accounts::officer(db, person, now).await,
        None => Ok(None),
    }
}

fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

fn event(kind: &'static str, person: Uuid, actor: &Actor) -> NewEvent {
    NewEvent { kind, subject: person.to_string(), actor: actor.name(), data: json!({}) }
}
