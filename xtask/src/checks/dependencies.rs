//! Every direct dependency has its line in docs/dependencies.md: its purpose, the reason for the choice, the alternative.

use std::collections::BTreeSet;

use super::Finding;
use super::tree::File;

const LIST: &str = "docs/dependencies.md";
const RULE: &str = "dependencies";

/// A dependency named in a manifest.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) line: usize,
    /// Whether only tests use it.
    pub(crate) for_tests: bool,
}

/// Each manifest's dependencies, our own crates left out, stand in the list in backticks.
pub(crate) fn listed(files: &[File]) -> Vec<Finding> {
    let manifests: Vec<&File> =
        files.iter().filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml")).collect();
    if manifests.is_empty() {
        return Vec::new();
    }
    let Some(list) = files.iter().find(|file| file.path == LIST) else {
        return vec![Finding::new(
            LIST,
            1,
            RULE,
            "write it: one line a dependency, what for, why this one, what was the alternative",
        )];
    };
    let ours: BTreeSet<&str> = manifests.iter().filter_map(|file| package(file)).collect();
    let mut asked = BTreeSet::new();
    let mut findings = Vec::new();
    for manifest in manifests {
        for Named { name, line, .. } in named(&manifest.text) {
            if ours.contains(name.as_str()) || list.text.contains(&format!("`{name}`")) {
                continue;
            }
            if asked.insert(name.clone()) {
                let advice = format!("give `{name}` its line in {LIST}");
                findings.push(Finding::new(&manifest.path, line, RULE, advice));
            }
        }
    }
    findings
}

/// The dependencies of a manifest written one a line or one a table, as ours are.
pub(crate) fn named(manifest: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let (mut inside, mut for_tests) = (false, false);
    // A feature list may run over several lines; its strings are no keys.
    let mut in_list = false;
    for (text, line) in manifest.lines().zip(1..) {
        let text = text.split(" #").next().unwrap_or_default().trim();
        if in_list {
            in_list = !text.contains(']');
            continue;
        }
        if let Some(table) = text.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            inside = table.ends_with("dependencies");
            for_tests = table.contains("dev-dependencies");
            if let Some((_, name)) = table.split_once("dependencies.") {
                found.push(Named { name: name.to_owned(), line, for_tests });
            }
        } else if inside && !text.is_empty() && !text.starts_with('#') {
            let name: String = text
                .trim_start_matches('"')
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .collect();
            in_list = text.contains('[') && !text.contains(']');
            found.push(Named { name, line, for_tests });
        }
    }
    found
}

fn package(manifest: &File) -> Option<&str> {
    let (_, table) = manifest.text.split_once("[package]")?;
    let line = table.lines().find(|line| line.starts_with("name"))?;
    line.split('"').nth(1)
}
