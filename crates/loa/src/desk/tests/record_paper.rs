//! docs/events.md is written from the program, and compared with it here. `UPDATE=1` writes it anew.

use std::fmt::Write;

use frame::record::{EventKind, Subject};
use frame::testing::compare_paper;
use kit::i18n::Lang;
use kit::web::cache::Topics;
use serde_json::Value;

use crate::program::CAPABILITIES;

const HEAD: &str = "# Events

Written from the program by a test (`UPDATE=1 cargo test --workspace --lib paper`); do not edit. Each capability has the kinds of
events that it records in its `record.rs`. Another test finds kinds that a source records and no capability knows.

\"Says\" is the sentence of the desk's record, \"…\" stands for a name. \"Permission\" is the one of a role by which someone
does this; \"–\" stands where there is no such one: for one's own account and roles, for links, and for what the program does.
\"Changes\" are the topics whose public pages are made anew ([adr/0012](adr/0012-versions-by-topic.md)); \"–\" stands for what
the public does not see.
";

/// The topics that an event changes.
fn changes(kind: &str) -> String {
    let topics = CAPABILITIES.iter().find_map(|one| (one.topics)(kind, "1", &Value::Null));
    match topics {
        None => "–".to_owned(),
        Some(Topics::Everything) => "everything".to_owned(),
        Some(Topics::Only(topics)) => {
            topics.iter().map(|topic| format!("`{topic}`")).collect::<Vec<_>>().join(", ")
        }
    }
}

fn line(kind: &EventKind) -> String {
    let subject = Subject { more: "…".into(), ..Subject::named("…") };
    let says = (kind.sentence)(Lang::En, &subject);
    let permission = kind.right.map_or_else(|| "–".to_owned(), |right| right.words(Lang::En));
    format!("| `{}` | {says} | {permission} | {} |", kind.name, changes(kind.name))
}

#[test]
fn the_paper_names_every_kind_of_event() {
    let mut text = HEAD.to_owned();
    for capability in CAPABILITIES.iter().filter(|capability| !capability.record.kinds.is_empty()) {
        let _ = writeln!(text, "\n## {}\n| event | says | permission | changes |", capability.name);
        text.push_str("| --- | --- | --- | --- |\n");
        for kind in capability.record.kinds {
            let _ = writeln!(text, "{}", line(kind));
        }
    }
    compare_paper("events.md", &text);
}
