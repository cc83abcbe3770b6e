//! People: inviting them, closing and opening their accounts, and the rights to do so.

use crate::permissions::MANAGE_PEOPLE;
use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Run, Tx};
use kit::events::NewEvent;
use kit::work::Busy;
use serde_json::json;
use uuid::Uuid;

use super::binding::{stated_grant, stated_password};
use super::lanes::Lanes;
use super::model::Person;
use super::password::{self, PasswordError};
use super::roles::{grant, keep_an_administrator};
use super::standing::{by_own_right, end_what_stands_no_more, invitation_stands, manages_by_own_right};
use super::store::sessions::{self, digest};
use super::store::{self, Invitation, NewGrant, devices};
use access::{Actor, Denied, Grant, On, Role, Scope};

/// How long an invitation can be used.
const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Longest name and mail address, in characters.
const LONGEST: usize = 200;

/// Why something about people could not be done.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The password cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// All places are taken: others' passwords are being hashed, and the line is full.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// There is no name, or it is too long.
    #[error("a name is needed, of at most {LONGEST} characters")]
    Name,
    /// This is no mail address.
    #[error("this is not a mail address")]
    Mail,
    /// Someone has this mail address already.
    #[error("someone has this mail address already")]
    Taken,
    /// There is no such person, role, invitation or recovery, or its time is over.
    #[error("there is none, or its time is over")]
    Gone,
    /// A reason is needed.
    #[error("a reason is needed")]
    NoReason,
    /// The time must be to come, and not too far away.
    #[error("the time must be in the next half year")]
    Time,
    /// The last administrator of the city cannot be taken away.
    #[error("this is the last administrator of the city")]
    LastAdministrator,
    /// They have this role there already.
    #[error("they have this role there already")]
    Has,
    /// There is no such agency.
    #[error("there is no such agency")]
    NoAgency,
    /// The borrower of a role must work where the role counts.
    #[error("they have no role where this one counts")]
    NoColleague,
    /// This needs a second person.
    #[error("this needs another person than the one who asked")]
    SamePerson,
    /// The second person has their right from the first, or both have it from the same hand.
    #[error("the second person's right comes from the first, or both from the same hand")]
    Dependent,
    /// A role that was lent for a time gives nothing that stays.
    #[error("a role that was lent gives nothing to others")]
    Lent,
    /// Nobody gives themselves a role.
    #[error("nobody gives a role to themselves")]
    OwnRole,
}

/// A person who set a password by a link.
#[derive(Clone, Debug)]
pub struct Entered {
    /// The person.
    pub person: Uuid,
    /// For the device's cookie: strangers' guesses do not keep them out here.
    pub device: String,
}

/// Someone to be invited.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Their name.
    pub name: String,
    /// Their mail address at work.
    pub mail: String,
    /// The role they will have.
    pub role: Role,
    /// The agency; `None` is the whole city.
    pub agency: Option<Uuid>,
}

/// An invitation with the secret of its link, which is stored nowhere.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub id: Uuid,
    /// The secret of its link.
    pub secret: String,
    /// When it ends.
    pub ends_at: Timestamp,
}

pub(super) fn on(agency: Option<Uuid>) -> On {
    agency.map_or(On::City, On::Agency)
}

/// Invites someone to a role by a link that works once.
///
/// # Errors
/// See [`AccountsError`]; so for all here.
pub async fn invite(tx: &mut Tx, actor: &Actor, new: NewInvitation) -> Result<Invited, AccountsError> {
    by_own_right(actor, MANAGE_PEOPLE, on(new.agency))?;
    let (name, mail) = checked(&new.name, &new.mail)?;
    if let Some(known) = store::person_by_mail(tx, &mail).await?
        && sees(tx, actor, known.id).await?
    {
        return Err(AccountsError::Taken);
    }
    must_exist(tx, new.agency).await?;
    let secret = tx.secret();
    let ends_at = tx.now() + INVITED;
    let (id, invited_by) = (tx.id(), actor.person());
    let invitation = Invitation { id, name, mail, role: new.role, agency: new.agency, invited_by, ends_at };
    store::insert_invitation(tx, &invitation, &digest(&secret)).await?;
    let data = json!({ "role": new.role.name(), "agency": new.agency });
    tx.record_quietly(event("person.invited", invitation.id, actor, data));
    Ok(Invited { id: invitation.id, secret, ends_at })
}

