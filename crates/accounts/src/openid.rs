//! Signing in by way of another system (OpenID Connect Core 1.0, authorization code with PKCE). The other system vouches for
//! people who have an account here; it never makes an account.

mod provider;

use jiff::SignedDuration;
use kit::db::{Db, DbError, Tx};
use kit::work::Busy;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::binding::identity_digest;
use super::lanes::{Lanes, Origin};
use super::model::Person;
use super::people::event;
use super::sign_in::SignedIn;
use super::store::sessions::{self, SignInMethod};
use super::store::{self, ceremonies, devices, identities};
use access::Actor;
pub use provider::{OpenId, ProviderError};

/// How long someone may take at the other system.
const AWAY: SignedDuration = SignedDuration::from_mins(10);
const KIND: &str = "openid";

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum OpenIdError {
    /// The other system could not be asked, or its answer was not to be trusted.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// This was answered before, took too long, or was begun in another browser.
    #[error("it was used already or took too long")]
    Gone,
    /// The other system does not say that the mail address is verified.
    #[error("the mail address is not verified")]
    Unverified,
    /// Nobody here has this mail address, or they may not sign in.
    #[error("nobody here is known by it")]
    Unknown,
    /// All places are taken, and the line is full.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The address to send the browser to, and the secret that it has to keep meanwhile.
#[derive(Clone, Debug)]
pub struct OpenIdAsk {
    /// The other system's address.
    pub url: String,
    /// The secret of the ceremony, for a cookie.
    pub token: String,
}

/// The answer that the browser brings back, in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct OpenIdAnswer {
    /// The code, to be exchanged once.
    #[serde(default)]
    pub code: String,
    /// The state that we sent along.
    #[serde(default)]
    pub state: String,
    /// The issuer that answers (RFC 9207); empty when the other system does not say.
    #[serde(default)]
    pub iss: String,
    /// Why there is no code.
    #[serde(default)]
    pub error: String,
}

/// The secrets to remember while someone is at the other system.
#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    state: String,
    nonce: String,
    verifier: String,
    next: String,
}

/// Begins: asks the other system where to send people, outside of any transaction.
///
/// # Errors
/// See [`OpenIdError`]; so for all here.
pub async fn begin_openid(
    db: &Db,
    lanes: &Lanes,
    openid: &OpenId,
    back: &str,
    next: &str,
    origin: Origin<'_>,
) -> Result<OpenIdAsk, OpenIdError> {
    let client = openid.client(back, db.clock().now()).await?;
    let _place = lanes.enter_ceremony(db, origin).await?;
    let tx = db.begin().await?;
    let kept =
        Remembered { state: tx.secret(), nonce: tx.secret(), verifier: tx.secret(), next: next.to_owned() };
    let token = ceremonies::begin(&tx, KIND, &json!(kept).to_string(), AWAY).await?;
    tx.commit().await?;
    Ok(OpenIdAsk { url: client.address(&kept.state, &kept.nonce, &kept.verifier), token })
}

/// Signs in the person for whom the other system vouches; answers the address where they wanted to go, too.
pub async fn finish_openid(
    db: &Db,
    lanes: &Lanes,
    openid: &OpenId,
    back: &str,
    token: &str,
    answer: &OpenIdAnswer,
    origin: Origin<'_>,
) -> Result<(SignedIn, String), OpenIdError> {
    // Not kept while the other system is asked: that may take long.
    let place = lanes.enter_ceremony(db, origin).await?;
    let tx = db.begin().await?;
    let kept = ceremonies::finish(&tx, KIND, token).await?;
    tx.commit().await?;
    drop(place);
    let kept: Remembered = kept.and_then(|kept| serde_json::from_str(&kept).ok()).ok_or(OpenIdError::Gone)?;
    if kept.state != answer.state {
        return Err(OpenIdError::Gone);
    }
    if !answer.error.is_empty() || (!answer.iss.is_empty() && answer.iss != openid.issuer()) {
        return Err(ProviderError::Refused.into());
    }
    let client = openid.client(back, db.clock().now()).await?;
    let known = client.exchange(&answer.code, &kept.nonce, &kept.verifier).await;
    let known = known.inspect_err(|_| openid.forget())?;
    let mut tx = db.begin().await?;
    let person = recognise(&mut tx, openid.issuer(), &known).await?;
    let key = sessions::begin(&mut tx, person, SignInMethod::OpenId, false, origin.agent).await?;
    let device = devices::know(&tx, person, origin.device).await?;
    tx.commit().await?;
    lanes.note(db, &device, origin.network).await;
    Ok((SignedIn { key, device, half: false }, kept.next))
}

/// The other system's statement about a person.
#[derive(Clone, Debug)]
pub(super) struct Vouched {
    /// Its name for them, for ever.
    pub(super) subject: String,
    /// Their mail address.
    pub(super) mail: String,
    /// Whether it checked that the address is theirs.
    pub(super) verified: bool,
}

/// The person: by the subject that was noted, at first by a verified mail address.
pub(super) async fn recognise(tx: &mut Tx, issuer: &str, known: &Vouched) -> Result<Uuid, OpenIdError> {
    let may = |person: &Person| person.active && !person.demo;
    if let Some(id) = identities::find(tx, issuer, &known.subject).await? {
        let person = store::person(tx, id).await?.filter(may);
        return person.map(|person| person.id).ok_or(OpenIdError::Unknown);
    }
    if !known.verified || known.mail.is_empty() {
        return Err(OpenIdError::Unverified);
    }
    let person = store::person_by_mail(tx, &known.mail).await?.filter(may).ok_or(OpenIdError::Unknown)?;
    // An address that was given to a second account over there must not open the first one's here.
    if identities::has(tx, issuer, person.id).await? {
        return Err(OpenIdError::Unknown);
    }
    identities::insert(tx, issuer, &known.subject, person.id).await?;
    let actor = Actor::System("openid");
    let data = json!({ "issuer": issuer, "sha256": identity_digest(person.id, issuer, &known.subject) });
    tx.record_quietly(event("person.identity_linked", person.id, &actor, data));
    Ok(person.id)
}
