//! Reads a page and its pictures by their addresses.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use url::Url;

use super::shelf::LARGEST;

/// Longest wait for one address.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most steps from one address to the next.
const REDIRECTS: usize = 5;

/// What was got.
#[derive(Clone, Debug)]
pub(super) struct Got {
    /// The address that answered in the end.
    pub(super) url: Url,
    pub(super) bytes: Bytes,
}

/// Why an address gave nothing. Each message goes on from the address.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It is none that is read.
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
    /// The network failed.
    #[error("cannot be reached: {0}")]
    Network(String),
}

/// Asks servers.
#[derive(Clone, Debug)]
pub(super) struct Fetcher(Client);

impl Fetcher {
    pub(super) fn new() -> Result<Self, FetchError> {
        kit::tls::install();
        let agent = concat!("loa/", env!("CARGO_PKG_VERSION"));
        let client =
            Client::builder().timeout(PATIENCE).redirect(Policy::limited(REDIRECTS)).user_agent(agent);
        client.build().map(Self).map_err(said)
    }

    /// What is at an address.
    pub(super) async fn get(&self, address: &Url) -> Result<Got, FetchError> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(FetchError::Scheme);
        }
        let mut response = self.0.get(address.clone()).send().await.map_err(said)?;
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

fn said(error: reqwest::Error) -> FetchError {
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
