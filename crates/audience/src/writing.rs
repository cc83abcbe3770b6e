//! Writes the counts, again and again.

use std::time::Duration;

use frame::App;
use tokio_util::sync::CancellationToken;

use crate::{Counters, flush};

/// Writes the counts, each second until `stop` and once more then.
pub async fn write_views(app: App, stop: CancellationToken) {
    loop {
        let written = flush(app.db(), app.state::<Counters>(), app.today()).await;
        // While the database is known to be away, the log does not say so each second.
        if let Err(error) = written
            && !app.db().health().is_away()
        {
            tracing::warn!(error.message = %error, "audience.flush_failed");
        }
        if stop.is_cancelled() {
            return;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
}
