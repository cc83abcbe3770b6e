//! The parts of the public site that the events of cases change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;
use uuid::Uuid;

/// The cases of one place: a session or a consultation.
pub const TOPIC: &str = "cases";

/// The topic of all cases of one place.
pub fn topic_of(within: Uuid) -> Topic {
    Topic::keyed(TOPIC, within.to_string())
}

/// The topics that an event changes; none when the event is not about a public change of a case.
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
