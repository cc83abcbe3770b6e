//! Public addresses are made in one module, so that they can stay the same for ever.

use super::Finding;
use super::source::Source;
use super::tree::File;

const PREFIXES: &[&str] =
    &["/tin/", "/chuyen-muc/", "/chu-de/", "/co-quan/", "/ngay/", "/dien-dan", "/tra-cuu", "/lam-viec"];

/// In Rust: no literal that spells an address.
pub(crate) fn in_code(source: &Source<'_>) -> Vec<Finding> {
    let file = source.file;
    if !is_bound(file) {
        return Vec::new();
    }
    source.literals().filter_map(|literal| finding(file, literal.line, &literal.text)).collect()
}

/// In templates: no address at all.
pub(crate) fn in_templates(file: &File) -> Vec<Finding> {
    if !file.has_extension("html") || !is_bound(file) {
        return Vec::new();
    }
    file.text.lines().zip(1..).filter_map(|(text, line)| finding(file, line, text)).collect()
}

fn is_bound(file: &File) -> bool {
    let makes_addresses = file.in_city().is_some_and(|path| path.starts_with("addresses/"));
    // Samples are input that came from elsewhere.
    let is_sample = file.path.contains("/samples/");
    file.path.starts_with("crates/") && !makes_addresses && !is_sample && !file.is_test()
}

fn finding(file: &File, line: usize, text: &str) -> Option<Finding> {
    let prefix = PREFIXES.iter().find(|prefix| text.contains(*prefix))?;
    Some(Finding::new(
        &file.path,
        line,
        "addresses",
        format!("`{prefix}` is made by crates/addresses only; call it"),
    ))
}
