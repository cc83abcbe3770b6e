//! What of the public site the events of cases change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;
use uuid::Uuid;

/// What was asked, where it was asked: in one session, one consultation.
pub const TOPIC: &str = "cases";

/// The topic of all that was asked in one place.
pub fn topic_of(within: Uuid) -> Topic {
    Topic::keyed(TOPIC, within.to_string())
}

/// What an event changes; none when it is not about a case.
pub fn topics(kind: &str, _subject: &str, data: &Value) -> Option<Topics> {
    let shown = matches!(
        kind,
        "case.published"
            | "case.merged"
            | "case.routed"
            | "case.transferred"
            | "case.refused"
            | "case.answered"
            | "case.due"
            | "case.reopened"
            | "case.judged"
            | "case.withdrawn"
    );
    let topic = || match data["within"].as_str() {
        Some(within) => Topic::keyed(TOPIC, within),
        None => Topic::area(TOPIC),
    };
    shown.then(|| topic().into())
}
