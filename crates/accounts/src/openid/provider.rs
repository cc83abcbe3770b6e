//! The other system: its statement about itself, and questions to it. All checks of its answers are the library's.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use frame::OpenIdSettings;
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, TokenResponse,
};

use super::Vouched;

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(8);
/// The time for which its statement about itself is believed, its keys too.
const KNOWN: SignedDuration = SignedDuration::from_mins(10);
/// The largest answer, in bytes.
const LARGEST: usize = 1 << 20;

/// Why the other system was of no help.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It could not be reached, or did not answer as such a system does.
    #[error("the other system cannot be asked: {0}")]
    Away(String),
    /// It refused, or its answer did not pass the checks.
    #[error("the other system refused")]
    Refused,
}

/// The other system, and its statement about itself.
#[derive(Clone, Debug, Default)]
pub struct OpenId(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    settings: OpenIdSettings,
    known: RwLock<Option<(Timestamp, CoreProviderMetadata)>>,
}

type Known = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The other system, ready to be asked.
pub(super) struct Client {
    known: Known,
    http: reqwest::Client,
}

#[derive(Debug, thiserror::Error)]
enum AskError {
    #[error(transparent)]
    Network(#[from] reqwest::Error),
    #[error(transparent)]
    Http(#[from] openidconnect::http::Error),
    #[error("the answer is larger than {LARGEST} bytes")]
    TooLarge,
}

impl OpenId {
    /// The system of these settings.
    pub fn new(settings: OpenIdSettings) -> Self {
        Self(Arc::new(Inner { settings, known: RwLock::default() }))
    }

    /// Its name; empty when there is none.
    pub fn name(&self) -> &str {
        let settings = &self.0.settings;
        if settings.issuer.is_empty() || !settings.name.is_empty() {
            return &settings.name;
        }
        "OpenID Connect"
    }

    /// Whether there is one.
    pub fn is_on(&self) -> bool {
        !self.0.settings.issuer.is_empty()
    }

    pub(super) fn issuer(&self) -> &str {
        &self.0.settings.issuer
    }

    /// Asks for its statement about itself, unless that is known. It sends browsers back to `back`.
    pub(super) async fn client(&self, back: &str, now: Timestamp) -> Result<Client, ProviderError> {
        kit::tls::install();
        let http = reqwest::Client::builder()
            .timeout(PATIENCE)
            // An answer that leads elsewhere would let it have us ask any address.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("loa/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(away)?;
        let settings = &self.0.settings;
        let secret = (!settings.client_secret.is_empty()).then(|| settings.client_secret.clone());
        let known = CoreClient::from_provider_metadata(
            self.metadata(&http, now).await?,
            ClientId::new(settings.client_id.clone()),
            secret.map(ClientSecret::new),
        );
        let known = known.set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(away)?);
        Ok(Client { known, http })
    }

    /// Forgets its statement about itself: its keys may be new.
    pub(super) fn forget(&self) {
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    async fn metadata(
        &self,
        http: &reqwest::Client,
        now: Timestamp,
    ) -> Result<CoreProviderMetadata, ProviderError> {
        let known = self.0.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, metadata)) = known
            && now.duration_since(at).abs() < KNOWN
        {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.0.settings.issuer.clone()).map_err(away)?;
        let send = |request| send(http.clone(), request);
        let metadata = CoreProviderMetadata::discover_async(issuer, &send).await.map_err(away)?;
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = Some((now, metadata.clone()));
        Ok(metadata)
    }
}

impl Client {
    /// Where to send the browser.
    pub(super) fn address(&self, state: &str, nonce: &str, verifier: &str) -> String {
        let (state, nonce) = (state.to_owned(), nonce.to_owned());
        let verifier = PkceCodeVerifier::new(verifier.to_owned());
        let request = self.known.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        );
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let request = request.add_scope(Scope::new("email".into())).set_pkce_challenge(challenge);
        request.url().0.into()
    }

    /// Exchanges a code for the system's statement about a person; issuer, audience, nonce, time and signature are checked.
    pub(super) async fn exchange(
        &self,
        code: &str,
        nonce: &str,
        verifier: &str,
    ) -> Result<Vouched, ProviderError> {
        let send = |request| send(self.http.clone(), request);
        let request = self.known.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(away)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let response = request.request_async(&send).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => refused(&error),
            other => away(other),
        })?;
        let token = response.id_token().ok_or(ProviderError::Refused)?;
        let nonce = Nonce::new(nonce.to_owned());
        let claims =
            token.claims(&self.known.id_token_verifier(), &nonce).map_err(|error| refused(&error))?;
        let mail = claims.email().map(|mail| mail.as_str().to_owned()).unwrap_or_default();
        let verified = claims.email_verified().unwrap_or(false);
        let subject = claims.subject().as_str().to_owned();
        // Many say the mail address only when they are asked once more.
        if mail.is_empty() && self.known.user_info_url().is_some() {
            let request = self
                .known
                .user_info(response.access_token().clone(), Some(claims.subject().clone()))
                .map_err(away)?;
            let more: CoreUserInfoClaims =
                request.request_async(&send).await.map_err(|error| refused(&error))?;
            let mail = more.email().map(|mail| mail.as_str().to_owned()).unwrap_or_default();
            return Ok(Vouched { subject, mail, verified: more.email_verified().unwrap_or(false) });
        }
        Ok(Vouched { subject, mail, verified })
    }
}

async fn send(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, AskError> {
    let mut answer = http.execute(request.try_into()?).await?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > LARGEST {
            return Err(AskError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(response.body(body)?)
}

fn away(error: impl std::error::Error) -> ProviderError {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        words = format!("{words}: {deeper}");
        cause = deeper.source();
    }
    tracing::warn!(error.message = words, "openid.away");
    ProviderError::Away(words)
}

fn refused(error: &dyn std::error::Error) -> ProviderError {
    tracing::warn!(error.message = %error, "openid.refused");
    ProviderError::Refused
}
