//! The engine under questions, petitions and opinions: each is a case with a receipt code, a private link for its asker, a
//! state, an agency that runs it and one that answers, a clock, and a way that everybody can follow.
//!
//! What must always hold: a case ends only by an answer, a merger, a transfer, a refusal with its reason, or its asker; an act is
//! done on top of the version that was seen; words of an asker are public only after a person has screened them, and a moderator
//! can mask them but never reword them; who asked hears of the one that theirs was merged into; of a private link only the hash
//! is stored; the verdict of an asker is no state.
//!
//! Offers others: [`Case`], [`receive`], the acts of a case's way, [`steps`] (its public way), [`answers`], [`Pace`], [`alike()`].

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

/// What this crate gives the program.
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
