//! Letting a person in again who lost the means of signing in: one administrator asks, another approves and hands over a link
//! that works once. Neither can do it alone, nor with a person whom they made an administrator; and it ends with the account
//! or the right of either.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Run, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::binding::stated_password;
use super::lanes::Lanes;
use super::model::Person;
use super::password;
use super::people::{AccountsError, Entered, Invited, event, may_manage};
use super::standing::{manages_by_own_right, may_second, recovery_stands};
use super::store::sessions::{self, digest};
use super::store::{self, Recovery, devices};
use access::Actor;

/// How long a request waits for the second administrator.
const ASKED: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How long the link works.
const OPEN: SignedDuration = SignedDuration::from_hours(24);

/// Asks that someone be let in again; the reason stays on record with the request.
///
/// # Errors
/// See [`AccountsError`]; so for all here.
pub async fn ask_recovery(
    tx: &mut Tx,
    actor: &Actor,
    person: Uuid,
    reason: &str,
) -> Result<Uuid, AccountsError> {
    may_manage(tx, actor, person).await?;
    let asked_by = actor.person().ok_or(AccountsError::SamePerson)?;
    let reason = viet::nfc(reason.trim()).into_owned();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(AccountsError::NoReason);
    }
    let (asked_at, ends_at) = (tx.now().as_millisecond(), (tx.now() + ASKED).as_millisecond());
    let id = tx.id();
    let recovery = Recovery { id, person_id: person, asked_by, reason, approved_by: None, asked_at, ends_at };
    store::insert_recovery(tx, &recovery).await?;
    tx.record_quietly(event("recovery.asked", person, actor, json!({ "recovery": recovery.id })));
    Ok(recovery.id)
}

/// Approves another administrator's request; answers the secret of the link.
pub async fn approve_recovery(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<Invited, AccountsError> {
    let recovery = store::recovery(tx, id).await?.ok_or(AccountsError::Gone)?;
    may_manage(tx, actor, recovery.person_id).await?;
    let by = actor.person().ok_or(AccountsError::SamePerson)?;
    // Nor may the person who is to be let in approve it, from a session that is still open somewhere.
    if by == recovery.asked_by || by == recovery.person_id {
        return Err(AccountsError::SamePerson);
    }
    manages_by_own_right(tx, actor, recovery.person_id).await?;
    let now = tx.now();
    if recovery.ends_at <= now.as_millisecond() || !recovery_stands(tx, &recovery, now).await? {
        return Err(AccountsError::Gone);
    }
    if !may_second(tx, &recovery, by, now).await? {
        return Err(AccountsError::Dependent);
    }
    let secret = tx.secret();
    let ends_at = tx.now() + OPEN;
    if !store::set_recovery_link(tx, id, by, &digest(&secret), ends_at).await? {
        return Err(AccountsError::Gone);
    }
    tx.record_quietly(event("recovery.approved", recovery.person_id, actor, json!({ "recovery": id })));
    Ok(Invited { id, secret, ends_at })
}

/// Ends a request or its link before it is used: an administrator who manages the person may do so, and the person, who did
/// not ask for it.
pub async fn refuse_recovery(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), AccountsError> {
    let recovery = store::recovery(tx, id).await?.ok_or(AccountsError::Gone)?;
    if actor.person() != Some(recovery.person_id) {
        may_manage(tx, actor, recovery.person_id).await?;
    }
    if !store::mark_recovery_used(tx, id).await? {
        return Err(AccountsError::Gone);
    }
    tx.record_quietly(event("recovery.refused", recovery.person_id, actor, json!({ "recovery": id })));
    Ok(())
}

/// The person whom a link lets in again, while it works.
pub async fn find_recovery(db: &Db, secret: &str) -> Result<Option<Person>, DbError> {
    match usable(db, secret, db.clock().now()).await? {
        Some(recovery) => store::person(db, recovery.person_id).await,
        None => Ok(None),
    }
}

async fn usable(db: &impl Run, secret: &str, now: Timestamp) -> Result<Option<Recovery>, DbError> {
    let Some(found) = store::recovery_by_token(db, &digest(secret), now).await? else { return Ok(None) };
    Ok(recovery_stands(db, &found, now).await?.then_some(found))
}

/// Sets a new password by a recovery's link. The authenticator app, its spare codes and all passkeys are forgotten, all
/// sessions end. `device` is the secret of the browser's device; empty when it has none. It has its own transaction, because
/// no other transaction may wait for a hash.
pub async fn recover(
    db: &Db,
    lanes: &Lanes,
    secret: &str,
    new: &str,
    device: &str,
) -> Result<Entered, AccountsError> {
    let person = find_recovery(db, secret).await?.ok_or(AccountsError::Gone)?;
    let place = lanes.enter_known(&digest(secret)).await?;
    let hash = password::hash(place, new, [person.name, person.mail], db.ids().secret()).await?;
    let mut tx = db.begin().await?;
    let entered = let_in(&mut tx, secret, &hash, device).await?;
    tx.commit().await?;
    lanes.note(db, &entered.device, "").await;
    Ok(entered)
}

async fn let_in(tx: &mut Tx, secret: &str, hash: &str, device: &str) -> Result<Entered, AccountsError> {
    let recovery = usable(tx, secret, tx.now()).await?.ok_or(AccountsError::Gone)?;
    let person = store::person(tx, recovery.person_id).await?.ok_or(AccountsError::Gone)?;
    if !store::mark_recovery_used(tx, recovery.id).await? {
        return Err(AccountsError::Gone);
    }
    store::set_password(tx, person.id, hash).await?;
    store::forget_second_steps(tx, person.id).await?;
    sessions::end_all(tx, person.id).await?;
    let stated = stated_password(tx, person.id).await?;
    tx.record_quietly(NewEvent {
        kind: "recovery.used",
        subject: person.id.to_string(),
        actor: format!("officer:{}", person.id),
        data: json!({ "recovery": recovery.id, "password": stated }),
    });
    let device = devices::know(tx, person.id, device).await?;
    Ok(Entered { person: person.id, device })
}
