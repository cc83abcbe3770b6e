//! The actions of administrators on mails that were given up.

use access::{Actor, Denied, On};
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use kit::jobs;
use serde_json::json;
use uuid::Uuid;

use crate::delivery::DeliverMail;
use crate::permissions::MANAGE_MAIL;
use crate::store;

/// Why an action was refused.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database does not answer.
    #[error(transparent)]
    Db(#[from] DbError),
    /// No mail with this identifier is in the state "given up".
    #[error("this mail was not given up")]
    Gone,
}

/// Puts a mail that was given up back into the queue.
///
/// # Errors
/// See [`MailError`].
pub async fn retry(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), MailError> {
    actor.may(MANAGE_MAIL, On::City)?;
    match store::revive(tx, Some(id)).await? {
        0 => Err(MailError::Gone),
        count => revived(tx, actor, count).await,
    }
}

/// Puts all mails that were given up back into the queue. Returns how many there were.
///
/// # Errors
/// See [`MailError`].
pub async fn retry_all(tx: &mut Tx, actor: &Actor) -> Result<u64, MailError> {
    actor.may(MANAGE_MAIL, On::City)?;
    let count = store::revive(tx, None).await?;
    if count > 0 {
        revived(tx, actor, count).await?;
    }
    Ok(count)
}

/// Drops a mail that was given up: it is never sent, and only its key stays.
///
/// # Errors
/// See [`MailError`].
pub async fn drop_mail(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), MailError> {
    actor.may(MANAGE_MAIL, On::City)?;
    if !store::forget(tx, id).await? {
        return Err(MailError::Gone);
    }
    let data = json!({});
    tx.record_quietly(NewEvent {
        kind: "outbox.dropped",
        subject: id.to_string(),
        actor: actor.name(),
        data,
    });
    Ok(())
}

async fn revived(tx: &mut Tx, actor: &Actor, count: u64) -> Result<(), MailError> {
    let now = tx.now();
    jobs::enqueue(tx, &DeliverMail, now).await?;
    let data = json!({ "mails": count });
    let (subject, actor) = ("mails".to_owned(), actor.name());
    tx.record_quietly(NewEvent { kind: "outbox.retried", subject, actor, data });
    Ok(())
}
