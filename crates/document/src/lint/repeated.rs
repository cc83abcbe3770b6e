//! The same sentence twice: left over from moving text about.

use std::collections::HashSet;

use super::Rule;
use super::page::{Found, Page};
use super::sentences::sentences;

/// Shorter sentences may well come back: "Chưa biết hỏi ai thì gọi 1022."
const FEWEST_WORDS: usize = 8;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let mut seen: HashSet<String> = HashSet::new();
    // The summary often is the first sentence once more, which is as it should be.
    for line in page.lines.iter().filter(|line| line.part.is_prose() && line.place > super::Place::Summary) {
        for range in sentences(&line.text) {
            let sentence = &line.text[range];
            if sentence.split_whitespace().count() < FEWEST_WORDS {
                continue;
            }
            let key: Vec<String> = viet::syllables(sentence).map(|(_, word)| word.to_lowercase()).collect();
            if !seen.insert(key.join(" ")) {
                found.add(Rule::RepeatedSentence, line.place, sentence);
            }
        }
    }
}
