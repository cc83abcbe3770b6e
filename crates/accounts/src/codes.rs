//! The second step: codes of an authenticator app (RFC 6238), and spare codes for the day it is lost.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, Tx};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use super::binding::stated_second;
use super::credentials::{CredentialsError, begin, confirm, own};
use super::lanes::{Lanes, Origin};
use super::model::Person;
use super::people::event;
use super::sign_in::{SignInError, SignedIn, bucket};
use super::store::sessions::{self, SignInMethod, digest};
use super::store::{self, attempts, ceremonies, codes, devices};
use access::Actor;

/// How long a secret that is shown waits for its first code.
const SETUP: SignedDuration = SignedDuration::from_mins(30);
/// The length of a step, in seconds; one step of drift either way is taken.
const STEP: i64 = 30;
/// How many spare codes there are.
const SPARE: usize = 10;
/// Letters of a spare code: 60 bits.
const LETTERS: usize = 12;
/// Crockford's base32: nothing that is mistaken for something else.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An authenticator app that is being set up.
#[derive(Clone, Debug)]
pub struct CodeApp {
    /// The secret of the ceremony, for the form that brings the first code.
    pub token: String,
    /// The app's secret, in base32, to be typed.
    pub secret: String,
    /// The same for a camera: an `otpauth://` address.
    pub url: String,
}

/// A code that was typed, and where.
#[derive(Clone, Copy, Debug)]
pub struct TypedCode<'a> {
    /// Of the app, or a spare one.
    pub code: &'a str,
    /// The origin of the request.
    pub origin: Origin<'a>,
}

/// Begins to set an app up: nothing is switched on before a code of it arrives. `site` names the account in the app.
///
/// # Errors
/// See [`CredentialsError`]; so for all here.
pub async fn begin_code_app(db: &Db, actor: &Actor, site: &str) -> Result<CodeApp, CredentialsError> {
    let person = own(db, actor).await?;
    let tx = db.begin().await?;
    // 20 bytes, as RFC 4226 recommends and every app takes.
    let bytes = hex::decode(tx.secret()).unwrap_or_default();
    let secret = Secret::from(bytes[..20].to_vec()).to_base32();
    let token = ceremonies::begin(&tx, &kind(&person), &secret, SETUP).await?;
    tx.commit().await?;
    Ok(shown(token, secret, &person, site))
}

/// The app that is being set up, to be shown again after a wrong code.
pub async fn find_code_app(
    db: &Db,
    actor: &Actor,
    token: &str,
    site: &str,
) -> Result<CodeApp, CredentialsError> {
    let person = own(db, actor).await?;
    let secret = ceremonies::find(db, &kind(&person), token, db.clock().now()).await?;
    Ok(shown(token.to_owned(), secret.ok_or(CredentialsError::Gone)?, &person, site))
}

fn kind(person: &Person) -> String {
    format!("code-app:{}", person.id)
}

fn shown(token: String, secret: String, person: &Person, site: &str) -> CodeApp {
    // A colon parts the two in the address (Google's Key URI format).
    let (site, mail) = (site.replace(':', " "), person.mail.replace(':', " "));
    let url = app(&secret, |builder| builder.with_issuer(Some(site)).with_account_name(mail))
        .and_then(|app| app.to_url().ok());
    CodeApp { token, secret, url: url.unwrap_or_default() }
}

fn app(secret: &str, named: impl FnOnce(Builder) -> Builder) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    named(Builder::new().with_secret(secret)).build().ok()
}

/// The step whose code this is, now or one step away; `None` when it is none's.
fn step_of(secret: &str, code: &str, now: Timestamp) -> Option<i64> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = app(secret, |builder| builder)?.check(code, seconds)?;
    i64::try_from(step).ok()
}

/// Switches the second step on by the app's first code and the present password; every other session ends. Answers the
/// spare codes, which are stored only as hashes.
pub async fn switch_on_codes(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    token: &str,
    code: &str,
    password: &str,
) -> Result<Vec<String>, CredentialsError> {
    let confirmed = confirm(db, lanes, actor, session, password).await?;
    let person = confirmed.person;
    let mut tx = begin(db, &person).await?;
    let secret = ceremonies::finish(&tx, &kind(&person), token).await?.ok_or(CredentialsError::Gone)?;
    let step = step_of(&secret, &compact(code), tx.now()).ok_or(CredentialsError::WrongCode)?;
    codes::set_secret(&tx, person.id, &secret, step).await?;
    let spare = new_spare_codes(&tx, person.id).await?;
    sessions::end_other_sessions(&mut tx, actor, session).await?;
    let data = json!({ "second": stated_second(&tx, person.id).await? });
    tx.record_quietly(event("person.second_step_on", person.id, actor, data));
    tx.commit().await?;
    Ok(spare)
}

