//! A question, read from the words that a person typed.

use std::ops::Range;

use crate::codes::codes;
use crate::words::{Word, clean, words};

/// Characters of a question that are read; the rest is left out, and the answer says so.
pub const LONGEST: usize = 200;
/// Words of a question that are read.
pub(crate) const MOST_WORDS: usize = 14;

/// The most parts of a question that is looked for in every way. A longer one is looked for closely, and then by most of
/// its rarest parts, so many at most.
const LONG: usize = 8;

/// From this sum of the texts in which each word stands, a question is as much work as a long one.
const WORK: u64 = 300_000;

/// Words that carry no matter of their own, without marks and with them: they help to rank, but nothing must have them. A
/// word typed with marks counts only in the second spelling.
const FUNCTION: &[(&str, &str)] = &[
    ("la", "là"),
    ("cua", "của"),
    ("va", "và"),
    ("co", "có"),
    ("gi", "gì"),
    ("cho", "cho"),
    ("duoc", "được"),
    ("thi", "thì"),
    ("ma", "mà"),
    ("nhu", "như"),
    ("nao", "nào"),
    ("the", "thế"),
    ("sao", "sao"),
    ("ai", "ai"),
    ("bao", "bao"),
    ("nhieu", "nhiêu"),
    ("gio", "giờ"),
    ("khi", "khi"),
    ("o", "ở"),
    ("tai", "tại"),
    ("ve", "về"),
    ("voi", "với"),
    ("trong", "trong"),
    ("tu", "từ"),
    ("den", "đến"),
    ("de", "để"),
    ("bi", "bị"),
    ("phai", "phải"),
    ("se", "sẽ"),
    ("da", "đã"),
    ("dang", "đang"),
    ("cac", "các"),
    ("nhung", "những"),
    ("mot", "một"),
    ("nay", "này"),
    ("do", "đó"),
    ("theo", "theo"),
    ("hay", "hay"),
    ("hoac", "hoặc"),
    ("khong", "không"),
    ("toi", "tôi"),
    ("minh", "mình"),
    ("lam", "làm"),
    ("dau", "đâu"),
    ("vi", "vì"),
    ("tren", "trên"),
    ("may", "mấy"),
    ("con", "còn"),
    ("cung", "cũng"),
    ("rang", "rằng"),
    ("nen", "nên"),
    ("neu", "nếu"),
    ("a", "à"),
    ("nhe", "nhé"),
    ("oi", "ơi"),
    ("muon", "muốn"),
    ("can", "cần"),
    ("so", "số"),
    ("roi", "rồi"),
    ("toi", "tới"),
    ("qua", "quá"),
    ("chua", "chưa"),
    ("nua", "nữa"),
    ("luon", "luôn"),
    ("xin", "xin"),
    ("nhi", "nhỉ"),
    ("ha", "hả"),
];

/// The same in English.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "on", "is", "for", "what", "how", "does", "do", "i", "my", "a", "an",
    "are", "by", "at", "who", "when", "where", "with", "from", "can", "it", "be", "or", "which", "under",
    "was", "will", "me", "about", "that", "this", "too", "very", "there", "have", "has", "you", "your", "we",
    "our", "not", "did", "would", "should", "could", "must", "why", "whose", "want", "need", "please", "if",
    "as", "been", "were", "had", "they", "them", "their", "its", "into", "any", "some", "these", "those",
    "being",
];

/// The endings that English puts behind an apostrophe.
const SHORTENED: &[&str] = &["s", "t", "m", "d", "re", "ve", "ll"];

/// Kinds of places, with their first letters where those are usual.
const PLACES: &[(&str, &str)] = &[("q", "quận"), ("p", "phường"), ("", "huyện"), ("", "xã")];

/// A group of expressions that mean the same to someone who searches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases(pub(crate) Vec<Vec<Vec<Word>>>);

impl Aliases {
    /// Reads groups of expressions.
    pub fn new(groups: impl IntoIterator<Item = Vec<String>>) -> Self {
        let read = |group: Vec<String>| {
            let said = group.iter().map(|said| words(&clean(said), ""));
            said.filter(|words| !words.is_empty() && words.len() <= MOST_WORDS).collect::<Vec<_>>()
        };
        Self(groups.into_iter().map(read).filter(|group| group.len() > 1).collect())
    }

