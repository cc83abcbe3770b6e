//! Commands for those who keep the program running.

use kit::jobs;

use super::{Failed, is_current, open_ready, plain, say};
use crate::program::{self, migrations};
use frame::Settings;

/// `loa migrate`
pub(super) async fn migrate(settings: Settings) -> Result<(), Failed> {
    let app = program::open(settings, kit::clock::Clock::System, kit::clock::Ids::random()).await?;
    if is_current(&app).await.map_err(plain)? {
        say("The tables are up to date.");
        return Ok(());
    }
    let count = app.db().migrate(&migrations()).await.map_err(plain)?;
    say(&format!("{count} changes applied; the tables are up to date."));
    app.db().close().await;
    Ok(())
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
