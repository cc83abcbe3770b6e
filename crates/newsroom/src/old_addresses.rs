//! Old addresses of the site that lead to an article: those an importer brought, and those an officer adds or takes
//! away.

use crate::permissions::ORGANISE;
use kit::db::{DbError, Tx};
use serde_json::json;
use url::Url;
use uuid::Uuid;

use super::actions::event;
use super::model::Article;
use super::store;
use access::{Actor, Denied, On};

/// Longest old address, in bytes.
const LONGEST: usize = 500;

/// Why an old address cannot lead to an article.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It is no path of this site.
    #[error("this is no path of the site")]
    NotOurs,
    /// It leads to an article already, whose number this is.
    #[error("the address leads to article {0} already")]
    Taken(i64),
    /// It leads to no article.
    #[error("the address leads nowhere")]
    Unknown,
}

/// An address as requests name it: path and query, encoded, without a slash at the end. `site` is how the public
/// reaches us; an address that names another host is not ours.
///
/// # Errors
/// [`AddressError::NotOurs`].
pub fn old_path(typed: &str, site: &str) -> Result<String, AddressError> {
    let typed = typed.trim();
    let rest = typed.strip_prefix(site).unwrap_or(typed);
    let ours = rest.starts_with('/') && !rest[1..].starts_with(['/', '\\']);
    if !ours || rest.len() > LONGEST || rest.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(AddressError::NotOurs);
    }
    // Encoded as a browser would, so that it is found again as it is asked for.
    let base = Url::parse("http://site.invalid").map_err(|_| AddressError::NotOurs)?;
    let url = base.join(rest).map_err(|_| AddressError::NotOurs)?;
    if url.host_str() != base.host_str() {
        return Err(AddressError::NotOurs);
    }
    let path = url.path().trim_end_matches('/');
    if path.is_empty() {
        return Err(AddressError::NotOurs);
    }
    Ok(url.query().map_or_else(|| path.to_owned(), |query| format!("{}?{query}", url.path())))
}

/// Makes an old address lead to an article. The caller, which knows the live pages, checks before that none has it.
///
/// # Errors
/// See [`AddressError`]; so for all here.
pub async fn lead_here(tx: &mut Tx, actor: &Actor, article: &Article, old: &str) -> Result<(), AddressError> {
    actor.may(ORGANISE, On::Agency(article.agency))?;
    claim(tx, actor, article, old, None).await
}

/// Makes an old address lead to an article, by an act on many if there is one; the right was checked before.
pub(super) async fn claim(
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    old: &str,
    act: Option<Uuid>,
) -> Result<(), AddressError> {
    if !store::claim_redirect(tx, old, article.id).await? {
        return Err(AddressError::Taken(store::redirect(tx, old).await?.unwrap_or_default()));
    }
    let data = act.map_or_else(|| json!({ "old": old }), |act| json!({ "old": old, "act": act }));
    tx.record(event("article.address_added", article.id, actor, data));
    Ok(())
}

/// Makes an old address lead nowhere again.
pub async fn lead_nowhere(
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    old: &str,
) -> Result<(), AddressError> {
    actor.may(ORGANISE, On::Agency(article.agency))?;
    if !store::remove_redirect(tx, old, article.id).await? {
        return Err(AddressError::Unknown);
    }
    tx.record(event("article.address_removed", article.id, actor, json!({ "old": old })));
    Ok(())
}
