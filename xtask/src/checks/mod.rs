//! The rules of the house, read from the source text. Each rule is a pure function of a path and a text, so that its tests
//! can show it failing. A finding names the place, the rule and the remedy.

mod addresses;
mod dependencies;
mod floors;
mod hygiene;
mod manual;
mod purity;
mod source;
mod texts;
mod tree;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use source::Source;
use tree::File;

/// One breach of a rule, or a note that something comes near to one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    advice: String,
    note: bool,
}

impl Finding {
    fn new(path: &str, line: usize, rule: &'static str, advice: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, advice: advice.into(), note: false }
    }

    fn note(path: &str, line: usize, rule: &'static str, advice: impl Into<String>) -> Self {
        Self { note: true, ..Self::new(path, line, rule, advice) }
    }

    /// Whether it only asks to think again.
    pub(crate) fn is_note(&self) -> bool {
        self.note
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let note = if self.note { "note: " } else { "" };
        write!(f, "{}:{}: {}: {note}{}", self.path, self.line, self.rule, self.advice)
    }
}

type FileRule = fn(&File) -> Vec<Finding>;
type SourceRule = fn(&Source<'_>) -> Vec<Finding>;

const FILE_RULES: &[FileRule] = &[
    addresses::in_templates,
    hygiene::city_words_in_kit,
    hygiene::module_doc,
    hygiene::private_words,
    hygiene::size,
    hygiene::tests_apart,
];

const SOURCE_RULES: &[SourceRule] = &[addresses::in_code, hygiene::loose_ends, purity::models, purity::sql];

/// Reads the tree under `root` and holds every rule against it; sorted by path and line, notes among them.
///
/// # Errors
/// When a folder or file cannot be read.
pub(crate) fn examine(root: &Path) -> std::io::Result<Vec<Finding>> {
    Ok(judge(&tree::read(root)?))
}

fn judge(files: &[File]) -> Vec<Finding> {
    let mut findings = dependencies::listed(files);
    findings.extend(floors::dependencies(files));
    findings.extend(manual::quotes(files));
    findings.extend(texts::shared(files));
    for file in files {
        findings.extend(FILE_RULES.iter().flat_map(|rule| rule(file)));
        if !file.has_extension("rs") {
            continue;
        }
        match Source::read(file) {
            Ok(source) => findings.extend(SOURCE_RULES.iter().flat_map(|rule| rule(&source))),
            Err(line) => findings.push(Finding::new(
                &file.path,
                line,
                "source",
                "these are no Rust tokens; the other rules were not held against this file",
            )),
        }
    }
    findings.sort();
    findings
}

/// `cargo xtask check`.
pub(crate) fn run() -> ExitCode {
    match examine(&crate::workspace::root()) {
        Ok(findings) => {
            for finding in &findings {
                println!("{finding}");
            }
            let notes = findings.iter().filter(|finding| finding.note).count();
            let errors = findings.len() - notes;
            println!("{errors} errors, {notes} notes");
            ExitCode::from(u8::from(errors > 0))
        }
        Err(error) => {
            println!("the tree cannot be read: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests;
