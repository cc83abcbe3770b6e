//! What of the public site the events of reports change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// The frozen reports of the city.
pub const TOPIC: &str = "reports";

/// What an event changes; none when it is not about reports.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    (kind == "report.frozen").then(|| Topic::area(TOPIC).into())
}
