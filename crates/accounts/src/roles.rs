//! Roles: giving, taking, lending.

use crate::permissions::MANAGE_PEOPLE;
use frame::permissions::READ_DESK;
use jiff::{SignedDuration, Timestamp};
use kit::db::Tx;
use serde_json::json;
use uuid::Uuid;

use super::binding::stated_grant;
use super::model::Person;
use super::people::{AccountsError, event, may_manage, must_exist, on};
use super::standing::{by_own_right, end_what_stands_no_more, manages_by_own_right};
use super::store::{self, NewGrant};
use access::{Actor, Grant, Role, Scope};

/// The longest time for which a role is lent: half a year.
const LENT: SignedDuration = SignedDuration::from_hours(184 * 24);

/// Gives someone a role. By a role that was lent nothing is given, and nobody gives themselves anything.
///
/// # Errors
/// See [`AccountsError`]; so for all here.
pub async fn grant(
    tx: &mut Tx,
    actor: &Actor,
    person: Uuid,
    role: Role,
    agency: Option<Uuid>,
) -> Result<Uuid, AccountsError> {
    actor.may(MANAGE_PEOPLE, on(agency))?;
    // A person of another agency gets a role only from an administrator who manages both: otherwise their own administrators
    // could manage them no longer.
    may_manage(tx, actor, person).await?;
    by_own_right(actor, MANAGE_PEOPLE, on(agency))?;
    manages_by_own_right(tx, actor, person).await?;
    if actor.person() == Some(person) {
        return Err(AccountsError::OwnRole);
    }
    must_exist(tx, agency).await?;
    let present = store::grants_of(tx, person, tx.now()).await?;
    if present.iter().any(|had| had.role == role && had.agency == agency && had.lent_by.is_none()) {
        return Err(AccountsError::Has);
    }
    let new = NewGrant { person, role, agency, by: actor.person(), lent_from: None, ends_at: None };
    let id = store::insert_grant(tx, new).await?;
    let data = json!({ "role": role.name(), "agency": agency, "grant": stated_grant(tx, id).await? });
    tx.record_quietly(event("role.granted", person, actor, data));
    Ok(id)
}

/// Takes a role away.
pub async fn revoke(tx: &mut Tx, actor: &Actor, grant: Uuid) -> Result<(), AccountsError> {
    actor.may_somewhere(MANAGE_PEOPLE)?;
    let (owner, found) = store::grant_owner(tx, grant).await?.ok_or(AccountsError::Gone)?;
    actor.may(MANAGE_PEOPLE, on(found.agency))?;
    end(tx, actor, owner, &found).await
}

/// Takes back a role that one lent.
pub async fn take_back(tx: &mut Tx, actor: &Actor, grant: Uuid) -> Result<(), AccountsError> {
    actor.may_somewhere(READ_DESK)?;
    let found = store::grant_owner(tx, grant).await?;
    let lent = found.filter(|(_, found)| found.lent_by.is_some() && found.lent_by == actor.person());
    let (owner, found) = lent.ok_or(AccountsError::Gone)?;
    end(tx, actor, owner, &found).await
}

async fn end(tx: &mut Tx, actor: &Actor, owner: Uuid, grant: &Grant) -> Result<(), AccountsError> {
    if !store::end_grant(tx, grant.id).await? {
        return Err(AccountsError::Gone);
    }
    let person = store::person(tx, owner).await?.ok_or(AccountsError::Gone)?;
    keep_an_administrator(tx, &person, grant).await?;
    end_what_stands_no_more(tx, owner).await?;
    let data = json!({
        "role": grant.role.name(),
        "agency": grant.agency,
        "grant": stated_grant(tx, grant.id).await?,
    });
    tx.record_quietly(event("role.revoked", owner, actor, data));
    Ok(())
}

/// A role that has just ended must not leave the city without an administrator.
pub(super) async fn keep_an_administrator(
    tx: &Tx,
    person: &Person,
    ended: &Grant,
) -> Result<(), AccountsError> {
    if ended.role != Role::Administrator || ended.scope != Scope::City || ended.lent_by.is_some() {
        return Ok(());
    }
    // The sequence's row is the lock: when two administrators end each other at once, one comes second and sees it.
    tx.next_number("administrators").await?;
    // An account that anyone may try in the demonstration is no substitute for a real administrator.
    if store::count_administrators(tx, person.demo).await? == 0 {
        return Err(AccountsError::LastAdministrator);
    }
    Ok(())
}

/// Lends one's own role to a colleague until a moment; it ends then, or with the role itself.
pub async fn delegate(
    tx: &mut Tx,
    actor: &Actor,
    own: Uuid,
    to: Uuid,
    until: Timestamp,
) -> Result<Uuid, AccountsError> {
    actor.may_somewhere(READ_DESK)?;
    let (owner, found) = store::grant_owner(tx, own).await?.ok_or(AccountsError::Gone)?;
    let now = tx.now();
    // A lent role is not lent on, and nobody lends a role that they no longer have.
    let mine = actor.person() == Some(owner) && found.lent_by.is_none();
    if !mine || found.ends_at.is_some_and(|ends_at| ends_at <= now) {
        return Err(AccountsError::Gone);
    }
    if until <= now || until > now + LENT {
        return Err(AccountsError::Time);
    }
    let colleague = store::person(tx, to).await?.filter(|person| person.active && person.id != owner);
    let colleague = colleague.ok_or(AccountsError::Gone)?.id;
    if !works_within(tx, colleague, found.agency).await? {
        return Err(AccountsError::NoColleague);
    }
    let new = NewGrant {
        person: colleague,
        role: found.role,
        agency: found.agency,
        by: actor.person(),
        lent_from: Some(own),
        ends_at: Some(until),
    };
    let id = store::insert_grant(tx, new).await?;
    let data = json!({
        "role": found.role.name(),
        "agency": found.agency,
        "until": until.as_millisecond(),
        "grant": stated_grant(tx, id).await?,
    });
    tx.record_quietly(event("role.lent", colleague, actor, data));
    Ok(id)
}

/// Whether someone has a role of their own where another role counts.
async fn works_within(tx: &Tx, person: Uuid, agency: Option<Uuid>) -> Result<bool, AccountsError> {
    let mut own =
        store::grants_of(tx, person, tx.now()).await?.into_iter().filter(|had| had.lent_by.is_none());
    Ok(match agency {
        None => own.next().is_some(),
        Some(agency) => {
            let within = agencies::below(tx, agency).await?;
            own.any(|had| had.agency.is_some_and(|agency| within.contains(&agency)))
        }
    })
}
