//! The question that was probably meant: keys of an input method that was off, slips of the finger, spelling by ear.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::schema::{Field, Value};
use tantivy::{Searcher, SegmentReader, TantivyDocument};

use crate::extract::Piece;
use crate::find::{Ask, coarse};
use crate::forms;
use crate::index::{Index, IndexError};
use crate::plan::{boost, term};
use crate::question::{Question, Unit};
use crate::schema::Zone;
use crate::ties::Ties;
use crate::words::{Word, pair, words};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 3;
/// A word that is not longer is another only where its neighbours say so.
const SHORT: usize = 3;
/// A word that is shorter is not surely another, unless its neighbours say so.
const SURE: usize = 5;
/// Longer words have too many neighbours to try them all; no syllable is as long, and few English words.
const LONGEST: usize = 12;
/// Words of a question that slips are looked for in.
const MOST_SLIPS: usize = 2;
/// Letters that a slip may have put or lost, without marks.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
/// Sounds that are one in the ear of many, at the beginning of a syllable.
const BEGINS: [&[&str]; 5] =
    [&["s", "x"], &["ch", "tr"], &["d", "gi", "r", "v"], &["l", "n"], &["c", "k", "q"]];
/// The same at its end.
const ENDS: [&[&str]; 4] = [&["t", "c"], &["n", "ng", "nh"], &["i", "y"], &["o", "u"]];
/// Texts whose spelling of a word is counted.
const TEXTS: usize = 5;

/// Another wording of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The whole of it.
    pub text: String,
    /// The same in pieces, the changed ones marked.
    pub pieces: Vec<Piece>,
    /// Whether the typed words can hardly be meant as they are: keys of an input method, or no word of the language.
    pub(crate) sure: bool,
}

/// Another wording of a question that finds little; `None` when nothing is nearer.
pub(crate) fn meant(
    index: &Index,
    searcher: &Searcher,
    ask: &Ask<'_>,
    question: &Question,
) -> Result<Option<Meant>, IndexError> {
    let look = Look { index, searcher, ask, slips: Cell::new(0) };
    let quoted: HashSet<usize> = question.units.iter().flat_map(quoted).collect();
    let free: Vec<&Word> = question.words.iter().filter(|word| !quoted.contains(&word.range.start)).collect();
    let mut read: Vec<Reading> = Vec::new();
    let mut sure = false;
    for (number, word) in free.iter().enumerate() {
        let before = read.last().map(|reading| reading.folded.clone());
        let found = look.reading(word, before.as_deref(), free.get(number + 1).copied());
        sure |= found.as_ref().is_some_and(|found| found.sure);
        read.push(found.unwrap_or_else(|| Reading::same(word)));
    }
    let changed = read.iter().any(|reading| !reading.same);
    let marked = free.iter().any(|word| word.marked);
    if !changed && !marked {
        return Ok(None);
    }
    // The spelling of a long question would be looked up in nearly every text.
    if !question.is_long() && (marked || read.iter().any(|reading| reading.decoded)) {
        look.respell(&mut read)?;
    }
    Ok(compose(question, &free, &read, sure))
}

fn quoted(unit: &Unit) -> Vec<usize> {
    match unit {
        Unit::Phrase(words) => words.iter().map(|word| word.range.start).collect(),
        _ => Vec::new(),
    }
}

/// Puts the words that were read anew into the question.
fn compose(question: &Question, free: &[&Word], read: &[Reading], sure: bool) -> Option<Meant> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for (word, reading) in free.iter().zip(read) {
        let said = viet::search_key(&question.text[word.range.clone()]);
        if reading.text == said || reading.text == word.exact {
            continue;
        }
        pieces.push(Piece { text: question.text[at..word.range.start].to_owned(), hit: false });
        pieces.push(Piece { text: reading.text.clone(), hit: true });
        at = word.range.end;
    }
    if pieces.is_empty() {
        return None;
    }
    pieces.push(Piece { text: question.text[at..].to_owned(), hit: false });
    pieces.retain(|piece| !piece.text.is_empty());
    let text = pieces.iter().map(|piece| piece.text.as_str()).collect();
    Some(Meant { text, pieces, sure })
}

/// A word as it is read.
struct Reading {
    text: String,
    folded: String,
    same: bool,
    decoded: bool,
    sure: bool,
}

impl Reading {
    fn same(word: &Word) -> Self {
        let (text, folded) = (word.exact.clone(), word.folded.clone());
        Self { text, folded, same: true, decoded: false, sure: false }
    }
}

struct Look<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    ask: &'a Ask<'a>,
    /// The number of words in which slips were looked for.
    slips: Cell<usize>,
}

