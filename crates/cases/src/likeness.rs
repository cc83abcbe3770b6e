//! How alike two questions are: by the words and pairs of words that they share, without marks and however they are spelled.

use std::collections::HashSet;

/// From here on two texts are worth a look: found by trying with questions of the demonstration.
const ENOUGH: f64 = 0.34;

/// The words and pairs of words of a text, for comparing it with many.
#[derive(Clone, Debug)]
pub struct Likeness(HashSet<String>);

impl Likeness {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        // The search key puts each tone in its one place before the marks are dropped.
        let folded = viet::fold(&viet::search_key(text));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        Self(words.iter().map(|word| (*word).to_owned()).chain(pairs).collect())
    }

    /// From 0, nothing in common, to 1, the same words (the coefficient of Dice).
    pub fn with(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0.0;
        }
        let shared = u32::try_from(self.0.intersection(&other.0).count()).unwrap_or(u32::MAX);
        2.0 * f64::from(shared) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
    }
}

/// The texts that are like one, the most alike first, at most so many: the places where they stand in the list.
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
