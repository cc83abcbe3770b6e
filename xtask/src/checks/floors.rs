//! The floors of the house: a crate depends on crates below it only. Cargo forbids circles; this rule gives the direction
//! in which a dependency may go.

use super::Finding;
use super::dependencies::named;
use super::tree::File;

/// Every crate, floor by floor, from the bottom to the top, as ARCHITECTURE.md draws them.
const FLOORS: &[&[&str]] = &[
    &["viet"],
    &["fulltext", "kit"],
    &["access", "addresses", "typeset"],
    &["frame", "media"],
    &["document", "mail"],
    &["agencies"],
    &["accounts"],
    &["deadlines"],
    &["campaigns", "library", "audience"],
    &["newsroom", "channels", "cases", "tracker"],
    &["importer", "search", "forum", "consultations", "events", "contests", "stations"],
    &["reports", "api"],
    &["loa"],
];

const RULE: &str = "floors";

/// A crate depends on lower floors. Its tests may depend on any: Cargo itself forbids a circle that matters.
pub(crate) fn dependencies(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, manifest) in files.iter().filter_map(|file| Some((crate_of(file)?, file))) {
        let Some(floor) = floor_of(name) else {
            let advice = format!("give `{name}` a floor in FLOORS of xtask's checks/floors.rs");
            findings.push(Finding::new(&manifest.path, 1, RULE, advice));
            continue;
        };
        for used in named(&manifest.text) {
            if !used.for_tests && floor_of(&used.name).is_some_and(|other| other >= floor) {
                let advice = format!(
                    "`{}` is not below `{name}`; news goes upward as an event, evidence down",
                    used.name
                );
                findings.push(Finding::new(&manifest.path, used.line, RULE, advice));
            }
        }
    }
    findings
}

/// The crate whose manifest a file is.
fn crate_of(file: &File) -> Option<&str> {
    let name = file.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
    (!name.contains('/')).then_some(name)
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}
