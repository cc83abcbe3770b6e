//! Reads a page and its pictures by their addresses.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use url::Url;

use super::asset_source::LARGEST;
use super::guard::{Guard, NotPublic};

/// Longest wait for one address.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most steps from one address to the next.
const REDIRECTS: usize = 5;

/// The answer of an address.
#[derive(Clone, Debug)]
pub(super) struct Got {
    /// The address that answered in the end.
    pub(super) url: Url,
    pub(super) bytes: Bytes,
}

/// Why an address gave nothing. Each message goes on from the address.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Its scheme is none that is read.
    #[error("is not an address that begins with http:// or https://")]
    Scheme,
    /// The server refused.
    #[error("was answered with {0}")]
    Status(StatusCode),
    /// It is larger than any page.
    #[error("is larger than {} MB", LARGEST >> 20)]
    TooLarge,
    /// It led on and on.
    #[error("led on more than {REDIRECTS} times")]
    Redirects,
    /// It took too long.
    #[error("was not answered within {} seconds", PATIENCE.as_secs())]
    Slow,
    /// It is not on the public web, and only that may be asked.
    #[error("is not on the public web")]
    NotPublic,
    /// The network failed.
    #[error("cannot be reached: {0}")]
    Network(String),
}

/// Asks servers.
#[derive(Clone, Debug)]
pub(super) struct Fetcher {
    client: Client,
    guard: Option<Guard>,
}

impl Fetcher {
    /// A client that asks any address, or with a guard only those that it allows.
    pub(super) fn new(guard: Option<Guard>) -> Result<Self, FetchError> {
        kit::tls::install();
        let agent = concat!("loa/", env!("CARGO_PKG_VERSION"));
        let builder = Client::builder().timeout(PATIENCE).user_agent(agent);
        let builder = match guard {
            None => builder.redirect(Policy::limited(REDIRECTS)),
            // A proxy would resolve names itself, and nobody here checks the machines that it may reach.
            Some(guard) => builder.no_proxy().dns_resolver(Arc::new(guard)).redirect(guarded(guard)),
        };
        builder.build().map(|client| Self { client, guard }).map_err(said)
    }

    /// The bytes at an address.
    pub(super) async fn get(&self, address: &Url) -> Result<Got, FetchError> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(FetchError::Scheme);
        }
        if self.guard.is_some_and(|guard| guard.check(address).is_err()) {
            return Err(FetchError::NotPublic);
        }
        let mut response = self.client.get(address.clone()).send().await.map_err(said)?;
        if !response.status().is_success() {
            return Err(FetchError::Status(response.status()));
        }
        let fits = |size: usize| u64::try_from(size).is_ok_and(|size| size <= LARGEST);
        if response.content_length().is_some_and(|size| size > LARGEST) {
            return Err(FetchError::TooLarge);
        }
        let mut bytes = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(said)? {
            if !fits(bytes.len() + chunk.len()) {
                return Err(FetchError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Got { url: response.url().clone(), bytes: bytes.freeze() })
    }
}

/// Follows an address only to where the guard allows.
fn guarded(guard: Guard) -> Policy {
    Policy::custom(move |attempt| {
        if guard.check(attempt.url()).is_err() {
            attempt.error(NotPublic)
        } else if attempt.previous().len() > REDIRECTS {
            attempt.error("too many redirects")
        } else {
            attempt.follow()
        }
    })
}

fn said(error: reqwest::Error) -> FetchError {
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(deeper) = cause {
        if deeper.is::<NotPublic>() {
            return FetchError::NotPublic;
        }
        cause = deeper.source();
    }
    if error.is_redirect() {
        return FetchError::Redirects;
    }
    if error.is_timeout() {
        return FetchError::Slow;
    }
    let mut cause: &dyn std::error::Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    FetchError::Network(cause.to_string())
}
