//! The recurring job: it tells the steps that came due, and in the morning it writes the mails.

use frame::App;
use kit::jobs::{Every, Job, Jobs, Schedule};
use serde::{Deserialize, Serialize};

/// Every 15 minutes, so that a program that starts during the morning still writes the mails. Told steps are not told
/// again.
const TURN: Schedule = Schedule { name: "deadlines.look", every: Every::Seconds(900) };

/// Tells the steps that came due, and writes the mails of the morning.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LookAtDeadlines;

impl Job for LookAtDeadlines {
    const KIND: &'static str = "deadlines.look";

    fn key(&self) -> Option<String> {
        Some("all".into())
    }
}

pub(crate) fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, _: LookAtDeadlines| async move {
        let told = crate::look(&app).await?;
        let mails = crate::send_digests(&app).await?;
        if told > 0 || mails > 0 {
            tracing::info!(deadlines.told = told, deadlines.mails = mails, "deadlines.told");
        }
        Ok(())
    })
    .every(TURN, LookAtDeadlines)
}
