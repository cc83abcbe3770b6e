//! Drafts: texts on their way to being an edition. Writing, review, approval, schedule, publication; each step is an
//! action that checks the right to take it.
//!
//! Invariants: one open draft for an article and language; a save that did not see the newest version is
//! refused, never merged in silence; a person who wrote or submitted a text does not approve it; the approved version
//! is the published one, by the right of someone who still has it; a published edition that nobody approved says so in
//! public, with the reason.

mod facts;
mod held;
mod model;
mod release;
mod review;
pub(super) mod store;
mod write;

pub use facts::{FactCheck, FactsAsked, Verdict, answer_facts, ask_facts, end_facts, facts_by_secret};
pub use held::{schedule_stands, scheduled_by};
pub use model::{
    Chosen, Comment, Draft, DraftContent, DraftError, DraftKind, Hindrance, Stage, Step, StepKind,
};
pub use release::{ReleaseDraft, force, publish_draft, release_due, schedule, unschedule};
pub use review::{approve, comment, send_back, settle, submit};
pub use store::{
    Filter, MIGRATION, WRITERS, Waiting, comments, draft, drafts, fact_checks, has_waited, here, open_draft,
    said_at, see, steps, wrote,
};
pub(crate) use write::save_on;
pub use write::{drop_draft, save, start, start_correction, start_translation, take_back};