/// Switches the second step off; needs the present password.
pub async fn switch_off_codes(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    password: &str,
) -> Result<(), CredentialsError> {
    let person = confirm(db, lanes, actor, session, password).await?.person;
    let mut tx = begin(db, &person).await?;
    codes::set_secret(&tx, person.id, "", 0).await?;
    codes::replace_spare_codes(&tx, person.id, &[]).await?;
    let data = json!({ "second": stated_second(&tx, person.id).await? });
    tx.record_quietly(event("person.second_step_off", person.id, actor, data));
    Ok(tx.commit().await?)
}

/// Makes new spare codes; those before count no longer. Needs the present password.
pub async fn renew_spare_codes(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    password: &str,
) -> Result<Vec<String>, CredentialsError> {
    let person = confirm(db, lanes, actor, session, password).await?.person;
    if person.totp.is_empty() {
        return Err(CredentialsError::Gone);
    }
    let mut tx = begin(db, &person).await?;
    let spare = new_spare_codes(&tx, person.id).await?;
    tx.record_quietly(event("person.spare_codes_renewed", person.id, actor, json!({})));
    tx.commit().await?;
    Ok(spare)
}

async fn new_spare_codes(tx: &Tx, person: Uuid) -> Result<Vec<String>, CredentialsError> {
    let made: Vec<String> = (0..SPARE).map(|_| spare_code(&tx.secret())).collect();
    let hashes: Vec<String> = made.iter().map(|code| spare_hash(person, code)).collect();
    codes::replace_spare_codes(tx, person, &hashes).await?;
    Ok(made)
}

/// A code of three groups of four, from a secret of 64 hex digits.
fn spare_code(secret: &str) -> String {
    let bytes = hex::decode(secret).unwrap_or_default();
    let letters = bytes.iter().take(LETTERS).map(|byte| char::from(ALPHABET[usize::from(byte & 31)]));
    let letters: Vec<char> = letters.collect();
    letters.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

fn spare_hash(person: Uuid, typed: &str) -> String {
    let read = compact(typed).to_lowercase().replace(['i', 'l'], "1").replace('o', "0");
    digest(&format!("{person}:{read}"))
}

fn compact(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The second step of signing in: the half session ends and a whole one with a new secret begins. Guesses are counted
/// before they are looked at, strangers' apart from those of a device that signed in before.
///
/// # Errors
/// See [`SignInError`].
pub async fn enter_code(
    db: &Db,
    lanes: &Lanes,
    half: Uuid,
    person: Uuid,
    typed: TypedCode<'_>,
) -> Result<SignedIn, SignInError> {
    let person = store::person(db, person).await?.filter(|person| person.active && !person.totp.is_empty());
    let person = person.ok_or(SignInError::Wrong)?;
    let bucket = bucket(db, "code", &person.mail, Some(&person), typed.origin.device).await?;
    let tx = db.begin().await?;
    let wait = attempts::count(&tx, &bucket).await?;
    tx.commit().await?;
    if let Some(wait) = wait {
        return Err(SignInError::Wait(wait));
    }
    let mut tx = db.begin().await?;
    if !sessions::end_half(&tx, half).await? || !take(&tx, &person, typed.code).await? {
        return Err(SignInError::Wrong);
    }
    attempts::clear(&tx, &bucket).await?;
    let key = sessions::begin(&mut tx, person.id, SignInMethod::Code, false, typed.origin.agent).await?;
    let device = devices::know(&tx, person.id, typed.origin.device).await?;
    tx.commit().await?;
    lanes.note(db, &device, typed.origin.network).await;
    Ok(SignedIn { key, device, half: false })
}

async fn take(tx: &Tx, person: &Person, code: &str) -> Result<bool, SignInError> {
    let typed = compact(code);
    if typed.len() == LETTERS {
        return Ok(codes::take_spare_code(tx, person.id, &spare_hash(person.id, &typed)).await?);
    }
    let newest = tx.now().as_second() / STEP + 1;
    match step_of(&person.totp, &typed, tx.now()) {
        Some(step) => Ok(codes::take_step(tx, person.id, &person.totp, step, newest).await?),
        None => Ok(false),
    }
}
