//! Signing in with a password. The other steps and ways (a code, a passkey, another system) stand beside.

use jiff::SignedDuration;
use kit::db::{Db, DbError, Run, Tx};
use kit::work::Busy;

use super::lanes::{Lanes, Origin};
use super::model::Person;
use super::store::sessions::{self, SignInMethod, digest};
use super::store::{attempts, devices};
use super::{SessionKey, password, store};

/// After so many guesses in a day from devices and networks of all kinds, a new network has one guess free and not
/// several: many networks together learn no more than one.
const PRESSED: i64 = 50;

/// The words that were typed, and the place that they came from.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    /// The mail address.
    pub mail: &'a str,
    /// The password.
    pub password: &'a str,
    /// The origin of the request.
    pub origin: Origin<'a>,
}

/// The right password.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the session's cookie.
    pub key: SessionKey,
    /// For the device's cookie.
    pub device: String,
    /// A code is still to come.
    pub half: bool,
}

/// The reason why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Mail address or password is wrong; which of the two is nobody's business.
    #[error("the mail address or the password is wrong")]
    Wrong,
    /// Too many guesses: so long to wait.
    #[error("too many attempts")]
    Wait(SignedDuration),
    /// All places are taken, and the line is full.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Signs someone in by mail address and password; guesses are counted before they are looked at, and nothing is asked of
/// the database before there is a place for it.
///
/// # Errors
/// See [`SignInError`].
pub async fn sign_in(db: &Db, lanes: &Lanes, typed: SignIn<'_>) -> Result<SignedIn, SignInError> {
    let place = lanes.enter(db, typed.origin).await?;
    let origin = typed.origin;
    let person = store::person_by_mail(db, typed.mail).await?.filter(|person| person.active);
    let tx = db.begin().await?;
    let (bucket, wait) = count(&tx, person.as_ref(), &typed).await?;
    tx.commit().await?;
    if let Some(wait) = wait {
        return Err(SignInError::Wait(wait));
    }
    let hash = person.as_ref().map_or("", |person| &person.password);
    let right = password::verify(place, typed.password, hash).await;
    let Some(person) = person.filter(|_| right) else { return Err(SignInError::Wrong) };
    let mut tx = db.begin().await?;
    // Since the hash was read, an administrator may have closed the account or a recovery changed the password.
    let now = store::person(&tx, person.id).await?;
    if now.is_none_or(|now| !now.active || now.password != person.password) {
        return Err(SignInError::Wrong);
    }
    attempts::clear(&tx, &bucket).await?;
    let half = !person.totp.is_empty();
    let key = sessions::begin(&mut tx, person.id, SignInMethod::Password, half, origin.agent).await?;
    let device =
        if half { origin.device.to_owned() } else { devices::know(&tx, person.id, origin.device).await? };
    tx.commit().await?;
    if !half {
        lanes.note(db, &device, origin.network).await;
    }
    Ok(SignedIn { key, device, half })
}

/// Counts a guess: by device where the device is known, otherwise by network. Answers its bucket, and how long to wait.
async fn count(
    tx: &Tx,
    person: Option<&Person>,
    typed: &SignIn<'_>,
) -> Result<(String, Option<SignedDuration>), DbError> {
    let all = bucket(tx, "password", typed.mail, person, typed.origin.device).await?;
    if all.starts_with("password:device:") {
        let wait = attempts::count(tx, &all).await?;
        return Ok((all, wait));
    }
    // Hashed with the account, and forgotten after a day: where someone was is not kept.
    let here = format!("{all}@{}", digest(&format!("{} {all}", typed.origin.network)));
    let free = if attempts::seen(tx, &all).await? < PRESSED { attempts::FREE } else { 1 };
    let wait = attempts::count_after(tx, &here, free).await?;
    if wait.is_none() {
        attempts::note(tx, &all).await?;
    }
    Ok((here, wait))
}

/// Which bucket a guess counts in.
pub(super) async fn bucket(
    db: &impl Run,
    what: &str,
    mail: &str,
    person: Option<&Person>,
    device: &str,
) -> Result<String, DbError> {
    if let Some(person) = person
        && !device.is_empty()
        && devices::knows(db, person.id, device).await?
    {
        return Ok(format!("{what}:device:{}:{}", digest(device), person.id));
    }
    // Unknown addresses have buckets too, so that a wait does not tell which people exist.
    Ok(format!("{what}:mail:{}", digest(&store::mail_key(mail))))
}

/// Opens a session for a person of the demonstration; `None` for everyone else.
///
/// # Errors
/// When the database does not answer.
pub async fn try_demo(db: &Db, person: uuid::Uuid, agent: &str) -> Result<Option<SessionKey>, DbError> {
    let mut tx = db.begin().await?;
    let known = store::person(&tx, person).await?.filter(|person| person.demo && person.active);
    if known.is_none() {
        return Ok(None);
    }
    let key = sessions::begin(&mut tx, person, SignInMethod::Demo, false, agent).await?;
    tx.commit().await?;
    Ok(Some(key))
}