/// Whether any of someone's roles lies within the actor's reach: an actor is not told of people who work elsewhere.
async fn sees(tx: &Tx, actor: &Actor, person: Uuid) -> Result<bool, DbError> {
    let places = store::places_of(tx, person, tx.now()).await?;
    Ok(places.into_iter().any(|agency| actor.may(MANAGE_PEOPLE, on(agency)).is_ok()))
}

fn checked(name: &str, mail: &str) -> Result<(String, String), AccountsError> {
    let name = viet::nfc(name.trim()).into_owned();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(AccountsError::Name);
    }
    let mail = mail.trim();
    let (user, host) = mail.split_once('@').ok_or(AccountsError::Mail)?;
    let odd = mail.chars().any(|c| c.is_whitespace() || c.is_control()) || host.contains('@');
    if user.is_empty() || host.len() < 3 || odd || mail.chars().count() > LONGEST {
        return Err(AccountsError::Mail);
    }
    Ok((name, mail.to_owned()))
}

/// The invitation behind a link's secret, while it can be used.
pub async fn find_invitation(db: &Db, secret: &str) -> Result<Option<Invitation>, DbError> {
    usable(db, secret, db.clock().now()).await
}

async fn usable(db: &impl Run, secret: &str, now: Timestamp) -> Result<Option<Invitation>, DbError> {
    let Some(found) = store::invitation_by_token(db, &digest(secret), now).await? else { return Ok(None) };
    Ok(invitation_stands(db, &found, now).await?.then_some(found))
}

/// Takes an invitation back before it is used: its link leads nowhere from now on.
pub async fn withdraw_invitation(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), AccountsError> {
    actor.may_somewhere(MANAGE_PEOPLE)?;
    let invitation = store::invitation(tx, id).await?.ok_or(AccountsError::Gone)?;
    actor.may(MANAGE_PEOPLE, on(invitation.agency))?;
    // Ended, not deleted: the record names it.
    if !store::mark_invitation_used(tx, id).await? {
        return Err(AccountsError::Gone);
    }
    tx.record_quietly(event("person.uninvited", id, actor, json!({})));
    Ok(())
}

/// Makes an account of an invitation, while the person who invited may still do so: the holder of the link chooses a password.
/// `device` is the secret of the browser's device; empty when it has none. It has its own transaction, because no other
/// transaction may wait for a hash.
pub async fn accept_invitation(
    db: &Db,
    lanes: &Lanes,
    secret: &str,
    password: &str,
    device: &str,
) -> Result<Entered, AccountsError> {
    let invitation = usable(db, secret, db.clock().now()).await?.ok_or(AccountsError::Gone)?;
    let place = lanes.enter_known(&digest(secret)).await?;
    let password =
        password::hash(place, password, [invitation.name, invitation.mail], db.ids().secret()).await?;
    let mut tx = db.begin().await?;
    let entered = join(&mut tx, secret, password, device).await?;
    tx.commit().await?;
    lanes.note(db, &entered.device, "").await;
    Ok(entered)
}

async fn join(tx: &mut Tx, secret: &str, password: String, device: &str) -> Result<Entered, AccountsError> {
    let invitation = usable(tx, secret, tx.now()).await?.ok_or(AccountsError::Gone)?;
    if !store::mark_invitation_used(tx, invitation.id).await? {
        return Err(AccountsError::Gone);
    }
    let person = Person {
        id: tx.id(),
        name: invitation.name,
        mail: invitation.mail,
        active: true,
        password,
        totp: String::new(),
        demo: false,
    };
    if !store::insert_person(tx, &person).await? {
        return Err(AccountsError::Taken);
    }
    let new = NewGrant {
        person: person.id,
        role: invitation.role,
        agency: invitation.agency,
        by: invitation.invited_by,
        lent_from: None,
        ends_at: None,
    };
    let grant = store::insert_grant(tx, new).await?;
    let data = json!({
        "invitation": invitation.id,
        "password": stated_password(tx, person.id).await?,
        "grant": stated_grant(tx, grant).await?,
    });
    tx.record_quietly(NewEvent {
        kind: "person.joined",
        subject: person.id.to_string(),
        actor: format!("officer:{}", person.id),
        data,
    });
    let device = devices::know(tx, person.id, device).await?;
    Ok(Entered { person: person.id, device })
}

