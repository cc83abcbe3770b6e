//! People and their roles: inviting, giving, lending, taking.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::model::{Actor, Denied, Grant, On, Person, Role, Scope};
use super::password::{self, PasswordError, check_strength};
use super::permissions::Permission;
use super::store::sessions::{self, digest};
use super::store::{self, Invitation, NewGrant};

/// How long an invitation can be used.
const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The longest time for which a role is lent: half a year.
const LENT: SignedDuration = SignedDuration::from_hours(184 * 24);
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
    /// This needs a second person.
    #[error("this needs another person than the one who asked")]
    SamePerson,
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
    /// Where; `None` is the whole city.
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

fn on(agency: Option<Uuid>) -> On {
    agency.map_or(On::City, On::Agency)
}

/// Invites someone to a role by a link that works once.
///
/// # Errors
/// See [`AccountsError`]; so for all here.
pub async fn invite(tx: &mut Tx, actor: &Actor, new: NewInvitation) -> Result<Invited, AccountsError> {
    actor.may(Permission::ManagePeople, on(new.agency))?;
    let (name, mail) = checked(&new.name, &new.mail)?;
    if store::person_by_mail(tx, &mail).await?.is_some() {
        return Err(AccountsError::Taken);
    }
    let secret = tx.secret();
    let ends_at = tx.now() + INVITED;
    let invitation = Invitation { id: tx.id(), name, mail, role: new.role, agency: new.agency, ends_at };
    store::insert_invitation(tx, &invitation, &digest(&secret), actor.person()).await?;
    let data = json!({ "role": new.role.name(), "agency": new.agency });
    tx.record_quietly(event("person.invited", invitation.id, actor, data));
    Ok(Invited { id: invitation.id, secret, ends_at })
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
    store::invitation_by_token(db, &digest(secret), db.clock().now()).await
}

/// Makes an account of an invitation: whoever holds the link chooses a password. Answers the person.
pub async fn accept_invitation(tx: &mut Tx, secret: &str, password: &str) -> Result<Uuid, AccountsError> {
    let now = tx.now();
    let invitation =
        store::invitation_by_token(tx, &digest(secret), now).await?.ok_or(AccountsError::Gone)?;
    check_strength(password, &[&invitation.name, &invitation.mail])?;
    if !store::mark_invitation_used(tx, invitation.id).await? {
        return Err(AccountsError::Gone);
    }
    let person = Person {
        id: tx.id(),
        name: invitation.name,
        mail: invitation.mail,
        active: true,
        password: password::hash(password, tx.secret()).await,
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
        by: None,
        lent_from: None,
        ends_at: None,
    };
    store::insert_grant(tx, new).await?;
    let data = json!({ "invitation": invitation.id });
    tx.record_quietly(NewEvent {
        kind: "person.joined",
        subject: person.id.to_string(),
        actor: format!("officer:{}", person.id),
        data,
    });
    Ok(person.id)
}

/// Adds a person of the demonstration, without a password, whose role anyone may try.
pub async fn add_demo_person(
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    mail: &str,
    roles: &[(Role, Option<Uuid>)],
) -> Result<Uuid, AccountsError> {
    actor.may(Permission::ManagePeople, On::City)?;
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
    for (role, agency) in roles {
        grant(tx, actor, person.id, *role, *agency).await?;
    }
    Ok(person.id)
}

/// Gives someone a role.
pub async fn grant(
    tx: &mut Tx,
    actor: &Actor,
    person: Uuid,
    role: Role,
    agency: Option<Uuid>,
) -> Result<Uuid, AccountsError> {
    actor.may(Permission::ManagePeople, on(agency))?;
    store::person(tx, person).await?.ok_or(AccountsError::Gone)?;
    let new = NewGrant { person, role, agency, by: actor.person(), lent_from: None, ends_at: None };
    let id = store::insert_grant(tx, new).await?;
    tx.record_quietly(event("role.granted", person, actor, json!({ "role": role.name(), "agency": agency })));
    Ok(id)
}

/// Takes a role away, or what its owner lent.
pub async fn revoke(tx: &mut Tx, actor: &Actor, grant: Uuid) -> Result<(), AccountsError> {
    let (owner, found) = store::grant_owner(tx, grant).await?.ok_or(AccountsError::Gone)?;
    // Who lent a role may have it back; everything else is an administrator's.
    if found.lent_by.is_none() || found.lent_by != actor.person() {
        actor.may(Permission::ManagePeople, on(found.agency))?;
    }
    if !store::end_grant(tx, grant).await? {
        return Err(AccountsError::Gone);
    }
    keep_an_administrator(tx, &found).await?;
    let data = json!({ "role": found.role.name(), "agency": found.agency });
    tx.record_quietly(event("role.revoked", owner, actor, data));
    Ok(())
}

async fn keep_an_administrator(tx: &Tx, ended: &Grant) -> Result<(), AccountsError> {
    let counts = ended.role == Role::Administrator && ended.scope == Scope::City && ended.lent_by.is_none();
    if counts && store::count_city_wide(tx, Role::Administrator).await? == 0 {
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
    actor.may_somewhere(Permission::ReadDesk)?;
    let (owner, found) = store::grant_owner(tx, own).await?.ok_or(AccountsError::Gone)?;
    let now = tx.now();
    // What was lent is not lent on, and nobody lends what they no longer have.
    let mine = actor.person() == Some(owner) && found.lent_by.is_none();
    if !mine || found.ends_at.is_some_and(|ends_at| ends_at <= now) {
        return Err(AccountsError::Gone);
    }
    if until <= now || until > now + LENT {
        return Err(AccountsError::Time);
    }
    let colleague = store::person(tx, to).await?.filter(|person| person.active && person.id != owner);
    let colleague = colleague.ok_or(AccountsError::Gone)?;
    let new = NewGrant {
        person: colleague.id,
        role: found.role,
        agency: found.agency,
        by: actor.person(),
        lent_from: Some(own),
        ends_at: Some(until),
    };
    let id = store::insert_grant(tx, new).await?;
    let data = json!({ "role": found.role.name(), "agency": found.agency, "until": until.as_millisecond() });
    tx.record_quietly(event("role.lent", colleague.id, actor, data));
    Ok(id)
}

/// Closes an account: its sessions end now, its roles count no longer, what it did stays on record.
pub async fn suspend(tx: &mut Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    may_manage(tx, actor, person).await?;
    store::set_active(tx, person, false).await?;
    if store::count_city_wide(tx, Role::Administrator).await? == 0 {
        return Err(AccountsError::LastAdministrator);
    }
    sessions::end_all(tx, person).await?;
    tx.record_quietly(event("person.suspended", person, actor, json!({})));
    Ok(())
}

/// Opens an account again.
pub async fn resume(tx: &mut Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    may_manage(tx, actor, person).await?;
    store::set_active(tx, person, true).await?;
    tx.record_quietly(event("person.resumed", person, actor, json!({})));
    Ok(())
}

/// Whoever manages a person must reach all that this person's roles reach: an agency's administrator does not close
/// the account of the city's.
pub(super) async fn may_manage(tx: &Tx, actor: &Actor, person: Uuid) -> Result<(), AccountsError> {
    actor.may_somewhere(Permission::ManagePeople)?;
    store::person(tx, person).await?.ok_or(AccountsError::Gone)?;
    for grant in store::grants_of(tx, person, tx.now()).await? {
        actor.may(Permission::ManagePeople, on(grant.agency))?;
    }
    Ok(())
}

pub(super) fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
