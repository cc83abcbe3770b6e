//! Rights of one's own. An action that takes two people is not done by two of whom one gave the other their right, and an
//! action that depends on a right ends with it.

use crate::permissions::MANAGE_PEOPLE;
use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

use super::people::{AccountsError, manages, on};
use super::store::{self, Invitation, Recovery};
use access::Permission;
use access::{Actor, Grant, Officer, On};

/// Everyone could see a person's right for so long before they count as independent of the person who gave it.
const SETTLED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Refuses a person who may do this only by a role that was lent to them: the things that they gave would outlive it.
pub(super) fn by_own_right(actor: &Actor, permission: Permission, on: On) -> Result<(), AccountsError> {
    actor.may(permission, on)?;
    actor.own().may(permission, on).map_err(|_| AccountsError::Lent)
}

/// Refuses a person who manages someone only by a role that was lent to them.
pub(super) async fn manages_by_own_right(tx: &Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    manages(tx, actor, person, tx.now()).await??;
    let own = manages(tx, &actor.own(), person, tx.now()).await?;
    own.map_err(|_| AccountsError::Lent)
}

/// Whether the person who invited is still there and may still give this.
pub(super) async fn invitation_stands(
    db: &impl Run,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<bool, DbError> {
    // The server's own command has no right that could end.
    let Some(by) = invitation.invited_by else { return Ok(true) };
    let officer = store::officer(db, by, now).await?;
    let place = on(invitation.agency);
    Ok(officer.is_some_and(|one| Actor::Officer(one).own().may(MANAGE_PEOPLE, place).is_ok()))
}

/// Whether the people who asked and approved are still there and still manage the person who is to be let in.
pub(super) async fn recovery_stands(
    db: &impl Run,
    recovery: &Recovery,
    now: Timestamp,
) -> Result<bool, DbError> {
    let person = store::person(db, recovery.person_id).await?;
    if person.is_none_or(|person| !person.active) {
        return Ok(false);
    }
    let both = [Some((recovery.asked_by, false)), recovery.approved_by.map(|by| (by, true))];
    for (by, only_own) in both.into_iter().flatten() {
        let Some(officer) = store::officer(db, by, now).await? else { return Ok(false) };
        let actor = Actor::Officer(officer);
        let actor = if only_own { actor.own() } else { actor };
        if manages(db, &actor, recovery.person_id, now).await?.is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Ends the invitations that a person made and the requests that name them, when these can no longer stand.
pub(super) async fn end_what_stands_no_more(tx: &Tx, person: Uuid) -> Result<(), DbError> {
    let now = tx.now();
    for invitation in store::invitations(tx, now).await? {
        if invitation.invited_by == Some(person) && !invitation_stands(tx, &invitation, now).await? {
            store::mark_invitation_used(tx, invitation.id).await?;
        }
    }
    for recovery in store::recoveries(tx, now).await? {
        let named = [Some(recovery.asked_by), recovery.approved_by, Some(recovery.person_id)];
        if named.contains(&Some(person)) && !recovery_stands(tx, &recovery, now).await? {
            store::mark_recovery_used(tx, recovery.id).await?;
        }
    }
    Ok(())
}

/// Whether `approver` is independent of the asker, as far as the record of given rights can tell: their right is their own,
/// older than the request, and not from the asker by any number of hands. While the right of either is younger than
/// [`SETTLED`], nobody at all may stand behind both, nor one of the two behind the other.
///
/// # Errors
/// When the database does not answer.
pub async fn may_second(
    db: &impl Run,
    recovery: &Recovery,
    approver: Uuid,
    now: Timestamp,
) -> Result<bool, DbError> {
    let officers =
        (store::officer(db, recovery.asked_by, now).await?, store::officer(db, approver, now).await?);
    let (Some(asker), Some(approver)) = officers else { return Ok(false) };
    let places = store::places_of(db, recovery.person_id, now).await?;
    let settled = moment_before(recovery.asked_at, SETTLED);
    let (asker_settled, asker_rights) = settled_if_enough(asker.clone(), &places, settled);
    let mut behind_asker = BTreeSet::from([asker.person]);
    for right in managing(&asker_rights) {
        behind_asker.extend(store::behind(db, right.id).await?);
    }
    let mut rights = Vec::new();
    for right in approver.own().grants {
        let behind = store::behind(db, right.id).await?;
        let before = right.since.as_millisecond() <= recovery.asked_at;
        let apart = behind.is_disjoint(&behind_asker) && !behind_asker.contains(&approver.person);
        let young = !asker_settled || right.since > settled;
        if before && !behind.contains(&asker.person) && (apart || !young) {
            rights.push(right);
        }
    }
    Ok(reaches(&Officer { grants: rights, ..approver }, &places))
}

/// The rights that have settled when they are enough, otherwise all; and whether they are.
fn settled_if_enough(officer: Officer, places: &[Option<Uuid>], settled: Timestamp) -> (bool, Officer) {
    let old = officer.grants.iter().filter(|grant| grant.since <= settled).cloned().collect();
    let old = Officer { grants: old, ..officer.clone() };
    if reaches(&old, places) { (true, old) } else { (false, officer) }
}

fn managing(officer: &Officer) -> impl Iterator<Item = &Grant> {
    officer.grants.iter().filter(|grant| MANAGE_PEOPLE.roles().contains(&grant.role))
}

fn reaches(officer: &Officer, places: &[Option<Uuid>]) -> bool {
    let actor = Actor::Officer(officer.clone());
    places.iter().all(|agency| actor.may(MANAGE_PEOPLE, on(*agency)).is_ok())
}

fn moment_before(millis: i64, by: SignedDuration) -> Timestamp {
    store::moment(millis) - by
}

/// Whether a person has this permission there only by rights that one of `others` gave them lately: then they do not count as
/// another person.
///
/// # Errors
/// When the database does not answer.
pub async fn acts_for(
    db: &impl Run,
    second: &Actor,
    (permission, agency): (Permission, Uuid),
    others: &[Uuid],
    now: Timestamp,
) -> Result<bool, DbError> {
    let Actor::Officer(officer) = second else { return Ok(false) };
    let settled = now - SETTLED;
    for right in &officer.grants {
        let alone = Officer { grants: vec![right.clone()], ..officer.clone() };
        if Actor::Officer(alone).may(permission, On::Agency(agency)).is_err() {
            continue;
        }
        // A borrower of a role during the lender's absence acts for the lender, whoever gave it to them.
        let behind = store::behind(db, right.id).await?;
        if right.since <= settled || !others.iter().any(|other| behind.contains(other)) {
            return Ok(false);
        }
    }
    Ok(true)
}
