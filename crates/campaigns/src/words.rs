//! Activities in words: how they stand, until when, and what they reached beside what they aim at.

use kit::format;
use kit::i18n::Lang;

use crate::desk::every_name;
use crate::model::{Activity, ActivityState, Figures, PlanStatus, Reached};
use crate::t;

/// How an activity stands, in words.
pub fn state_words(lang: Lang, state: ActivityState) -> String {
    match state {
        ActivityState::Planned => t!(lang, "activity-state-planned"),
        ActivityState::Open => t!(lang, "activity-state-open"),
        ActivityState::Late => t!(lang, "activity-state-late"),
        ActivityState::Done => t!(lang, "activity-state-done"),
        ActivityState::Cancelled => t!(lang, "activity-state-cancelled"),
    }
}

/// The look of a state's badge.
pub fn state_badge(state: ActivityState) -> &'static str {
    match state {
        ActivityState::Late => "late",
        ActivityState::Open => "promised",
        ActivityState::Done => "answered",
        ActivityState::Planned | ActivityState::Cancelled => "waiting",
    }
}

/// How far a plan is, in words.
pub fn status_words(lang: Lang, status: PlanStatus) -> String {
    match status {
        PlanStatus::Draft => t!(lang, "approval-draft"),
        PlanStatus::Approved => t!(lang, "approval-approved"),
        PlanStatus::Ended => t!(lang, "approval-ended"),
    }
}

/// Until when, or how often; the words of the document where it says neither clearly.
pub fn time_words(lang: Lang, activity: &Activity) -> String {
    let due = activity.due.map(|day| t!(lang, "activity-due-by", day = format::day(lang, day)));
    match (activity.every, due) {
        (Some(every), Some(due)) => format!("{}, {due}", every_name(lang, every)),
        (Some(every), None) => every_name(lang, every),
        (None, Some(due)) => due,
        (None, None) if activity.due_words.is_empty() => t!(lang, "activity-no-time"),
        (None, None) => activity.due_words.clone(),
    }
}

/// What was reached beside what is aimed at, one phrase for each kind of figure that is aimed at or was reached.
pub fn reached_words(lang: Lang, reached: &Reached, targets: &Figures) -> Vec<String> {
    let mut words = Vec::new();
    let mut say = |reached: i64, target: Option<i64>, name: fn(Lang, String) -> String| {
        let count = format::number(lang, reached);
        match target {
            Some(target) => words.push(name(lang, format!("{count}/{}", format::number(lang, target)))),
            None if reached > 0 => words.push(name(lang, count)),
            None => {}
        }
    };
    say(reached.things, targets.things, |lang, count| t!(lang, "activity-things", count = count));
    say(reached.audience, targets.audience, |lang, count| t!(lang, "activity-audience", count = count));
    say(reached.copies, targets.copies, |lang, count| t!(lang, "activity-copies", count = count));
    say(reached.airings, targets.airings, |lang, count| t!(lang, "activity-airings", count = count));
    if words.is_empty() {
        words.push(t!(lang, "activity-nothing-reached"));
    }
    words
}
