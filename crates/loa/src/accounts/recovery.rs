//! Letting someone in again who lost what they sign in with: one administrator asks, another approves and hands over
//! a link that works once. Neither can do it alone.

use jiff::SignedDuration;
use kit::db::{Db, DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::model::{Actor, Person};
use super::people::{AccountsError, Invited, event, may_manage};
use super::store::sessions::{self, digest};
use super::store::{self, Recovery};
use super::{check_strength, password};

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
    let ends_at = (tx.now() + ASKED).as_millisecond();
    let recovery = Recovery { id: tx.id(), person_id: person, asked_by, reason, approved_by: None, ends_at };
    store::insert_recovery(tx, &recovery).await?;
    tx.record_quietly(event("recovery.asked", person, actor, json!({ "recovery": recovery.id })));
    Ok(recovery.id)
}

/// Approves what another administrator asked; answers the secret of the link.
pub async fn approve_recovery(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<Invited, AccountsError> {
    let recovery = store::recovery(tx, id).await?.ok_or(AccountsError::Gone)?;
    may_manage(tx, actor, recovery.person_id).await?;
    let by = actor.person().ok_or(AccountsError::SamePerson)?;
    // Nor may the one who is to be let in approve it, from a session that is still open somewhere.
    if by == recovery.asked_by || by == recovery.person_id {
        return Err(AccountsError::SamePerson);
    }
    if recovery.ends_at <= tx.now().as_millisecond() {
        return Err(AccountsError::Gone);
    }
    let secret = tx.secret();
    let ends_at = tx.now() + OPEN;
    if !store::set_recovery_link(tx, id, by, &digest(&secret), ends_at).await? {
        return Err(AccountsError::Gone);
    }
    tx.record_quietly(event("recovery.approved", recovery.person_id, actor, json!({ "recovery": id })));
    Ok(Invited { id, secret, ends_at })
}

/// Whom a link lets in again, while it works.
pub async fn find_recovery(db: &Db, secret: &str) -> Result<Option<Person>, DbError> {
    match store::recovery_by_token(db, &digest(secret), db.clock().now()).await? {
        Some(recovery) => store::person(db, recovery.person_id).await,
        None => Ok(None),
    }
}

/// Sets a new password by a recovery's link. The authenticator app, its spare codes and all passkeys are forgotten,
/// all sessions end.
pub async fn recover(tx: &mut Tx, secret: &str, new: &str) -> Result<Uuid, AccountsError> {
    let now = tx.now();
    let recovery = store::recovery_by_token(tx, &digest(secret), now).await?.ok_or(AccountsError::Gone)?;
    let person = store::person(tx, recovery.person_id).await?.ok_or(AccountsError::Gone)?;
    check_strength(new, &[&person.name, &person.mail])?;
    if !store::mark_recovery_used(tx, recovery.id).await? {
        return Err(AccountsError::Gone);
    }
    let hash = password::hash(new, tx.secret()).await;
    store::set_password(tx, person.id, &hash).await?;
    store::forget_second_steps(tx, person.id).await?;
    sessions::end_all(tx, person.id).await?;
    tx.record_quietly(NewEvent {
        kind: "recovery.used",
        subject: person.id.to_string(),
        actor: format!("officer:{}", person.id),
        data: json!({ "recovery": recovery.id }),
    });
    Ok(person.id)
}
