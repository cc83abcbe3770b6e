//! Importing from the desk: ordering an import, and seeing its progress and its results.

mod list;
mod one;
mod sent;

use kit::i18n::Lang;

use crate::t;
use crate::{ImportJob, Kind, OrderState, Outcome};
use frame::desk::DeskRouter;

/// Every door to imports.
pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    one::routes(list::routes(router))
}

fn kind_name(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Page => t!(lang, "imports-kind-page"),
        Kind::Wxr => t!(lang, "imports-kind-wxr"),
        Kind::Feed => t!(lang, "imports-kind-feed"),
    }
}

/// How far an order is, in words, with the name of its badge.
fn state_name(lang: Lang, order: &ImportJob) -> (&'static str, String) {
    match order.state {
        OrderState::Waiting => ("waiting", t!(lang, "imports-waiting")),
        OrderState::Running => ("promised", t!(lang, "imports-running")),
        OrderState::Done => ("answered", t!(lang, "imports-done")),
        OrderState::Failed => ("late", t!(lang, "imports-failed")),
        OrderState::Stopped => ("waiting", t!(lang, "imports-stopped")),
    }
}

fn outcome_name(lang: Lang, outcome: Outcome) -> String {
    match outcome {
        Outcome::Refused => t!(lang, "imports-refused"),
        Outcome::Noted => t!(lang, "imports-noted"),
        Outcome::Skipped => t!(lang, "imports-skipped"),
        Outcome::Changed => t!(lang, "imports-changed"),
        Outcome::Added => t!(lang, "imports-added"),
        Outcome::Same => t!(lang, "imports-same"),
    }
}

/// The reason of a refusal, in words; a reason without a code is shown as the machine said it.
fn reason(lang: Lang, code: &str, detail: &str) -> String {
    match code {
        "" => detail.to_owned(),
        "category" => t!(lang, "imports-why-category", name = detail),
        "denied" => t!(lang, "imports-why-denied"),
        "officer" => t!(lang, "imports-why-officer"),
        "withdrawn" => t!(lang, "imports-why-withdrawn"),
        "no-body" => t!(lang, "imports-why-no-body"),
        "large" => t!(lang, "imports-why-large"),
        "empty" => t!(lang, "imports-why-empty"),
        "nested" => t!(lang, "imports-why-nested"),
        "zip" => t!(lang, "imports-why-zip"),
        "encoding" => t!(lang, "imports-why-encoding"),
        "legacy" => t!(lang, "imports-why-legacy", name = detail),
        "no-article" => t!(lang, "imports-why-no-article"),
        "no-date" => t!(lang, "imports-why-no-date"),
        "no-title" => t!(lang, "imports-why-no-title"),
        "date-form" => t!(lang, "imports-why-date-form", date = detail),
        "date-impossible" => t!(lang, "imports-why-date-impossible", date = detail),
        "date-ambiguous" => t!(lang, "imports-why-date-ambiguous", date = detail),
        "date-zone" => t!(lang, "imports-why-date-zone", date = detail),
        "repeated" => t!(lang, "imports-why-repeated", number = detail),
        "ambiguous" => t!(lang, "imports-why-ambiguous", numbers = detail),
        "skip-password" => t!(lang, "imports-why-password"),
        "skip-draft" => t!(lang, "imports-why-draft"),
        "skip-status" => t!(lang, "imports-why-state", state = detail),
        "skip-type" => t!(lang, "imports-why-type", kind = detail),
        "storage-full" => halted(lang, t!(lang, "imports-why-full"), detail),
        "storage-read-only" => halted(lang, t!(lang, "imports-why-read-only"), detail),
        "storage-away" => halted(lang, t!(lang, "imports-why-away"), detail),
        "kind" => t!(lang, "imports-why-kind"),
        "broken" => t!(lang, "imports-why-broken", detail = detail),
        "not-public" => t!(lang, "imports-why-not-public"),
        "status" => t!(lang, "imports-why-status", status = detail),
        "redirects" => t!(lang, "imports-why-redirects"),
        "slow" => t!(lang, "imports-why-slow"),
        "network" => t!(lang, "imports-why-network"),
        "gone" => t!(lang, "imports-why-gone"),
        "future" => t!(lang, "imports-why-future", day = detail),
        "not-read" => t!(lang, "imports-why-not-read", detail = detail),
        _ => t!(lang, "imports-why-other", detail = detail),
    }
}

/// Why nothing more could be kept, where it came to a stand, and how to go on.
fn halted(lang: Lang, why: String, at: &str) -> String {
    let place = if at.is_empty() { String::new() } else { t!(lang, "imports-halted-at", title = at) };
    [why, place, t!(lang, "imports-go-on")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
