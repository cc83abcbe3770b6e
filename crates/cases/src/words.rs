//! Texts for cases, for the pages of all capabilities: states, rules, roles and steps.

use kit::format;
use kit::i18n::Lang;

use crate::model::{AnswerKind, By, Rule, Source, State, Step, StepKind, Verdict};
use crate::t;

/// A state in words.
pub fn state_words(lang: Lang, state: State) -> String {
    match state {
        State::Received => t!(lang, "case-state-received"),
        State::Open => t!(lang, "case-state-open"),
        State::Answered => t!(lang, "case-state-answered"),
        State::Merged => t!(lang, "case-state-merged"),
        State::Transferred => t!(lang, "case-state-transferred"),
        State::Refused => t!(lang, "case-state-refused"),
        State::Withdrawn => t!(lang, "case-state-withdrawn"),
    }
}

/// The badge style of a state.
pub fn state_badge(state: State) -> &'static str {
    match state {
        State::Open => "promised",
        State::Answered => "answered",
        State::Refused => "late",
        State::Received | State::Merged | State::Transferred | State::Withdrawn => "waiting",
    }
}

/// A rule in words.
pub fn rule_words(lang: Lang, rule: Rule) -> String {
    match rule {
        Rule::OffTopic => t!(lang, "case-rule-off-topic"),
        Rule::Privacy => t!(lang, "case-rule-privacy"),
        Rule::Insult => t!(lang, "case-rule-insult"),
        Rule::Advertising => t!(lang, "case-rule-advertising"),
        Rule::Complaint => t!(lang, "case-rule-complaint"),
        Rule::Secret => t!(lang, "case-rule-secret"),
        Rule::Unclear => t!(lang, "case-rule-unclear"),
    }
}

/// The role behind a step, in words.
pub fn by_words(lang: Lang, by: By) -> String {
    match by {
        By::Asker => t!(lang, "case-by-asker"),
        By::Moderator => t!(lang, "case-by-moderator"),
        By::Agency => t!(lang, "case-by-agency"),
        By::Program => t!(lang, "case-by-program"),
    }
}

/// The channel of a case, in words.
pub fn source_words(lang: Lang, source: Source) -> String {
    match source {
        Source::Web => t!(lang, "case-source-web"),
        Source::Telephone => t!(lang, "case-source-telephone"),
        Source::Paper => t!(lang, "case-source-paper"),
    }
}

/// A verdict in words.
pub fn verdict_words(lang: Lang, verdict: Verdict) -> String {
    match verdict {
        Verdict::Settled => t!(lang, "case-verdict-settled"),
        Verdict::Unsettled => t!(lang, "case-verdict-unsettled"),
    }
}

/// A step as a sentence; `agency` is the name of the agency in the step.
pub fn step_words(lang: Lang, step: &Step, agency: &str) -> String {
    let words = step.words.as_str();
    match step.kind {
        StepKind::Received => t!(lang, "case-step-received"),
        StepKind::Published => t!(lang, "case-step-published"),
        StepKind::Masked => t!(lang, "case-step-masked"),
        StepKind::Merged => t!(lang, "case-step-merged", number = words),
        StepKind::Joined => t!(lang, "case-step-joined", number = words),
        StepKind::Routed => t!(lang, "case-step-routed", agency = agency),
        StepKind::Transferred => t!(lang, "case-step-transferred", to = words),
        StepKind::Refused => {
            let rule = step.rule.map_or_else(String::new, |rule| rule_words(lang, rule));
            t!(lang, "case-step-refused", rule = rule)
        }
        StepKind::Due => {
            let day = words.parse().map_or_else(|_| words.to_owned(), |day| format::day(lang, day));
            t!(lang, "case-step-due", agency = agency, day = day)
        }
        StepKind::Answered => t!(lang, "case-step-answered", agency = agency),
        StepKind::Judged => match Verdict::named(words) {
            Some(verdict) => verdict_words(lang, verdict),
            None => String::new(),
        },
        StepKind::Reopened => t!(lang, "case-step-reopened"),
        StepKind::Withdrawn => t!(lang, "case-step-withdrawn"),
    }
}

/// The kind of an answer and its time, in words.
pub fn answer_facts(lang: Lang, kind: AnswerKind, at: &str) -> String {
    match kind {
        AnswerKind::Live => t!(lang, "case-answer-live", at = at),
        AnswerKind::Written => t!(lang, "case-answer-written", at = at),
    }
}