    /// The longest expression that begins at a word: its group, its place in it, and how many words it takes.
    fn at(&self, words: &[Word]) -> Option<(usize, usize, usize)> {
        let all = self.0.iter().enumerate();
        let said =
            all.flat_map(|(group, said)| said.iter().enumerate().map(move |(at, said)| (group, at, said)));
        let found = said.filter(|(_, _, said)| {
            words.len() >= said.len()
                && said
                    .iter()
                    .zip(words)
                    .enumerate()
                    .all(|(at, (one, word))| same(one, word) && (at == 0 || word.joined || !one.joined))
        });
        found.max_by_key(|(_, _, said)| said.len()).map(|(group, at, said)| (group, at, said.len()))
    }
}

/// Whether a typed word is a word of an expression: marks count where both have them.
fn same(said: &Word, typed: &Word) -> bool {
    said.folded == typed.folded && (!said.marked || !typed.marked || said.exact == typed.exact)
}

/// A part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// One word.
    Word(Word),
    /// Words in quotes: together and as they are written.
    Phrase(Vec<Word>),
    /// A document's number, and the words it was typed in.
    Code(Vec<String>, Vec<Word>),
    /// An expression, and the others that mean the same.
    Alias(Vec<Word>, Vec<Vec<Word>>),
}

impl Unit {
    /// The words or keys that it looks for, without its place in the question.
    fn key(&self) -> (u8, Vec<&str>) {
        match self {
            Self::Word(word) => (0, vec![&word.exact]),
            Self::Phrase(words) => (1, spelled(words)),
            Self::Code(keys, _) => (2, keys.iter().map(String::as_str).collect()),
            Self::Alias(words, _) => (3, spelled(words)),
        }
    }
}

fn spelled(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.exact.as_str()).collect()
}

/// A question, read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Question {
    /// The text as it was read, clean.
    pub(crate) text: String,
    /// Its parts, in order.
    pub(crate) units: Vec<Unit>,
    /// Which of them carry no matter of their own.
    pub(crate) function: Vec<bool>,
    /// Places of the parts that are done without where not all are needed.
    pub(crate) common: Vec<usize>,
    /// Whether its words stand in very many texts.
    pub(crate) laborious: bool,
    /// Every word outside of quotes, in order.
    pub(crate) words: Vec<Word>,
    /// Whether something was left out because the question was too long.
    pub(crate) cut: bool,
}

impl Question {
    /// Reads the typed words. Any text is a question; one without words finds nothing.
    pub(crate) fn read(typed: &str, lang: &str, aliases: &Aliases) -> Self {
        // A long text is not even cleaned as a whole.
        let begin: String = typed.chars().take(LONGEST * 4).collect();
        let cleaned = clean(&begin);
        let mut text: String = cleaned.trim().chars().take(LONGEST).collect();
        let mut all = words(&text, lang);
        part_places(&mut all);
        let cut = all.len() > MOST_WORDS || cleaned.trim().len() > text.len() || begin.len() < typed.len();
        if all.len() > MOST_WORDS {
            all.truncate(MOST_WORDS);
            // The text that the answer repeats ends where the reading did.
            text.truncate(all[MOST_WORDS - 1].range.end);
        }
        spell_places(&mut all);
        let quoted = quotes(&text);
        let mut question = Self { text, cut, ..Self::default() };
        let mut at = 0;
        while at < all.len() {
            let inside = quoted.iter().find(|quote| quote.contains(&all[at].range.start));
            if let Some(quote) = inside {
                let end = at + all[at..].iter().take_while(|word| quote.contains(&word.range.start)).count();
                question.push(Unit::Phrase(all[at..end].to_vec()), false);
                at = end;
                continue;
            }
            let free = all[at..]
                .iter()
                .take_while(|word| !quoted.iter().any(|quote| quote.contains(&word.range.start)));
            let end = at + free.count();
            question.read_free(&all[at..end], lang, aliases);
            at = end;
        }
        // A question of such words alone is about them.
        if question.function.iter().all(|function| *function) {
            question.function.iter_mut().for_each(|function| *function = false);
        }
        question
    }

