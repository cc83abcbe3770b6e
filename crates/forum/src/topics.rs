//! What of the public site the events of the forum change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// The sessions; what is asked in one is among the topics of cases.
pub const TOPIC: &str = "forum";

/// What an event changes; none when it is not about the forum.
pub fn topics(kind: &str, _subject: &str, data: &Value) -> Option<Topics> {
    match kind {
        "session.added" | "session.edited" => Some(Topic::area(TOPIC).into()),
        // A session that was held is evidence of plans.
        "session.advanced" => Some(Topics::areas(&[TOPIC, campaigns::TOPIC])),
        "question.shortlisted" | "question.placed" | "question.aired" | "question.off_air" => {
            let within = data["within"].as_str().and_then(|within| within.parse().ok());
            Some(within.map_or(Topic::area(cases::TOPIC), cases::topic_of).into())
        }
        _ => None,
    }
}
