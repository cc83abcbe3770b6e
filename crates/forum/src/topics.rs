//! The parts of the public site that the events of the forum change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// The sessions. Their questions belong to the topics of cases.
pub const TOPIC: &str = "forum";

/// The topics that an event changes; none when the event is not about the forum.
pub fn topics(kind: &str, _subject: &str, data: &Value) -> Option<Topics> {
    match kind {
        "session.added" | "session.edited" => Some(Topic::area(TOPIC).into()),
        // A session that was held is evidence for plans.
        "session.advanced" => Some(Topics::areas(&[TOPIC, campaigns::TOPIC])),
        "question.shortlisted" | "question.placed" | "question.aired" | "question.off_air" => {
            let within = data["within"].as_str().and_then(|within| within.parse().ok());
            Some(within.map_or(Topic::area(cases::TOPIC), cases::topic_of).into())
        }
        _ => None,
    }
}
