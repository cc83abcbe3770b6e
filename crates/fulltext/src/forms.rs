//! Forms of an English word: "builds", "building" and "built" are one word to someone who searches.
//!
//! Endings are taken off by the rules of Snowball's English stemmer. Forms that those rules keep apart and people do not
//! are in a short list of words that texts of a city use.

use frostem::{Algorithm, Stemmer};

/// Shorter words have no ending.
const SHORTEST: usize = 3;

/// Forms that no rule of endings leads to their word.
const IRREGULAR: &[(&str, &str)] = &[
    ("applicant", "apply"),
    ("application", "apply"),
    ("bought", "buy"),
    ("built", "build"),
    ("buses", "bus"),
    ("children", "child"),
    ("complainant", "complain"),
    ("complaint", "complain"),
    ("decision", "decide"),
    ("denunciation", "denounce"),
    ("gave", "give"),
    ("given", "give"),
    ("held", "hold"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("payment", "pay"),
    ("registration", "register"),
    ("sent", "send"),
    ("sold", "sell"),
    ("taken", "take"),
    ("took", "take"),
    ("women", "woman"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The stem that the forms of an English word in small letters have in common; `None` for anything else, such as a
/// number or a word with marks.
pub(crate) fn stem(word: &str) -> Option<String> {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let stemmer = Stemmer::new(Algorithm::English);
    let one = word.strip_suffix('s').unwrap_or(word);
    if let Some((_, plain)) = IRREGULAR.iter().find(|(form, _)| *form == one || *form == word) {
        return Some(stemmer.stem(plain).into_owned());
    }
    // "Notification" and "certificate" go with "notify" and "certify".
    for ending in ["fication", "ficate"] {
        if let Some(begin) = one.strip_suffix(ending) {
            return Some(stemmer.stem(&format!("{begin}fy")).into_owned());
        }
    }
    Some(stemmer.stem(word).into_owned())
}

#[cfg(test)]
mod tests;
