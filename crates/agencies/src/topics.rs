//! The parts of the public site that the events of agencies change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// The topic of content on nearly every page: the site's words, agencies, areas, and other parts of menus and of the
/// lines above lists.
pub const TOPIC: &str = "site";

/// The topics that an event changes; none when it is not about agencies, areas or the site.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    match kind {
        "site.named" | "agency.added" | "agency.edited" | "agency.ended" | "agency.reopened"
        | "agency.placed" | "agency.succeeded" | "agency.unsucceeded" | "areas.loaded" => {
            Some(Topic::area(TOPIC).into())
        }
        _ => None,
    }
}
