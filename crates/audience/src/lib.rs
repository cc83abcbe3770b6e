//! Views of each subject and visits to the site, counted without cookies and without knowing anyone.
//!
//! Invariants: nothing is kept about the people who read; bots are left out; counts are gathered in memory
//! and written in batches, so that a view costs no page its speed; only the last seconds may be lost, and the site says
//! so; views are never added up as if they were people.
//!
//! Offers others: [`Counters`] to count with, and look-ups of totals and of the subjects read most.

mod counters;
mod reader;
mod store;
mod writing;

#[cfg(test)]
mod tests;

use frame::App;
use kit::jobs::{Every, Job, Jobs, Schedule};
use serde::{Deserialize, Serialize};

pub use counters::{Counters, flush};
pub use reader::is_person;
pub use store::{MIGRATIONS, MostRead, Total, most_read, rank, total};
pub use writing::write_views;

/// The subject under which visits to the site are counted.
pub const VISITS: &str = "site";

/// The subject of an article.
pub fn article(number: i64) -> String {
    format!("article:{number}")
}

/// The number of the article that a subject is.
pub fn article_of(subject: &str) -> Option<i64> {
    subject.strip_prefix("article:")?.parse().ok()
}

/// The span of the ranking of subjects read most, in days.
pub const MOST_READ_DAYS: i32 = 30;
/// How many subjects are ranked.
const MOST_READ_LENGTH: u32 = 20;

/// The job that ranks the subjects read most.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct RankViews;

impl Job for RankViews {
    const KIND: &'static str = "audience.rank";

    fn key(&self) -> Option<String> {
        Some("all".to_owned())
    }
}

fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, _: RankViews| async move {
        let tx = app.db().begin().await?;
        rank(&tx, app.today(), MOST_READ_DAYS, MOST_READ_LENGTH).await?;
        Ok(tx.commit().await?)
    })
    .every(Schedule { name: "audience.rank", every: Every::Seconds(600) }, RankViews)
}

/// This crate's part of the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    jobs,
    state: |_, _, state| {
        state.insert(Counters::default());
    },
    keepers: |app, stop| vec![Box::pin(write_views(app.clone(), stop.clone()))],
    ..frame::Capability::named("audience")
};
