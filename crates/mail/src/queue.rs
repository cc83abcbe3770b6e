//! Putting a mail into the queue.

use kit::db::{DbError, Tx};
use kit::jobs;

use crate::delivery::DeliverMail;
use crate::model::NewMail;
use crate::store;

/// Puts a mail into the queue; it is sent after the commit. `false` when there was one of the same key already: nothing
/// changes then.
///
/// # Errors
/// As any statement of the transaction.
pub async fn enqueue(tx: &mut Tx, new: &NewMail) -> Result<bool, DbError> {
    let is_new = store::insert(tx, new).await?;
    // One that is to wait is found by the recurring turn.
    if is_new && new.not_before <= tx.now() {
        let now = tx.now();
        jobs::enqueue(tx, &DeliverMail, now).await?;
    }
    Ok(is_new)
}
