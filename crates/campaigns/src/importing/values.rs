//! What stands in a cell of a table, or in a field: numbers.

/// A whole number from 0 as people write it, with dots, commas or spaces between its groups; none when nothing is written.
///
/// # Errors
/// When it is no such number.
pub fn whole_number(text: &str) -> Result<Option<i64>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' => {}
            _ => return Err(()),
        }
    }
    let first_group = text.find(['.', ',', ' ', '\u{a0}', '\u{202f}']).unwrap_or(text.len());
    let grouped = text[first_group..].split(['.', ',', ' ', '\u{a0}', '\u{202f}']).skip(1);
    // 1.5 is no whole number: each group after the first has three digits.
    if grouped.into_iter().any(|group| group.chars().count() != 3) {
        return Err(());
    }
    digits.parse().map(Some).map_err(|_| ())
}