/// Adds a person of the demonstration, without a password, whose role anyone may try.
pub async fn add_demo_person(
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    mail: &str,
    roles: &[(Role, Option<Uuid>)],
) -> Result<Uuid, AccountsError> {
    actor.may(MANAGE_PEOPLE, On::City)?;
    let (name, mail) = checked(name, mail)?;
    let person = Person {
        id: tx.id(),
        name,
        mail,
        active: true,
        password: String::new(),
        totp: String::new(),
        demo: true,
    };
    if !store::insert_person(tx, &person).await? {
        return Err(AccountsError::Taken);
    }
    let data = json!({ "password": stated_password(tx, person.id).await? });
    tx.record_quietly(event("person.added", person.id, actor, data));
    for (role, agency) in roles {
        grant(tx, actor, person.id, *role, *agency).await?;
    }
    Ok(person.id)
}

/// Closes an account: its sessions end now, its roles and those that it lent count no longer, links that it gave out lead
/// nowhere; its actions stay on record.
pub async fn suspend(tx: &mut Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    let person = may_manage(tx, actor, person).await?;
    let before = store::grants_of(tx, person.id, tx.now()).await?;
    store::set_active(tx, person.id, false).await?;
    for grant in &before {
        keep_an_administrator(tx, &person, grant).await?;
    }
    sessions::end_all(tx, person.id).await?;
    end_what_stands_no_more(tx, person.id).await?;
    tx.record_quietly(event("person.suspended", person.id, actor, json!({})));
    Ok(())
}

/// Opens an account again: the rights that this gives stay, so that a lent role is not enough.
pub async fn resume(tx: &mut Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    let person = may_manage(tx, actor, person).await?;
    manages_by_own_right(tx, actor, person.id).await?;
    store::set_active(tx, person.id, true).await?;
    tx.record_quietly(event("person.resumed", person.id, actor, json!({})));
    Ok(())
}

/// Whether the actor manages this person: all that their roles reach must lie within the actor's reach, so that an
/// agency's administrator does not close, or get into, the account of the city's.
///
/// # Errors
/// When the database does not answer.
pub async fn manages(
    db: &impl Run,
    actor: &Actor,
    person: Uuid,
    now: Timestamp,
) -> Result<Result<(), Denied>, DbError> {
    if let Err(denied) = actor.may_somewhere(MANAGE_PEOPLE) {
        return Ok(Err(denied));
    }
    let places = store::places_of(db, person, now).await?;
    Ok(places.into_iter().try_for_each(|agency| actor.may(MANAGE_PEOPLE, on(agency))))
}

/// Whether an administrator sees this person: any of their roles lies within reach; a person without roles is seen from the
/// place where they are managed.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn within_sight(
    db: &impl Run,
    actor: &Actor,
    person: Uuid,
    grants: &[Grant],
    now: Timestamp,
) -> Result<bool, DbError> {
    if actor.reach(MANAGE_PEOPLE) == Scope::City {
        return Ok(true);
    }
    if grants.is_empty() {
        return Ok(manages(db, actor, person, now).await?.is_ok());
    }
    Ok(grants.iter().any(|grant| actor.may(MANAGE_PEOPLE, on(grant.agency)).is_ok()))
}

/// The person, when the actor [`manages`] them.
pub(super) async fn may_manage(tx: &Tx, actor: &Actor, person: Uuid) -> Result<Person, AccountsError> {
    actor.may_somewhere(MANAGE_PEOPLE)?;
    let person = store::person(tx, person).await?.ok_or(AccountsError::Gone)?;
    manages(tx, actor, person.id, tx.now()).await??;
    Ok(person)
}

/// An agency that was named must be there; the whole city always is.
pub(super) async fn must_exist(tx: &Tx, agency: Option<Uuid>) -> Result<(), AccountsError> {
    match agency {
        Some(agency) if agencies::below(tx, agency).await?.is_empty() => Err(AccountsError::NoAgency),
        _ => Ok(()),
    }
}

pub(super) fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
