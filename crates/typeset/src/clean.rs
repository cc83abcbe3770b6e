//! What people typed, without the characters that no document may hold.

/// Longest text that a cell of a workbook takes, in characters.
const LONGEST_CELL: usize = 32_767;

/// Text without control characters, but for line ends; such as XML forbids them.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))).collect()
}

/// Text for a cell of a workbook.
pub(crate) fn cell(text: &str) -> String {
    clean(text).chars().take(LONGEST_CELL).collect()
}

/// Text for a cell of a CSV. A program that opens it may take what begins like a formula for one; a sign before it says that it
/// is text.
pub(crate) fn harmless(text: &str) -> String {
    let text = clean(text);
    let begins = text.trim_start().chars().next();
    let sign =
        if matches!(begins, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) { "'" } else { "" };
    format!("{sign}{text}")
}

/// The name of a sheet: at most 31 characters, none of them reserved, and another than those before it.
pub(crate) fn sheet_name(title: &str, before: &[String]) -> String {
    let kept = clean(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\'', '\n'], " ");
    let short: String = kept.trim().chars().take(27).collect();
    let short = if short.trim().is_empty() { "1".to_owned() } else { short.trim().to_owned() };
    let taken = |name: &String| before.iter().any(|one| one.to_lowercase() == name.to_lowercase());
    let mut names = (2..).map(|n| format!("{short} {n}"));
    if taken(&short) { names.find(|name| !taken(name)).unwrap_or(short) } else { short }
}
