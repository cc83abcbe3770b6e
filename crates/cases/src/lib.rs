//! The engine for questions, petitions and opinions. Each of them is a case. A case has a receipt code, a private
//! link for its asker, a state, an agency that runs it, an agency that answers it, a deadline and a public history of
//! steps.
//!
//! Invariants: a case ends only with an answer, a merger, a transfer, a refusal with its reason, or a withdrawal by
//! its asker; an act names the version that its actor saw, and it fails on any other version; the words of an asker
//! are public only after a person screened them; a moderator can mask these words but never reword them; the asker of
//! a merged case gets the news of the surviving case; the tables of this crate store only the hash of a private link;
//! the verdict of an asker is not a state.
//!
//! Offers others: [`Case`], [`receive`], the acts on a case, [`steps`] (its history), [`answers`], [`Pace`],
//! [`alike()`].

mod actions;
mod answers;
mod asker;
mod clock;
mod likeness;
mod model;
mod pace;
pub mod permissions;
mod personal;
pub mod public;
mod receipt;
mod record;
mod store;
mod telling;
mod topics;
pub mod words;

#[cfg(test)]
mod tests;

pub use actions::{
    CasesError, Content, NewCase, Received, claim, merge, publish, receive, refuse, require_answer, route,
    transfer,
};
pub use answers::{answer_live, approve_answer, draft_answer};
pub use asker::{judge, reopen, withdraw};
pub use clock::{ANSWER_RULE, ClockRule, due_day};
pub use likeness::{Likeness, alike};
pub use model::{
    Answer, AnswerKind, By, Case, LONGEST_ANSWER, LONGEST_REASON, LONGEST_WORDS, Rule, SHORTEST_WORDS,
    Source, State, Step, StepKind, Verdict,
};
pub use pace::{Limit, Pace};
pub use personal::{MASK, Personal, PersonalKind, is_masking, mask, personal};
pub use receipt::{parse_receipt, spaced};
pub use store::{
    MIGRATIONS, answers, case, case_by_link, case_by_number, case_by_receipt, cases_due, cases_of,
    cases_to_screen, count_askers, drafted, open_numbers, steps, steps_of,
};
pub use telling::send_receipt;
pub use topics::{TOPIC, topic_of, topics};

/// This crate's part of the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |_, _, state| {
        state.insert(Pace::default());
        state.get_or_insert_default::<deadlines::Kinds>().0.push(clock::CASES);
    },
    jobs: telling::jobs,
    topics,
    public: public::routes,
    permissions: permissions::ALL,
    record: record::RECORD,
    lives: |app, asked| Box::pin(public::lives(app, asked)),
    sitemap: frame::sitemap::Sitemap {
        pages: |app| Box::pin(public::pages(app)),
        topics: &[],
        ..frame::sitemap::Sitemap::NONE
    },
    ..frame::Capability::named("cases")
};

kit::texts!($ "cases");