impl Look<'_> {
    fn sum(&self, field: impl Fn(&Zone) -> Field, text: &str) -> u64 {
        self.index.fields.zones.iter().map(|zone| self.index.texts(self.searcher, field(zone), text)).sum()
    }

    fn folded(&self, text: &str) -> u64 {
        self.sum(|zone| zone.folded, text)
    }

    fn pair(&self, left: &str, right: &str) -> u64 {
        self.sum(|zone| zone.pairs, &pair(left, right))
    }

    /// Whether a reader of this site may have meant a word: a word of English where the site is English.
    fn is_of_site(&self, near: &str) -> bool {
        let in_english =
            |near: &str| forms::stem(near).is_some_and(|stem| self.sum(|zone| zone.stems, &stem) > 0);
        self.ask.site != "en" || near.split(' ').all(in_english)
    }

    /// The word that was meant, when it was another.
    fn reading(&self, word: &Word, before: Option<&str>, next: Option<&Word>) -> Option<Reading> {
        let wellformed = word.marked && viet::is_syllable(&word.exact);
        // A word with marks that is no syllable of Vietnamese is not known merely because an English word has its letters.
        let no_word = word.marked && !wellformed && self.sum(|zone| zone.exact, &word.exact) == 0;
        if no_word && self.folded(&word.folded) > 0 {
            // A mark is missing or slipped: "quyêt". The letters are right, and the texts will show their spelling.
            let Word { exact, folded, .. } = word.clone();
            return Some(Reading { text: exact, folded, same: false, decoded: false, sure: true });
        }
        // A word whose other forms are known is known.
        let forms = word.stem.as_ref().map_or(0, |stem| self.sum(|zone| zone.stems, stem));
        let known = if no_word { 0 } else { forms.max(self.folded(&word.folded)) };
        if let Some(decoded) = viet::typing::decode(&word.exact) {
            // "las" may be a name; "là" is then the likelier by far.
            let key = viet::search_key(&decoded);
            if self.sum(|zone| zone.exact, &key) > known * 20 {
                let folded = viet::fold(&key);
                return Some(Reading { text: key, folded, same: false, decoded: true, sure: true });
            }
        }
        let digits = word.folded.bytes().any(|byte| byte.is_ascii_digit());
        if digits || word.folded.chars().count() < SHORTEST || !word.folded.is_ascii() {
            return None;
        }
        let decoded = next.map(|next| {
            viet::typing::decode(&next.exact).map_or_else(|| next.folded.clone(), |next| viet::fold(&next))
        });
        let next = decoded.as_deref();
        let beside = |word: &str| {
            before.map_or(0, |before| self.pair(before, word)) + next.map_or(0, |next| self.pair(word, next))
        };
        // A known word is another only where its neighbours say so.
        if known > 0 && (beside(&word.folded) > 0 || (before.is_none() && next.is_none())) {
            return None;
        }
        let mut near = by_ear(&word.folded);
        if known == 0 && word.folded.len() <= LONGEST && self.slips.get() < MOST_SLIPS {
            self.slips.set(self.slips.get() + 1);
            near.extend(by_finger(&word.folded));
        }
        let possible = near.into_iter().filter_map(|near| {
            let parts: Vec<&str> = near.split(' ').collect();
            let texts = match parts[..] {
                [left, right] => self.pair(left, right),
                _ => self.folded(&near),
            };
            let beside = if parts.len() == 1 && texts > 0 { beside(&near) } else { texts };
            let alone = known == 0 && word.folded.len() > SHORT && self.is_of_site(&near);
            (texts > 0 && (alone || beside > 0)).then_some((beside, texts, near))
        });
        let (beside, _, near) = possible.max()?;
        // A well-formed syllable with its marks was hardly a slip, unless its neighbours say so.
        if wellformed && beside == 0 {
            return None;
        }
        // Spelt by ear beside the right neighbour it was meant so, however well formed.
        // So is a syllable without marks that no text has: "tem" is a word, and "xem" another.
        let odd = known == 0 && !viet::is_syllable(&word.exact) && (beside > 0 || word.folded.len() >= SURE);
        let sure = odd || (beside > 0 && by_ear(&word.folded).contains(&near));
        Some(Reading { text: near.clone(), folded: near, same: false, decoded: false, sure })
    }

    /// Gives each word the spelling that it has in texts with these words side by side.
    fn respell(&self, read: &mut [Reading]) -> Result<(), IndexError> {
        let fields = &self.index.fields;
        let folded: Vec<String> =
            read.iter().flat_map(|reading| reading.folded.split(' ').map(str::to_owned)).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Must, boost(term(fields.site, self.ask.site), 0.0))];
        let zones = || fields.zones.iter();
        let said = zones().flat_map(|zone| {
            let pairs = folded.windows(2).map(|two| boost(term(zone.pairs, &pair(&two[0], &two[1])), 3.0));
            pairs.chain(folded.iter().map(|word| term(zone.folded, word))).collect::<Vec<_>>()
        });
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(said.collect()))));
        let ties = Ties::new(self.searcher)?;
        let top = TopDocs::with_limit(TEXTS).tweak_score(move |segment: &SegmentReader| {
            let tie = ties.on(segment);
            move |doc, score: f32| (coarse(score), tie(doc))
        });
        let (query, living) = (BooleanQuery::new(clauses), self.index.living(self.searcher));
        let top = self.searcher.search_with_statistics_provider(&query, &top, &living)?;
        let mut votes: Vec<HashMap<String, u32>> = vec![HashMap::new(); folded.len()];
        for (_, address) in top {
            let doc: TantivyDocument = self.searcher.doc(address)?;
            for field in fields.stored {
                let text = doc.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
                vote(&words(text, self.ask.site), &folded, &mut votes);
            }
        }
        let mut at = 0;
        for reading in read {
            let parts = reading.folded.split(' ').count();
            let spelled: Vec<String> = (at..at + parts)
                .map(|place| {
                    let best = votes[place].iter().max_by_key(|(word, votes)| (**votes, (*word).clone()));
                    let own = if parts == 1 { reading.text.clone() } else { folded[place].clone() };
                    best.map_or(own, |(word, _)| word.clone())
                })
                .collect();
            reading.text = spelled.join(" ");
            at += parts;
        }
        Ok(())
    }
}