    fn read_free(&mut self, free: &[Word], lang: &str, aliases: &Aliases) {
        let codes = codes(&self.text, free, true);
        let marked = free.iter().any(|word| word.marked);
        self.words.extend_from_slice(free);
        let mut at = 0;
        while at < free.len() {
            if let Some(code) = codes.iter().find(|code| code.words.start == at) {
                self.push(Unit::Code(code.keys.clone(), free[code.words.clone()].to_vec()), false);
                at = code.words.end;
            } else if let Some((group, said, length)) =
                aliases.at(&free[at..]).filter(|_| !named_place(free, at))
            {
                let others = aliases.0[group].iter().enumerate().filter(|(at, _)| *at != said);
                let others = others.map(|(_, words)| words.clone()).collect();
                self.push(Unit::Alias(free[at..at + length].to_vec(), others), false);
                at += length;
            } else {
                let word = &free[at];
                let function =
                    is_function(word, lang, marked) || (lang == "en" && shortened(&self.text, free, at));
                self.push(Unit::Word(word.clone()), function);
                at += 1;
            }
        }
    }

    /// Adds a part; a part that was said twice is looked for once.
    fn push(&mut self, unit: Unit, function: bool) {
        if self.units.iter().any(|known| known.key() == unit.key()) {
            return;
        }
        self.units.push(unit);
        self.function.push(function);
    }

    /// Whether it has so many parts that looking for it again and again, wider each time, would take too long.
    pub(crate) fn is_long(&self) -> bool {
        self.laborious || self.needed().count() > LONG
    }

    /// Whether it has English words that are looked for in all their forms.
    pub(crate) fn has_forms(&self) -> bool {
        self.needed().any(|unit| matches!(unit, Unit::Word(word) if word.stem.is_some()))
    }

    /// Finds the words that a question does without where most words are enough: words that stand in most texts tell none
    /// apart, and of a long question only the rarest are asked for, as the commonest are nearly all the work. `texts`
    /// says in how many of `all` a word stands, in any of its forms.
    pub(crate) fn weigh(&mut self, all: u64, texts: impl Fn(&Word) -> u64) {
        let parts = self.units.iter().zip(&self.function).enumerate();
        let mut needed: Vec<(u64, usize)> = parts
            .filter(|(_, (_, function))| !**function)
            .map(|(at, (unit, _))| match unit {
                Unit::Word(word) => (texts(word), at),
                Unit::Phrase(_) | Unit::Code(..) | Unit::Alias(..) => (0, at),
            })
            .collect();
        needed.sort_unstable();
        // A word of English is looked for as it stands, by its forms, and once more to be ranked before them.
        let ways = |at: usize| match &self.units[at] {
            Unit::Word(word) if word.stem.is_some() => 3,
            _ => 1,
        };
        self.laborious = needed.iter().map(|(texts, at)| texts * ways(*at)).sum::<u64>() > WORK;
        let rare = needed.iter().filter(|(texts, _)| texts.saturating_mul(2) <= all).count();
        // A question of common words alone is about them.
        let kept = if rare == 0 { LONG } else { rare.min(LONG) };
        self.common = needed.into_iter().skip(kept).map(|(_, at)| at).collect();
    }

    /// The parts of which most are enough: those that say something.
    pub(crate) fn telling(&self) -> impl Iterator<Item = &Unit> {
        let parts = self.units.iter().zip(&self.function).enumerate();
        parts
            .filter(|(at, (_, function))| !**function && !self.common.contains(at))
            .map(|(_, (unit, _))| unit)
    }

    /// The parts that must be found, and those that only help.
    pub(crate) fn needed(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().zip(&self.function).filter(|(_, function)| !**function).map(|(unit, _)| unit)
    }

    pub(crate) fn helping(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().zip(&self.function).filter(|(_, function)| **function).map(|(unit, _)| unit)
    }

    /// Takes words whose spelling with marks is unknown as if they had none, and gives them as they were typed.
    pub(crate) fn forgive(&mut self, known: impl Fn(&Word) -> bool) -> Vec<String> {
        let mut strange = Vec::new();
        for unit in &mut self.units {
            if let Unit::Word(word) = unit
                && word.marked
                && !known(word)
            {
                word.marked = false;
                strange.push(self.text.get(word.range.clone()).unwrap_or_default().to_owned());
            }
        }
        strange
    }

