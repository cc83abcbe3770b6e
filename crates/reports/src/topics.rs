//! The topics of public pages that the events of reports change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// The frozen reports of the city.
pub const TOPIC: &str = "reports";

/// The topics that an event changes; none if it changes no public page of reports.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    (kind == "report.frozen").then(|| Topic::area(TOPIC).into())
}
