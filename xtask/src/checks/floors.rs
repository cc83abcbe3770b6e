//! The floors of the city: a capability uses those below it, and never another's store.

use std::collections::BTreeSet;

use super::Finding;
use super::source::{NamedPath, Source};
use super::tree::File;

/// The capabilities, floor by floor, from the bottom to the top, as ARCHITECTURE.md draws them.
const FLOORS: &[&[&str]] = &[
    &["accounts", "agencies"],
    &["campaigns", "library", "audience"],
    &["newsroom", "channels", "cases", "tracker"],
    &["forum", "consultations", "events", "contests", "stations", "search"],
    &["portal", "reports", "api"],
    &["desk"],
];

/// Modules of the city that belong to no floor, because every floor stands on them or they put the floors together.
const GROUND: &[&str] = &[
    "addresses",
    "app",
    "cli",
    "config",
    "demo",
    "lang",
    "lib",
    "main",
    "migrations",
    "settings",
    "site",
    "testing",
    "texts",
    "web",
];

/// Uses on one floor that are right all the same, each with its reason.
const ALLOWED: &[(&str, &str, &str)] =
    &[("agencies", "accounts", "what an agency decides is decided by an officer, and officers are accounts")];

/// Every room of the city is on a floor or part of the ground.
pub(crate) fn rooms(files: &[File]) -> Vec<Finding> {
    let unknown: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.has_extension("rs"))
        .filter_map(File::room)
        .filter(|room| floor_of(room).is_none() && !GROUND.contains(room) && *room != "tests")
        .collect();
    unknown
        .into_iter()
        .map(|room| {
            Finding::new(
                &format!("crates/loa/src/{room}"),
                1,
                "floors",
                format!("give `{room}` a place in FLOORS or GROUND of xtask's checks/floors.rs"),
            )
        })
        .collect()
}

/// A capability uses its own folder, lower floors and the ground.
pub(crate) fn uses(source: &Source<'_>) -> Vec<Finding> {
    let file = source.file;
    let Some((room, floor)) =
        file.room().and_then(|room| Some((room, floor_of(room)?))).filter(|_| !file.is_test())
    else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for path in &source.paths {
        let Some(used) = room_of(path, file) else {
            continue;
        };
        let allowed = |&(from, to, _): &(&str, &str, &str)| from == room && to == used;
        if used == room || GROUND.contains(&used) || ALLOWED.iter().any(allowed) {
            continue;
        }
        let advice = match floor_of(used) {
            Some(other) if other < floor => continue,
            Some(other) if other == floor => format!(
                "`{room}` and `{used}` share a floor; let one send an event, or add the edge to ALLOWED with its reason"
            ),
            Some(_) => {
                format!("`{used}` is above `{room}`; news goes upward as an event, evidence down")
            }
            // A macro or type of the root; a module on no floor is reported by `rooms`.
            None => continue,
        };
        findings.push(Finding::new(&file.path, path.line, "floors", advice));
    }
    findings
}

/// Nobody reaches into another's store.
pub(crate) fn foreign_store(source: &Source<'_>) -> Vec<Finding> {
    let file = source.file;
    let (Some(room), false) = (file.room(), file.is_test()) else {
        return Vec::new();
    };
    source
        .paths
        .iter()
        .filter_map(|path| {
            let owner = owner_of_store(path, file).filter(|owner| *owner != room)?;
            Some(Finding::new(
                &file.path,
                path.line,
                "foreign store",
                format!("use what `{owner}/mod.rs` offers; its store is its own"),
            ))
        })
        .collect()
}

fn owner_of_store<'a>(path: &'a NamedPath, file: &File) -> Option<&'a str> {
    let at = path.segments.iter().position(|segment| segment == "store")?;
    let owner = path.segments[..at].last()?;
    let known = floor_of(owner).is_some() || room_of(path, file) == Some(owner);
    known.then_some(owner.as_str())
}

/// The room a path leads into: `forum` for `crate::forum::…`, and for `super::super::forum::…` written two modules deep.
fn room_of<'a>(path: &'a NamedPath, file: &File) -> Option<&'a str> {
    let segments = &path.segments;
    let steps = match segments.first()?.as_str() {
        "crate" => 1,
        "super" => {
            let steps = segments.iter().take_while(|segment| *segment == "super").count();
            (steps == depth(file)).then_some(steps)?
        }
        _ => return None,
    };
    segments.get(steps).map(String::as_str)
}

/// How many modules above a file the crate's root is.
fn depth(file: &File) -> usize {
    let inside = file.in_city().unwrap_or_default();
    let parts = inside.split('/').count();
    if inside.ends_with("mod.rs") { parts - 1 } else { parts }
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}
