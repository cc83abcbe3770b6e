//! The part of the public site that the events of search change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// Things found: pages of results and suggestions.
pub const TOPIC: &str = "search";

/// The topics that an event changes; none when it is not about expressions that mean the same.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    match kind {
        "alias.added" | "alias.changed" | "alias.removed" | "alias.restored" | "alias.many_added" => {
            Some(Topic::area(TOPIC).into())
        }
        _ => None,
    }
}