/// Counts how a text spells words where it has them beside their neighbours.
fn vote(text: &[Word], folded: &[String], votes: &mut [HashMap<String, u32>]) {
    for (at, word) in text.iter().enumerate() {
        for (place, _) in folded.iter().enumerate().filter(|(_, wanted)| **wanted == word.folded) {
            let same = |other: Option<&Word>, wanted: Option<&String>| {
                u32::from(matches!((other, wanted), (Some(other), Some(wanted)) if other.folded == *wanted))
            };
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            let left = same(before, place.checked_sub(1).and_then(|place| folded.get(place)));
            let right = same(text.get(at + 1), folded.get(place + 1));
            let weight = match left + right {
                2 => 9,
                1 => 3,
                _ if folded.len() == 1 => 1,
                _ => continue,
            };
            *votes[place].entry(word.exact.clone()).or_default() += weight;
        }
    }
}

/// Every word one slip away: a letter too many, too few, another, two changed over, or a space forgotten.
fn by_finger(word: &str) -> HashSet<String> {
    let mut near = HashSet::new();
    for at in 0..=word.len() {
        let (left, right) = word.split_at(at);
        let mut rest = right.chars();
        let first = rest.next();
        let after = rest.as_str();
        if first.is_some() {
            near.insert(format!("{left}{after}"));
            if !left.is_empty() {
                near.insert(format!("{left} {right}"));
            }
        }
        if let (Some(first), Some(second)) = (first, after.chars().next()) {
            near.insert(format!("{left}{second}{first}{}", &after[second.len_utf8()..]));
        }
        for letter in LETTERS.chars() {
            near.insert(format!("{left}{letter}{right}"));
            if first.is_some() {
                near.insert(format!("{left}{letter}{after}"));
            }
        }
    }
    near.remove(word);
    near.remove("");
    near
}

/// Syllables that sound alike to many: s and x, ch and tr, final t and c.
fn by_ear(word: &str) -> HashSet<String> {
    let mut near: HashSet<String> = HashSet::from([word.to_owned()]);
    for group in BEGINS {
        // The longest that fits: "gi" before "g", "tr" before "t".
        let own = group.iter().filter(|begin| word.starts_with(**begin)).max_by_key(|begin| begin.len());
        if let Some(own) = own {
            near.extend(group.iter().map(|other| format!("{other}{}", &word[own.len()..])));
        }
    }
    let begun: Vec<String> = near.iter().cloned().collect();
    for word in begun {
        for group in ENDS {
            let own = group.iter().filter(|end| word.ends_with(**end)).max_by_key(|end| end.len());
            if let Some(own) = own {
                near.extend(group.iter().map(|other| format!("{}{other}", &word[..word.len() - own.len()])));
            }
        }
    }
    near.remove(word);
    near
}

#[cfg(test)]
mod tests;
