//! The record kept and checked: new events are sealed, things from before events stated digests are bound, and all statements
//! of the record are compared with the tables and files.

use kit::db::{Db, DbError};
use kit::events::{self, Check, KeptSeal, SealError, Standing};
use kit::findings::Findings;
use kit::jobs::{self, Every, Job, JobError, Schedule};
use serde::{Deserialize, Serialize};

use super::App;

/// When new events come under a seal.
pub const SEALING: Schedule = Schedule { name: "events.seal", every: Every::Seconds(60) };

/// Chains new events by hash.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct SealEvents;

impl Job for SealEvents {
    const KIND: &'static str = "events.seal";

    fn key(&self) -> Option<String> {
        Some("all".to_owned())
    }
}

/// States in the record the digests of things from before events did so.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct BindRecord;

impl Job for BindRecord {
    const KIND: &'static str = "events.bind";
    const LONG: bool = true;

    fn key(&self) -> Option<String> {
        Some("all".to_owned())
    }
}

/// Seals new events, unless that would hide changes to sealed ones; has things from before events stated digests bound.
pub(super) async fn seal(app: &App) -> Result<(), JobError> {
    if events::anything_unbound(app.db()).await? {
        let mut tx = app.db().begin().await?;
        let now = tx.now();
        jobs::enqueue(&mut tx, &BindRecord, now).await?;
        tx.commit().await?;
    }
    let sealed = events::seal(app.db(), app.witness()).await;
    app.metrics().sealing(matches!(sealed, Err(SealError::Refused(_))));
    match sealed {
        Ok(_) => Ok(()),
        Err(SealError::Refused(why)) => {
            // Not a failed job: that would be tried again later and later, and this is to be said each minute.
            tracing::error!(error.message = %why, "seal.refused");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Binds all things from before events stated digests.
pub(super) async fn bind(app: &App) -> Result<(), JobError> {
    accounts::bind_accounts(app.db()).await?;
    while newsroom::bind_next(app.db()).await? {}
    Ok(())
}

/// Checks the log and all that it says: each capability looks at its own tables. May run beside a program that writes.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(
    app: &App,
    kept: &[KeptSeal],
    files: bool,
    progress: impl FnMut(i64, i64),
) -> Result<(Standing, Findings), DbError> {
    let db = app.db();
    let sealing_ran = jobs::last_turn(db, SEALING).await?;
    let check = Check { witness: app.witness(), kept, sealing_ran };
    let (standing, mut found) = events::verify(db, check, progress).await?;
    found.extend(tables(db).await?);
    if files {
        found.extend(newsroom::verify_files(db, app.blobs()).await?);
    }
    Ok((standing, found))
}

/// A row that a running program was just writing is found by the first of two looks only.
async fn tables(db: &Db) -> Result<Findings, DbError> {
    let found = tables_once(db).await?;
    if found.is_empty() { Ok(found) } else { Ok(found.found_again(&tables_once(db).await?)) }
}

async fn tables_once(db: &Db) -> Result<Findings, DbError> {
    let mut found = accounts::verify(db).await?;
    found.extend(newsroom::verify(db).await?);
    Ok(found)
}

#[cfg(test)]
mod tests;
