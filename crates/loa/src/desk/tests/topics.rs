//! Which topics the program's events change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use crate::program::CAPABILITIES;

/// Kinds that change every public page, because nothing narrower is true of them.
const EVERYTHING: &[&str] = &[];

/// Every kind of event that the program records.
static KINDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    CAPABILITIES.iter().flat_map(|capability| capability.record.kinds).map(|kind| kind.name).collect()
});

/// The sources of all capabilities without those of tests.
fn sources() -> Vec<(PathBuf, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("beside the other crates");
    let (mut folders, mut files) = (vec![crates.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() && !name.contains("test") && name != "target" {
                folders.push(path);
            } else if name.ends_with(".rs") && !name.contains("test") {
                let source = fs::read_to_string(&path).expect("a source file");
                files.push((path, source));
            }
        }
    }
    files
}

/// The text between each `begin`, which ends with a bracket, and the bracket that closes it; and the rest.
fn parted(text: &str, begin: &str) -> (String, String) {
    let (mut within, mut rest) = (String::new(), String::new());
    let mut pieces = text.split(begin);
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let mut depth = 1;
        let end = piece.find(|c: char| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let (own, behind) = piece.split_at(end.unwrap_or(piece.len()));
        within.push_str(own);
        rest.push_str(behind);
    }
    (within, rest)
}

/// The kinds that a text names, each with the text before it.
fn kinds_in(text: &str) -> Vec<(&str, &str)> {
    let mut pieces = text.split('"');
    let mut before = pieces.next().unwrap_or_default();
    let mut found = Vec::new();
    for piece in pieces {
        if KINDS.contains(&piece) {
            found.push((before, piece));
        }
        before = piece;
    }
    found
}

/// The name in `const NAME: &str = `, when a text ends with it.
fn constant(before: &str) -> Option<&str> {
    before.rsplit_once("const ")?.1.strip_suffix(": &str = ")
}

/// The kinds that are recorded for the public to see: in a file that records so, all but those that it records quietly.
fn public() -> BTreeSet<String> {
    let mut public = BTreeSet::new();
    for (_, source) in sources() {
        let (records, _) = parted(&source, ".record(");
        let (_, loud) = parted(&source, ".record_quietly(");
        if records.is_empty() {
            continue;
        }
        for (before, kind) in kinds_in(&loud) {
            if constant(before).is_none_or(|name| records.contains(name)) {
                public.insert(kind.to_owned());
            }
        }
    }
    public
}

fn is_named(kind: &str) -> bool {
    CAPABILITIES.iter().any(|one| (one.topics)(kind, "1", &Value::Null).is_some())
}

#[test]
fn every_event_that_the_public_sees_says_what_it_changes() {
    let public = public();
    assert!(public.len() > 30, "{public:?}");
    for kind in ["site.named", "agency.placed", "article.moved", "redirects.undone", "alias.many_added"] {
        assert!(public.contains(kind), "`{kind}` is recorded for the public");
    }
    for kind in KINDS.iter() {
        let (known, changes) = (public.contains(*kind), is_named(kind) || EVERYTHING.contains(kind));
        assert!(changes || !known, "`{kind}` is named by no capability's topics and not in EVERYTHING");
        assert!(known || !changes, "`{kind}` is recorded quietly, or not at all: no topics need to name it");
        assert!(!EVERYTHING.contains(kind) || !is_named(kind), "`{kind}` changes everything, and is named");
    }
}

#[test]
fn topics_name_only_kinds_that_there_are() {
    let files: Vec<(PathBuf, String)> =
        sources().into_iter().filter(|(path, _)| path.ends_with("src/topics.rs")).collect();
    assert!(files.len() >= 4, "{files:?}");
    for (path, source) in &files {
        for named in source.split('"').skip(1).step_by(2).filter(|word| word.contains('.')) {
            assert!(KINDS.contains(&named), "{} names `{named}`, which nothing records", path.display());
        }
    }
}
