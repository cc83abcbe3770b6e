//! Durable jobs: work that has to happen after a commit. A job is enqueued in the transaction that causes it, claimed
//! in a short transaction, run in none, and finished in a short one.
//!
//! Invariants: a job survives kill -9; a job whose worker died is claimed again when its lease ends,
//! so every job must be safe to run twice; a job that keeps failing is kept, never dropped in silence.

mod queue;
mod schedule;
mod worker;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::Migration;

pub use queue::{Failed, enqueue, failed, pending, retry_failed};
pub use schedule::{Every, Schedule, last_turn};
pub use worker::{JobError, Jobs, Takes};

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "kit_0002_jobs",
    up: |schema| {
        schema.table("jobs", |table| {
            table
                .uuid("id")
                .text("kind")
                .text_or_null("key")
                .text("payload")
                .integer("run_at")
                .integer("attempts")
                .uuid_or_null("lease")
                .integer("leased_until")
                .truth("failed")
                .text("last_error")
                .integer("created_at")
                .key(&["id"]);
        });
        schema.index("jobs", &["failed", "run_at"]);
        schema.unique("jobs", &["kind", "key"]);
        schema.table("schedules", |table| {
            table.text("name").integer("next_at").key(&["name"]);
        });
    },
}];

/// Something to do after the commit. Its fields are all that it knows.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The stable name in the table, such as `newsroom.publish`.
    const KIND: &'static str;

    /// Whether it may take minutes. One worker of several leaves such jobs to the others, so that a job that is due at
    /// a second runs at that second.
    const LONG: bool = false;

    /// Two waiting jobs of one kind and key are one job; `None` when each counts.
    fn key(&self) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests;
