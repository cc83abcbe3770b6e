//! Reads numbers and days from the cells of a table or from fields.

use jiff::civil::Date;

/// The separators between the groups of a number.
const GAPS: [char; 5] = ['.', ',', ' ', '\u{a0}', '\u{202f}'];

/// Reads a whole number from 0 with dots, commas or spaces between its groups; none for an empty text.
///
/// # Errors
/// When the text is no such number.
#[expect(clippy::result_unit_err, reason = "there is one way in which a number is wrong")]
pub fn whole_number(text: &str) -> Result<Option<i64>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut groups = text.split(GAPS);
    // Each group after the first must have three digits, so 1.5 is an error.
    let whole = groups.clone().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    if !whole || groups.by_ref().skip(1).any(|group| group.len() != 3) {
        return Err(());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().map(Some).map_err(|_| ())
}

/// Reads a day: `2024-06-30`, `30/6/2024`, `30.06.2024` or `30-6-2024`; none for an empty text.
///
/// # Errors
/// When the text is no such day.
#[expect(clippy::result_unit_err, reason = "there is one way in which a day is wrong")]
pub fn day(text: &str) -> Result<Option<Date>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(day) = text.parse::<Date>() {
        return Ok(Some(day));
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return Err(()) };
    let (day, month, year) = (day.parse(), month.parse(), year.parse::<i16>());
    match (day, month, year) {
        (Ok(day), Ok(month), Ok(year)) if year >= 1000 => {
            Date::new(year, month, day).map(Some).map_err(|_| ())
        }
        _ => Err(()),
    }
}
