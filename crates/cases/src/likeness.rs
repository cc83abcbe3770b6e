//! The likeness of two questions: the share of common words and pairs of words, without marks and in one spelling.

use std::collections::HashSet;

/// The least likeness of two texts that is worth a look. Tests with questions of the demonstration gave this value.
const ENOUGH: f64 = 0.34;

/// The words and pairs of words of a text, for comparison with many texts.
#[derive(Clone, Debug)]
pub struct Likeness(HashSet<String>);

impl Likeness {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        // The search key puts each tone mark in its one position before the fold drops the marks.
        let folded = viet::fold(&viet::search_key(text));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        Self(words.iter().map(|word| (*word).to_owned()).chain(pairs).collect())
    }

    /// The likeness from 0 (nothing in common) to 1 (the same words), as a Dice coefficient.
    pub fn with(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0.0;
        }
        let shared = u32::try_from(self.0.intersection(&other.0).count()).unwrap_or(u32::MAX);
        2.0 * f64::from(shared) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
    }
}

/// The positions of the texts that are like this one, the most alike first, at most `most`.
pub fn alike<'a>(text: &str, others: impl Iterator<Item = &'a str>, most: usize) -> Vec<usize> {
    let own = Likeness::of(text);
    let mut found: Vec<(usize, f64)> = others
        .map(|other| own.with(&Likeness::of(other)))
        .enumerate()
        .filter(|(_, likeness)| *likeness >= ENOUGH)
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    found.into_iter().take(most).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests;
