//! Passkeys (W3C Web Authentication, level 3): a device that checks its owner signs in with a key of its own, for this
//! site's name only. No second step is asked for, because device and finger or PIN are two already.

use jiff::SignedDuration;
use kit::db::Db;
use serde::de::DeserializeOwned;
use serde_json::json;
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::prelude::{DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::binding::passkey_digest;
use super::credentials::{CredentialsError, begin, confirm, own};
use super::lanes::{Lanes, Origin};
use super::model::Person;
use super::people::event;
use super::sign_in::{SignInError, SignedIn};
use super::store::passkeys::{self, PasskeyRow};
use super::store::sessions::{self, SignInMethod};
use super::store::{self, ceremonies, devices};
use access::Actor;

/// How long a ceremony waits for the device.
const ASKED: SignedDuration = SignedDuration::from_mins(5);
/// Most passkeys of one person.
const MOST: usize = 20;
/// Longest name, in characters.
const LONGEST_NAME: usize = 60;
const SIGNING_IN: &str = "passkey-sign-in";

/// A site at which passkeys can be used: it has a domain name, and browsers trust the line.
#[derive(Clone, Debug)]
pub struct PasskeySite(Webauthn);

/// The options for the browser.
#[derive(Clone, Debug)]
pub struct PasskeyAsk {
    /// The secret of the ceremony, to be sent back with the answer.
    pub token: String,
    /// The options for the browser, as JSON.
    pub options: serde_json::Value,
}

impl PasskeySite {
    /// The site at a public address; `None` where browsers offer no passkeys: without TLS (but on this machine), or by a
    /// number instead of a name.
    pub fn at(public_url: &str, name: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let Some(Host::Domain(domain)) = url.host() else { return None };
        if url.scheme() != "https" && domain != "localhost" {
            return None;
        }
        let builder = WebauthnBuilder::new(domain, &url).ok()?.rp_name(name);
        builder.build().ok().map(Self)
    }
}

fn kind(person: &Person) -> String {
    format!("passkey:{}", person.id)
}

/// Begins to add a passkey; needs the present password, as a passkey stays when the password is changed.
///
/// # Errors
/// See [`CredentialsError`]; so for all about one's own.
pub async fn begin_passkey(
    db: &Db,
    lanes: &Lanes,
    actor: &Actor,
    session: Uuid,
    site: &PasskeySite,
    password: &str,
) -> Result<PasskeyAsk, CredentialsError> {
    let person = confirm(db, lanes, actor, session, password).await?.person;
    let known = passkeys::rows_of(db, person.id).await?;
    if known.len() >= MOST {
        return Err(CredentialsError::Passkey);
    }
    let known = known.iter().filter_map(|row| read::<Passkey>(&row.credential));
    let known = known.map(|passkey| passkey.cred_id().clone()).collect();
    let (options, state) = site
        .0
        .start_passkey_registration(person.id, &person.mail, &person.name, Some(known))
        .map_err(|_| CredentialsError::Passkey)?;
    let mut options = json!(options);
    // The sign-in page asks for no name, so that the device has to know the person to whom the key belongs.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
    options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    let tx = begin(db, &person).await?;
    let token = ceremonies::begin(&tx, &kind(&person), &json!(state).to_string(), ASKED).await?;
    tx.commit().await?;
    Ok(PasskeyAsk { token, options })
}

/// Adds the passkey that a device made.
pub async fn add_passkey(
    db: &Db,
    actor: &Actor,
    site: &PasskeySite,
    token: &str,
    name: &str,
    credential: &str,
) -> Result<(), CredentialsError> {
    let person = own(db, actor).await?;
    let tx = db.begin().await?;
    let state = ceremonies::finish(&tx, &kind(&person), token).await?.ok_or(CredentialsError::Gone)?;
    tx.commit().await?;
    let refused = CredentialsError::Passkey;
    let (Some(state), Some(made)) = (read::<PasskeyRegistration>(&state), read(credential)) else {
        return Err(refused);
    };
    let passkey = site.0.finish_passkey_registration(&made, &state).map_err(|error| {
        tracing::info!(error.message = %error, "passkey.refused");
        refused
    })?;
    let name: String = viet::nfc(name.trim()).chars().take(LONGEST_NAME).collect();
    let id = hex::encode(passkey.cred_id());
    let mut tx = begin(db, &person).await?;
    let credential = json!(passkey).to_string();
    if !passkeys::insert(&tx, person.id, &id, &name, &credential).await? {
        return Err(CredentialsError::Passkey);
    }
    let data = json!({ "sha256": passkey_digest(person.id, &credential) });
    tx.record_quietly(event("person.passkey_added", person.id, actor, data));
    Ok(tx.commit().await?)
}

/// Removes one's own passkey; whether there was one.
pub async fn remove_passkey(db: &Db, actor: &Actor, id: Uuid) -> Result<bool, CredentialsError> {
    let person = own(db, actor).await?;
    let mut tx = db.begin().await?;
    let known = passkeys::rows_of(&tx, person.id).await?.into_iter().find(|row| row.id == id);
    let removed = passkeys::delete(&tx, person.id, id).await?;
    if let (true, Some(known)) = (removed, known) {
        let data = json!({ "sha256": passkey_digest(person.id, &known.credential) });
        tx.record_quietly(event("person.passkey_removed", person.id, actor, data));
    }
    tx.commit().await?;
    Ok(removed)
}

/// Asks the person at the browser for a passkey of theirs.
///
/// # Errors
/// See [`SignInError`]; so for [`sign_in_with_passkey`].
pub async fn ask_for_passkey(
    db: &Db,
    lanes: &Lanes,
    site: &PasskeySite,
    origin: Origin<'_>,
) -> Result<PasskeyAsk, SignInError> {
    let _place = lanes.enter_ceremony(db, origin).await?;
    let (options, state) = site.0.start_discoverable_authentication().map_err(|_| SignInError::Wrong)?;
    let tx = db.begin().await?;
    let token = ceremonies::begin(&tx, SIGNING_IN, &json!(state).to_string(), ASKED).await?;
    tx.commit().await?;
    Ok(PasskeyAsk { token, options: json!(options) })
}

/// Signs a person in by a device's answer. Each question is answered once, whether right or wrong.
pub async fn sign_in_with_passkey(
    db: &Db,
    lanes: &Lanes,
    site: &PasskeySite,
    token: &str,
    credential: &str,
    origin: Origin<'_>,
) -> Result<SignedIn, SignInError> {
    let _place = lanes.enter_ceremony(db, origin).await?;
    let tx = db.begin().await?;
    let state = ceremonies::finish(&tx, SIGNING_IN, token).await?.ok_or(SignInError::Wrong)?;
    tx.commit().await?;
    let (row, now) = check(db, site, &state, credential).await?;
    let mut tx = db.begin().await?;
    let person = store::person(&tx, row.person_id).await?.filter(|person| person.active && !person.demo);
    let person = person.ok_or(SignInError::Wrong)?;
    if !passkeys::note_use(&tx, &row, &now).await? {
        return Err(SignInError::Wrong);
    }
    let key = sessions::begin(&mut tx, person.id, SignInMethod::Passkey, false, origin.agent).await?;
    let device = devices::know(&tx, person.id, origin.device).await?;
    tx.commit().await?;
    lanes.note(db, &device, origin.network).await;
    Ok(SignedIn { key, device, half: false })
}

/// The passkey that answered rightly, and its state to be kept now. The library checks challenge, origin, site, user
/// verification, signature, and that the counter grew.
async fn check(
    db: &Db,
    site: &PasskeySite,
    state: &str,
    credential: &str,
) -> Result<(PasskeyRow, String), SignInError> {
    let state = read::<DiscoverableAuthentication>(state).ok_or(SignInError::Wrong)?;
    let answer = read(credential).ok_or(SignInError::Wrong)?;
    let (person, id) =
        site.0.identify_discoverable_authentication(&answer).map_err(|_| SignInError::Wrong)?;
    let row = passkeys::find(db, person, &hex::encode(id)).await?.ok_or(SignInError::Wrong)?;
    let mut passkey = read::<Passkey>(&row.credential).ok_or(SignInError::Wrong)?;
    let known = DiscoverableKey::from(&passkey);
    let result = site.0.finish_discoverable_authentication_v2(&answer, state, &known).map_err(|error| {
        tracing::info!(error.message = %error, "passkey.refused");
        SignInError::Wrong
    })?;
    passkey.update_credential(&result);
    Ok((row, json!(passkey).to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
