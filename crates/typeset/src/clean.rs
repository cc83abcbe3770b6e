//! Removes from texts the characters that no document may hold.

/// The longest text in a cell of a workbook, in characters.
const LONGEST_CELL: usize = 32_767;

/// The text without control characters, which XML mostly forbids, and without U+FFFE and U+FFFF. Line feeds stay, and a
/// tab becomes a space.
pub(crate) fn clean(text: &str) -> String {
    let text = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    text.filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))).collect()
}

/// The text for a cell of a workbook.
pub(crate) fn cell(text: &str) -> String {
    clean(text).chars().take(LONGEST_CELL).collect()
}

/// The text for a cell of a CSV file. A spreadsheet may read a text that begins like a formula as one; an apostrophe in
/// front makes it text.
pub(crate) fn harmless(text: &str) -> String {
    let text = clean(text);
    let begins = text.trim_start().chars().next();
    let sign =
        if matches!(begins, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) { "'" } else { "" };
    format!("{sign}{text}")
}

/// The name of a sheet. It has at most 31 characters and no reserved ones, and differs from the names before it.
pub(crate) fn sheet_name(title: &str, before: &[String]) -> String {
    let kept = clean(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\'', '\n'], " ");
    let short: String = kept.trim().chars().take(27).collect();
    let short = if short.trim().is_empty() { "1".to_owned() } else { short.trim().to_owned() };
    let taken = |name: &String| before.iter().any(|one| one.to_lowercase() == name.to_lowercase());
    let mut names = (2..).map(|n| format!("{short} {n}"));
    if taken(&short) { names.find(|name| !taken(name)).unwrap_or(short) } else { short }
}
