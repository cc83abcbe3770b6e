//! What of the public site the events of plans change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// What was done for plans: who records evidence of something names it among what the event changes.
pub const TOPIC: &str = "campaigns";

/// What an event changes; none when it is not about plans or themes. They stand in menus and above lists, as agencies do.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    match kind {
        "campaign.added" | "campaign.confirmed" | "campaign.described" | "campaign.edited"
        | "campaign.approved" | "campaign.ended" | "theme.added" | "theme.edited" => {
            Some(Topic::area(agencies::TOPIC).into())
        }
        // Activities and what was done stand on the pages of plans only.
        "activity.added"
        | "activity.edited"
        | "activity.cancelled"
        | "activity.restored"
        | "activity.fulfilled"
        | "activity.unfulfilled"
        | "activities.imported"
        | "coverage.aligned"
        | "evidence.recorded"
        | "evidence.edited"
        | "evidence.removed" => Some(Topic::area(TOPIC).into()),
        _ => None,
    }
}
