//! The two habits of placing tone marks, made one for finding.

use crate::syllable::{parts, syllables};
use crate::text;

/// Where the tone mark of a syllable such as "hòa" stands, when both places are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Habit {
    /// On the glide: "hòa", "khỏe", "thúy".
    Older,
    /// On the vowel, as dictionaries have it: "hoà", "khoẻ", "thuý".
    Newer,
}

/// The habit that a word follows; `None` for a word that both write alike, such as "quý", "hoàn" or "già".
///
/// ```
/// use viet::tone::{Habit, habit};
/// assert_eq!((habit("Hòa"), habit("hoà")), (Some(Habit::Older), Some(Habit::Newer)));
/// assert_eq!((habit("quý"), habit("hoàn"), habit("hoa")), (None, None, None));
/// ```
pub fn habit(word: &str) -> Option<Habit> {
    if word.is_ascii() {
        return None;
    }
    let parts = parts(word).filter(|parts| parts.movable)?;
    let (place, _) = parts.tone?;
    if place == parts.place { Some(Habit::Newer) } else { (place + 1 == parts.place).then_some(Habit::Older) }
}

/// The text as a search key that keeps its marks: small letters, NFC, each tone mark in its one place.
///
/// "hòa" and "hoà", "khỏe" and "khoẻ", "thúy" and "thuý" get the same key; after qu- and gi- the glide carries no
/// tone ("quý", "già"). Any Ð (U+00D0) counts as Đ. It is a key only: never write it back over a name or a quotation.
///
/// ```
/// use viet::search_key;
/// assert_eq!(search_key("Hòa Khỏe Thúy"), search_key("hoà khoẻ thuý"));
/// assert_eq!(search_key("Quý, già"), "quý, già");
/// ```
pub fn search_key(text: &str) -> String {
    let mut text = text::nfc(text);
    // Before words are judged: İ, whose small form falls apart into letter and mark, and any Ð that is left.
    if text.contains(['İ', 'Ð', 'ð']) {
        text = text.replace('İ', "i").replace(['Ð', 'ð'], "đ").into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut done = 0;
    for (range, word) in syllables(&text) {
        lower(&text[done..range.start], &mut out);
        if word.is_ascii() || !place(word, &mut out) {
            lower(word, &mut out);
        }
        done = range.end;
    }
    lower(&text[done..], &mut out);
    text::composed(out)
}

/// Writes a toned syllable with the mark in its place; for any other word answers `false` and writes nothing.
fn place(word: &str, out: &mut String) -> bool {
    let Some(parts) = parts(word) else { return false };
    let Some((_, mark)) = parts.tone else { return false };
    for (index, letter) in parts.letters.chars().enumerate() {
        out.push(letter);
        if index == parts.place {
            out.push(mark);
        }
    }
    true
}

fn lower(text: &str, out: &mut String) {
    out.extend(text.chars().flat_map(char::to_lowercase));
}
