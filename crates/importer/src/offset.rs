//! Offsets from UTC as people and programs write them. An offset that is written and not understood is an error: a moment
//! without it would be another one.

use jiff::tz::{Offset, TimeZone};

/// Names of zones with one meaning: those of RFC 822, and those around here.
const NAMES: &[(&str, i32)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("ut", 0),
    ("ict", 7),
    ("wib", 7),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("cet", 1),
    ("cest", 2),
    ("jst", 9),
    ("sgt", 8),
    ("hkt", 8),
];

/// The offset of a word: `Z`, `ICT`, `+0700`, `+07:00`, `+7`, `GMT+7`, `UTC-05:30`; none for other words.
pub(super) fn offset(word: &str) -> Option<Offset> {
    let word = word.trim_end_matches('.').to_ascii_lowercase().replace('−', "-");
    if let Some((_, hours)) = NAMES.iter().find(|(name, _)| *name == word) {
        return Offset::from_seconds(hours * 3600).ok();
    }
    let figures = ["gmt", "utc"].iter().find_map(|name| word.strip_prefix(name)).unwrap_or(&word);
    let (sign, figures) = match figures.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match figures.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        None if figures.len() == 4 || figures.len() == 3 => figures.split_at_checked(figures.len() - 2)?,
        None => (figures, "0"),
        Some(_) => return None,
    };
    let number = |text: &str| {
        let fits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    // No place on earth is further away than fourteen hours.
    let seconds = hours * 3600 + minutes * 60;
    (minutes < 60 && seconds <= 14 * 3600).then(|| Offset::from_seconds(sign * seconds).ok()).flatten()
}

/// Whether a word could only be an offset or a zone, read or not.
pub(super) fn is_meant(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let signed = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc")).unwrap_or(&word);
    signed.is_empty()
        || (signed.starts_with(['+', '-']) && signed[1..].starts_with(|c: char| c.is_ascii_digit()))
}

/// The zone of a name such as `Asia/Ho_Chi_Minh`, also in brackets.
pub(super) fn zone(word: &str) -> Option<TimeZone> {
    let name = word.trim_matches(['[', ']']);
    // Most people who write `Etc/GMT-7` mean the contrary of it.
    let place = name.contains('/') && !name.to_ascii_lowercase().starts_with("etc");
    place.then(|| TimeZone::get(name).ok()).flatten()
}
