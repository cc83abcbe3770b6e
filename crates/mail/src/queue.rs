//! Queues a mail.

use kit::db::{DbError, Tx};
use kit::jobs;

use crate::delivery::DeliverMail;
use crate::model::NewMail;
use crate::store;

/// Queues a mail; it is sent after the commit. Returns `false` when the key exists already; then nothing changes.
///
/// # Errors
/// As any statement of the transaction.
pub async fn enqueue(tx: &mut Tx, new: &NewMail) -> Result<bool, DbError> {
    let is_new = store::insert(tx, new).await?;
    // The recurring job finds a mail that has to wait.
    if is_new && new.not_before <= tx.now() {
        let now = tx.now();
        jobs::enqueue(tx, &DeliverMail, now).await?;
    }
    Ok(is_new)
}
