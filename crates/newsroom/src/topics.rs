//! The parts of the public site that the events of the newsroom change.

use kit::web::cache::{Topic, Topics};
use serde_json::Value;

/// Articles, wherever they stand: their pages, lists, feeds, files.
pub const TOPIC: &str = "newsroom";

/// The topics that an event changes; none when it is not the newsroom's, or only of the desk. An article is in lists of
/// many kinds, so each event of one changes them all; a category stands in menus and above lists, as agencies do.
pub fn topics(kind: &str, _subject: &str, _data: &Value) -> Option<Topics> {
    match kind {
        // These add, remove or change evidence for a plan.
        "article.published"
        | "article.withdrawn"
        | "article.retagged"
        | "article.relocated"
        | "articles.organised"
        | "articles.organised_undone" => Some(Topics::areas(&[TOPIC, campaigns::TOPIC])),
        "article.corrected"
        | "article.translated"
        | "article.featured"
        | "article.unfeatured"
        | "article.moved"
        | "article.address_added"
        | "article.address_removed"
        | "redirects.added"
        | "redirects.undone"
        | "block.edited"
        | "picture.added"
        | "picture.focused" => Some(Topic::area(TOPIC).into()),
        "category.added" | "category.edited" | "category.moved" => Some(Topic::area(agencies::TOPIC).into()),
        _ => None,
    }
}
