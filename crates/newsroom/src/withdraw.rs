//! Taking an article off the site: its address says so, with the reason and the date, or leads on.

use crate::permissions::WITHDRAW;
use kit::db::Tx;
use serde_json::json;
use uuid::Uuid;

use super::actions::{NewsroomError, event};
use super::model::Withdrawal;
use super::store;
use access::{Actor, On};

/// Longest reason, in characters.
const LONGEST: usize = 1_000;

/// Takes an article off the site. `leads_to` is the article that its address leads to from now on.
///
/// # Errors
/// See [`NewsroomError`].
pub async fn withdraw(
    tx: &mut Tx,
    actor: &Actor,
    article: Uuid,
    reason: &str,
    leads_to: Option<Uuid>,
) -> Result<(), NewsroomError> {
    actor.may_somewhere(WITHDRAW)?;
    let article = store::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    actor.may(WITHDRAW, On::Agency(article.agency))?;
    let reason: String = viet::nfc(reason.trim()).chars().take(LONGEST).collect();
    if reason.is_empty() {
        return Err(NewsroomError::NoReason);
    }
    if store::withdrawal(tx, article.id).await?.is_some() {
        return Err(NewsroomError::Withdrawn);
    }
    if let Some(target) = leads_to {
        // An address never leads to itself, nor to an article that was taken off: nobody should be led in a ring.
        let there = store::article_by_id(tx, target).await?.is_some();
        if !there || target == article.id || store::withdrawal(tx, target).await?.is_some() {
            return Err(NewsroomError::NoArticle);
        }
    }
    let withdrawal = Withdrawal { article: article.id, at: tx.now(), reason, leads_to };
    store::insert_withdrawal(tx, &withdrawal, actor.person()).await?;
    let digest = store::binding::withdrawal_digest(tx, article.id).await?;
    let data = json!({ "number": article.number, "leads_to": leads_to, "sha256": digest });
    tx.record(event("article.withdrawn", article.id, actor, data));
    campaigns::remove_evidence(tx, crate::evidence::EVIDENCE, article.id).await?;
    Ok(())
}
