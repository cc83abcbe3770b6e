//! Expressions that mean the same: the rules for a group, and the group of each expression.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

/// Most expressions of a group.
pub const MOST_WORDS: usize = 20;
/// Longest expression, in characters.
pub const LONGEST: usize = 80;
/// Most groups of the list.
pub const MOST_GROUPS: usize = 1000;

/// A group of expressions that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Our own identifier.
    pub id: Uuid,
    /// The expressions, 2 to [`MOST_WORDS`], in the order in which they were written.
    pub words: Vec<String>,
    /// Grows with every change of the list; a change is made on top of the version that was seen.
    pub version: i64,
    /// When it was changed last.
    pub changed: Timestamp,
    /// The officer who changed it; none for the program itself.
    pub by: Option<Uuid>,
    /// Whether it was removed: it counts no more, and can be had back.
    pub removed: bool,
}

/// The expressions of a group, checked: NFC, single spaces, no repeats, two that search tells apart at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(Vec<String>);

/// A fault of a group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Fewer than two expressions.
    #[error("a group has two expressions at least")]
    Few,
    /// More than [`MOST_WORDS`] expressions.
    #[error("a group has {MOST_WORDS} expressions at most")]
    Many,
    /// An expression is longer than [`LONGEST`] characters.
    #[error("`{0}` is longer than {LONGEST} characters")]
    Long(String),
    /// An expression has no letter and no digit, so that nothing is found by it.
    #[error("`{0}` has no letter and no digit")]
    Blank(String),
    /// An expression holds a character that cannot be seen.
    #[error("`{0}` holds a character that cannot be seen")]
    Hidden(String),
    /// An expression holds the sign that parts expressions.
    #[error("`{0}` holds the sign =")]
    Sign(String),
    /// Two expressions that search cannot tell apart.
    #[error("`{0}` and `{1}` are the same to search")]
    Same(String, String),
    /// An expression that stands in another group.
    #[error("`{word}` stands in the group {group:?} already")]
    Taken {
        /// The expression.
        word: String,
        /// The other group.
        group: Vec<String>,
    },
}

impl Words {
    /// Reads expressions as they were typed. Empty ones and exact repeats are left out.
    ///
    /// # Errors
    /// The first [`Fault`]; never [`Fault::Taken`], which only the list knows.
    pub fn parse<'a>(typed: impl IntoIterator<Item = &'a str>) -> Result<Self, Fault> {
        let mut words: Vec<String> = Vec::new();
        for word in typed {
            let word = tidy(word);
            if !word.is_empty() && !words.contains(&word) {
                if words.len() == MOST_WORDS {
                    return Err(Fault::Many);
                }
                check(&word)?;
                words.push(word);
            }
        }
        if words.len() < 2 {
            return Err(Fault::Few);
        }
        let mut folded: HashMap<String, &String> = HashMap::new();
        for word in &words {
            if let Some(other) = folded.insert(viet::fold(word), word) {
                return Err(Fault::Same(other.clone(), word.clone()));
            }
        }
        Ok(Self(words))
    }

    /// The expressions.
    pub fn list(&self) -> &[String] {
        &self.0
    }
}

/// An expression as it is kept: NFC, single spaces.
fn tidy(word: &str) -> String {
    viet::nfc(word).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(word: &str) -> Result<(), Fault> {
    if word.chars().count() > LONGEST {
        return Err(Fault::Long(word.to_owned()));
    }
    if word.chars().any(is_hidden) {
        return Err(Fault::Hidden(word.to_owned()));
    }
    if word.contains('=') {
        return Err(Fault::Sign(word.to_owned()));
    }
    if !word.chars().any(char::is_alphanumeric) {
        return Err(Fault::Blank(word.to_owned()));
    }
    Ok(())
}

/// Characters that normal form C leaves and nobody sees: joiners, fillers, variation selectors, tags.
fn is_hidden(c: char) -> bool {
    viet::text::is_invisible(c)
        || matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// The form that two expressions of different groups may not share. Marks count: "thuế đất" and "thuê đất" are two things.
pub(super) fn key(word: &str) -> String {
    viet::search_key(&tidy(word))
}

/// The group of each expression of the list.
#[derive(Debug, Default)]
pub(super) struct Standing {
    groups: Vec<Vec<String>>,
    places: HashMap<String, usize>,
}

impl Standing {
    /// That of all these groups.
    pub(super) fn of<'a>(aliases: impl IntoIterator<Item = &'a Alias>) -> Self {
        let mut standing = Self::default();
        for alias in aliases {
            standing.add(&alias.words);
        }
        standing
    }

    /// One group more.
    pub(super) fn add(&mut self, words: &[String]) {
        self.places.extend(words.iter().map(|word| (key(word), self.groups.len())));
        self.groups.push(words.to_vec());
    }

    /// Refuses a group of which an expression stands in another one.
    pub(super) fn check(&self, words: &[String]) -> Result<(), Fault> {
        let found = words.iter().find_map(|word| Some((word, *self.places.get(&key(word))?)));
        found.map_or(Ok(()), |(word, place)| {
            Err(Fault::Taken { word: word.clone(), group: self.groups[place].clone() })
        })
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }
}

/// Every expression of these groups, by the key that it may share with no other.
pub(super) fn keys<'a>(aliases: impl IntoIterator<Item = &'a Alias>) -> HashSet<String> {
    aliases.into_iter().flat_map(|alias| &alias.words).map(|word| key(word)).collect()
}
