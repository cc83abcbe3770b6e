//! Commands for those who keep the program running.

use kit::events::{self, Verdict};
use kit::jobs;

use super::{Failed, is_current, open_reading, open_ready, plain, progress, say};
use crate::app::{App, migrations};
use crate::settings::Settings;

/// `loa migrate`
pub(super) async fn migrate(settings: Settings) -> Result<(), Failed> {
    let app = App::open(settings, kit::clock::Clock::System, kit::clock::Ids::random()).await?;
    if is_current(&app).await.map_err(plain)? {
        say("The tables are up to date.");
        return Ok(());
    }
    let count = app.db().migrate(&migrations()).await.map_err(plain)?;
    say(&format!("{count} changes applied; the tables are up to date."));
    app.db().close().await;
    Ok(())
}

/// `loa verify`
pub(super) async fn verify(settings: Settings) -> Result<(), Failed> {
    let app = open_reading(settings).await?;
    let bar = progress("Checking the record", 1);
    let verdict = events::verify(app.db(), |done, total| {
        bar.set_length(u64::try_from(total).unwrap_or(0));
        bar.set_position(u64::try_from(done).unwrap_or(0));
    })
    .await?;
    bar.finish_and_clear();
    app.db().close().await;
    match verdict {
        Verdict::Whole { sealed, open, hash } => {
            say(&format!("The record is whole: {sealed} events under seal, {open} newer ones."));
            if !hash.is_empty() {
                say(&format!("Newest seal: {hash}"));
            }
            Ok(())
        }
        Verdict::Broken { first, last } => Err(format!(
            "the record was changed: events {first} to {last} are not those that were sealed. \
             Compare them with a backup"
        )
        .into()),
    }
}

/// `loa jobs`
pub(super) async fn failed_jobs(settings: Settings, retry: bool) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    let waiting = jobs::pending(app.db()).await?;
    for job in jobs::failed(app.db()).await? {
        say(&format!("{}, tried {} times: {}", job.kind, job.attempts, job.last_error));
    }
    if retry {
        let mut tx = app.db().begin().await?;
        let count = jobs::retry_failed(&mut tx).await?;
        tx.commit().await?;
        say(&format!("{count} jobs will be tried again."));
    } else {
        say(&format!("{waiting} jobs wait or run."));
    }
    app.db().close().await;
    Ok(())
}

/// `loa config check`
pub(super) fn config_check(settings: &Settings) -> Result<(), Failed> {
    say("The settings can be used:");
    say("");
    say(settings.shown().trim_end());
    Ok(())
}
