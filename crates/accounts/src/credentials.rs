//! Everyone's actions on their own account. Before anything that would let someone else stay in, the present password is asked
//! for again: a desk left open is not enough.

use jiff::SignedDuration;
use kit::db::{Db, DbError, Run, Tx};
use kit::work::Busy;
use serde_json::json;
use uuid::Uuid;

use super::binding::stated_password;
use super::lanes::Lanes;
use super::model::Person;
use super::password::{self, PasswordError};
use super::people::event;
use super::store::{self, attempts, sessions};
use access::Actor;

/// Why something about one's own account could not be done.
#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    /// The present password is wrong.
    #[error("the present password is wrong")]
    WrongPassword,
    /// The code is wrong, or was used already.
    #[error("the code is wrong or was used already")]
    WrongCode,
    /// The passkey could not be taken.
    #[error("the passkey could not be taken")]
    Passkey,
    /// Too many guesses: so long to wait.
    #[error("too many attempts")]
    Wait(SignedDuration),
    /// All places are taken: others' passwords are being checked, and the line is full.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The new password cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Its time is over, or it changed meanwhile.
    #[error("its time is over")]
    Gone,
    /// Anyone may try this role, so nobody may change how it signs in.
    #[error("a role of the demonstration stays as it is")]
    Demo,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Someone whose present password was right just now.
pub(super) struct Confirmed {
    pub(super) person: Person,
    /// A fresh secret, for the salt of a new hash.
    pub(super) salt: String,
}

/// The person who asks, unless it is a role of the demonstration.
pub(super) async fn own(db: &impl Run, actor: &Actor) -> Result<Person, CredentialsError> {
    let id = actor.person().ok_or(CredentialsError::Gone)?;
    let person = store::person(db, id).await?.filter(|person| person.active);
    let person = person.ok_or(CredentialsError::Gone)?;
    if person.demo { Err(CredentialsError::Demo) } else { Ok(person) }
}

/// Asks for the present password, outside of any transaction: a hash takes its time. Guesses count by session, so that
/// a stolen one does not learn the password and its owner is not kept out elsewhere.
pub(super) async fn confirm(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    typed: &str,
) -> Result<Confirmed, CredentialsError> {
    let person = own(db, actor).await?;
    let place = lanes.enter_known(&person.id.to_string()).await?;
    let bucket = format!("confirm:{session}");
    let tx = db.begin().await?;
    let (wait, salt) = (attempts::count(&tx, &bucket).await?, tx.secret());
    tx.commit().await?;
    if let Some(wait) = wait {
        return Err(CredentialsError::Wait(wait));
    }
    if !password::verify(place, typed, &person.password).await {
        return Err(CredentialsError::WrongPassword);
    }
    let tx = db.begin().await?;
    attempts::clear(&tx, &bucket).await?;
    tx.commit().await?;
    Ok(Confirmed { person, salt })
}

/// Begins the transaction for a confirmed action; refuses when the password changed meanwhile.
pub(super) async fn begin(db: &Db, person: &Person) -> Result<Tx, CredentialsError> {
    let tx = db.begin().await?;
    let now = store::person(&tx, person.id).await?;
    let same = now.is_some_and(|now| now.active && now.password == person.password);
    if same { Ok(tx) } else { Err(CredentialsError::Gone) }
}

/// Changes one's own password; every other session ends.
///
/// # Errors
/// See [`CredentialsError`].
pub async fn change_password(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    present: &str,
    new: &str,
) -> Result<(), CredentialsError> {
    let Confirmed { person, salt } = confirm(db, lanes, actor, session, present).await?;
    let place = lanes.enter_known(&person.id.to_string()).await?;
    let hash = password::hash(place, new, [person.name.clone(), person.mail.clone()], salt).await?;
    let mut tx = begin(db, &person).await?;
    store::set_password(&tx, person.id, &hash).await?;
    sessions::end_other_sessions(&mut tx, actor, session).await?;
    let data = json!({ "password": stated_password(&tx, person.id).await? });
    tx.record_quietly(event("person.password_changed", person.id, actor, data));
    Ok(tx.commit().await?)
}
