//! Texts of the interface: each crate has its own, and a key that several crates have stands for the same words in all of them.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::File;

/// A key that several crates have means the same in each language.
pub(crate) fn shared(files: &[File]) -> Vec<Finding> {
    let mut known: BTreeMap<(&str, String), (String, &str)> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/") && file.has_extension("ftl")) {
        let lang = if file.path.contains("/i18n/en/") { "en" } else { "vi" };
        for (key, text, line) in messages(&file.text) {
            match known.get(&(lang, key.clone())) {
                Some((other, path)) if *other != text => {
                    let advice =
                        format!("`{key}` says something else in {path}; one of them needs another key");
                    findings.push(Finding::new(&file.path, line, "texts", advice));
                }
                Some(_) => {}
                None => {
                    known.insert((lang, key), (text, &file.path));
                }
            }
        }
    }
    findings
}

/// The messages of a Fluent file: key, text with all its lines, first line.
fn messages(text: &str) -> Vec<(String, String, usize)> {
    let mut found: Vec<(String, String, usize)> = Vec::new();
    let mut inside = false;
    for (line, number) in text.lines().zip(1..) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (key, words) = line.split_once('=').unwrap_or((line, ""));
            found.push((key.trim().to_owned(), words.trim().to_owned(), number));
            inside = true;
        } else if line.trim().is_empty() || line.starts_with('#') {
            inside = false;
        } else if let Some((_, words, _)) = found.last_mut().filter(|_| inside) {
            words.push('\n');
            words.push_str(line);
        }
    }
    found
}
