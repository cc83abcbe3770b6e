//! Whether a page answers at an address, without making it: each capability says so of its own.

use std::collections::HashSet;

use axum::http::Uri;
use kit::db::DbError;

use crate::{Answer, App, assets};

/// Whether a page, a picture or a file of a capability answers at some addresses: one for each, in their order. A
/// withdrawn page answers too (410), and so does an address that leads elsewhere.
pub type Lives = fn(App, Vec<Uri>) -> Answer<Vec<bool>>;

impl App {
    /// Those of some addresses (path and query) at which something of ours answers, so that no old address takes its place.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn living(&self, addresses: &[String]) -> Result<HashSet<String>, DbError> {
        let mut living = HashSet::new();
        let mut asked: Vec<(&String, Uri)> = Vec::new();
        for address in addresses {
            match address.parse::<Uri>() {
                Ok(uri) if !assets::lives(uri.path()) => asked.push((address, uri)),
                // A text that is no address is refused (400), and leads nowhere.
                Ok(_) | Err(_) => {
                    living.insert(address.clone());
                }
            }
        }
        for capability in self.capabilities() {
            if asked.is_empty() {
                break;
            }
            let uris = asked.iter().map(|(_, uri)| uri.clone()).collect();
            let mut found = (capability.lives)(self.clone(), uris).await?.into_iter();
            asked.retain(|(address, _)| {
                let there = found.next().unwrap_or_default();
                if there {
                    living.insert((*address).clone());
                }
                !there
            });
        }
        Ok(living)
    }
}
