//! Text as the index sees it: cleaned, and taken apart into words with two keys each.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::forms;

/// Bytes of the longest word that is indexed; a longer run of letters is no word.
const LONGEST: usize = 60;
/// Words whose keys a thread keeps; Vietnamese has about seven thousand syllables.
const MOST_MET: usize = 20_000;

thread_local! {
    /// Keys of words that were met: taking marks apart costs far more than looking a word up.
    static MET: RefCell<HashMap<String, (String, String)>> = RefCell::default();
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// In small letters with its marks, the tone in its one place.
    pub(crate) exact: String,
    /// Without marks; in English also without the ending of a plural.
    pub(crate) folded: String,
    /// The stem that the forms of an English word have in common; words of other languages have none.
    pub(crate) stem: Option<String>,
    /// Whether it was written with marks.
    pub(crate) marked: bool,
    /// Nothing but white space or a hyphen stands between the word before and this one.
    pub(crate) joined: bool,
}

impl Word {
    /// The key under which every form of the word is found.
    pub(crate) fn form(&self) -> &str {
        self.stem.as_deref().unwrap_or(&self.folded)
    }
}

/// The text in its one form on one line; offsets of words and extracts are offsets of this text.
pub(crate) fn clean(text: &str) -> String {
    one_form(text).replace(['\n', '\t'], " ")
}

/// The text in its one form ([`viet::nfc`]: no zero-width characters, no marks of direction), full-width letters and
/// digits as plain ones.
pub(crate) fn one_form(text: &str) -> String {
    let text = viet::nfc(text);
    let wide = |c: char| ('\u{ff01}'..='\u{ff5e}').contains(&c);
    if !text.contains(wide) {
        return text.into_owned();
    }
    // They stand in the same order as their ASCII forms, from the exclamation mark on.
    let plain = |c: char| char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c);
    text.chars().map(|c| if wide(c) { plain(c) } else { c }).collect()
}

/// The words of a cleaned text, in order.
pub(crate) fn words(text: &str, lang: &str) -> Vec<Word> {
    let mut last = 0;
    viet::syllables(text)
        .filter(|(range, _)| range.len() <= LONGEST)
        .map(|(range, word)| {
            let gap = &text[last..range.start];
            let joined = last > 0 && gap.chars().all(|c| c == '-' || (c.is_whitespace() && c != '\n'));
            last = range.end;
            let (exact, folded) = keys(word);
            let marked = exact != folded;
            let english = lang == "en";
            let stem = if english { forms::stem(&exact) } else { None };
            let folded = if english { singular(folded) } else { folded };
            Word { range, exact, folded, stem, marked, joined }
        })
        .collect()
}

/// The two keys of a word.
fn keys(word: &str) -> (String, String) {
    if word.is_ascii() {
        let small = word.to_ascii_lowercase();
        return (small.clone(), small);
    }
    MET.with_borrow_mut(|met| {
        if let Some(keys) = met.get(word) {
            return keys.clone();
        }
        let keys = (viet::search_key(word), viet::fold(word));
        if met.len() >= MOST_MET {
            met.clear();
        }
        met.insert(word.to_owned(), keys.clone());
        keys
    })
}

/// The key of two neighbouring words.
pub(crate) fn pair(left: &str, right: &str) -> String {
    format!("{left} {right}")
}

/// An English word without the ending of a plural (Harman's S stemmer, 1991).
fn singular(word: String) -> String {
    let cut = |end: &str, kept: &str| word.strip_suffix(end).map(|stem| format!("{stem}{kept}"));
    if word.len() < 4 || !word.is_ascii() || word.ends_with("us") || word.ends_with("ss") {
        return word;
    }
    if word.ends_with("ies") && !word.ends_with("eies") && !word.ends_with("aies") {
        return cut("ies", "y").unwrap_or(word);
    }
    cut("s", "").unwrap_or(word)
}

#[cfg(test)]
mod tests;