    /// Neighbours outside of quotes; those inside an expression or a number are one thing already.
    pub(crate) fn pairs(&self) -> Vec<(&Word, &Word)> {
        let parts = self.units.iter().enumerate().flat_map(|(number, unit)| {
            let words: &[Word] = match unit {
                Unit::Word(word) => std::slice::from_ref(word),
                Unit::Code(_, words) | Unit::Alias(words, _) => words,
                Unit::Phrase(_) => &[],
            };
            words.iter().map(move |word| (number, word))
        });
        let parts: Vec<(usize, &Word)> = parts.collect();
        // A word that was said before is no part again, and leaves a gap.
        let beside = |left: &Word, right: &Word| {
            let gap = self.text.get(left.range.end..right.range.start).unwrap_or("x");
            right.joined && !gap.contains(char::is_alphanumeric)
        };
        let apart = parts.windows(2).filter(|two| two[0].0 != two[1].0 && beside(two[0].1, two[1].1));
        apart.map(|two| (two[0].1, two[1].1)).collect()
    }
}

/// Whether a word carries no matter of its own. A person who typed marks elsewhere in the question meant the word without any.
fn is_function(word: &Word, lang: &str, marked: bool) -> bool {
    if lang == "en" {
        return ENGLISH.contains(&word.exact.as_str());
    }
    let mut spellings = FUNCTION.iter().filter(|(folded, _)| *folded == word.folded);
    spellings.any(|(_, exact)| *exact == word.exact || (!marked && !word.marked))
}

/// Whether a word is an ending behind an apostrophe, or stands before a shortened "not": "what's", "don't".
fn shortened(text: &str, words: &[Word], at: usize) -> bool {
    let behind = |at: usize| {
        let (before, word) = (&words[at - 1], &words[at]);
        let gap = text.get(before.range.end..word.range.start);
        matches!(gap, Some("'" | "’")) && SHORTENED.contains(&word.exact.as_str())
    };
    (at > 0 && behind(at)) || (at + 1 < words.len() && words[at + 1].exact == "t" && behind(at + 1))
}

/// Whether a word follows the kind of a place, and so is that place's name and stands for nothing else: "phường Sài Gòn".
fn named_place(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    words[at].joined && before.is_some_and(|kind| PLACES.iter().any(|(_, place)| same(&word_of(place), kind)))
}

/// Parts the kind of a place from a number that was typed without a space: "q1", "quận10".
fn part_places(words: &mut Vec<Word>) {
    let mut at = 0;
    while at < words.len() {
        if let Some((kind, number)) = words[at].exact.find(|c: char| c.is_ascii_digit()).and_then(|digits| {
            let (kind, number) = words[at].exact.split_at(digits);
            let place =
                |(short, place): &(&str, &str)| kind == *short || viet::fold(kind) == viet::fold(place);
            let fits = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
            (fits && !kind.is_empty() && PLACES.iter().any(place))
                .then(|| (kind.to_owned(), number.to_owned()))
        }) {
            let (range, joined) = (words[at].range.clone(), words[at].joined);
            let middle = range.end - number.len();
            words[at] = Word { range: range.start..middle, joined, ..typed_word(&kind) };
            words.insert(at + 1, Word { range: middle..range.end, joined: true, ..typed_word(&number) });
            at += 1;
        }
        at += 1;
    }
}

/// Reads kinds of places that were typed as their first letters, as if they stood there whole: "Q.1", "P. Bến Thành".
fn spell_places(words: &mut [Word]) {
    for at in 1..words.len() {
        let (word, next) = (&words[at - 1], &words[at]);
        let number = next.exact.len() <= 2 && next.exact.bytes().all(|byte| byte.is_ascii_digit());
        let short = PLACES.iter().find(|(short, _)| *short == word.exact);
        if let Some((_, place)) = short.filter(|_| number || next.marked) {
            let spelled = word_of(place);
            words[at - 1] = Word { range: word.range.clone(), joined: word.joined, ..spelled };
            words[at].joined = true;
        }
    }
}

fn word_of(text: &str) -> Word {
    Word { marked: true, ..typed_word(text) }
}

fn typed_word(text: &str) -> Word {
    let (exact, folded) = (viet::search_key(text), viet::fold(text));
    let marked = exact != folded;
    Word { range: 0..0, exact, folded, stem: None, marked, joined: false }
}

/// The texts within quotes, without the marks; a quote that is not closed does not count.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if matches!(c, '"' | '“' | '”' | '„' | '«' | '»') {
            match open.take() {
                Some(begin) => found.push(begin..at),
                None => open = Some(at + c.len_utf8()),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
