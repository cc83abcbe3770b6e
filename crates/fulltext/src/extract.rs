//! The words that a list of results shows of a text: the passage that says most, its hits marked, and why it is there.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::codes::codes;
use crate::plan::Closeness;
use crate::question::{Question, Unit};
use crate::words::{Word, words};

/// Places of one part of a question that are marked in a text; nobody reads that many.
const MOST_PLACES: usize = 500;
/// About how long an extract is, in bytes.
const LENGTH: usize = 220;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether it is a part of the question.
    pub hit: bool,
}

/// Why a text is among the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// All parts of the question stand in its title.
    Title,
    /// It names the document with this number.
    Code(String),
    /// It says the same in other words.
    Called(String),
    /// It lacks these words of the question.
    Lacks(Vec<String>),
}

/// A text with the places where parts of the question stand.
struct Marked<'a> {
    text: &'a str,
    words: Vec<Word>,
    /// Ranges of words, and which part of the question each is.
    places: Vec<(Range<usize>, usize)>,
    /// Another expression that stands for a part.
    called: Vec<Range<usize>>,
}

impl<'a> Marked<'a> {
    fn new(text: &'a str, lang: &str, question: &Question, closeness: Closeness) -> Self {
        let words = words(text, lang);
        let mut marked = Self { text, words, places: Vec::new(), called: Vec::new() };
        let codes = question.units.iter().any(|unit| matches!(unit, Unit::Code(..)));
        let codes = if codes { codes_of(text, &marked.words) } else { Vec::new() };
        for (number, unit) in question.units.iter().enumerate() {
            if question.function[number] {
                continue;
            }
            marked.find(number, unit, &codes, closeness);
        }
        marked.places.sort_by_key(|(range, _)| (range.start, range.end));
        marked
    }

    fn find(
        &mut self,
        number: usize,
        unit: &Unit,
        codes: &[(Range<usize>, Vec<String>)],
        closeness: Closeness,
    ) {
        match unit {
            Unit::Word(word) => {
                self.run(number, std::slice::from_ref(word), closeness == Closeness::Close);
                self.forms(number, word);
            }
            Unit::Phrase(words) => self.run(number, words, words.iter().any(|word| word.marked)),
            Unit::Code(keys, words) => {
                self.run(number, words, false);
                let named =
                    codes.iter().filter(|(_, found)| keys.first().is_some_and(|key| found.contains(key)));
                self.places.extend(named.take(MOST_PLACES).map(|(range, _)| (range.clone(), number)));
            }
            Unit::Alias(said, others) => {
                self.run(number, said, false);
                for other in others {
                    let before = self.places.len();
                    self.run(number, other, other.len() == 1);
                    let called: Vec<_> =
                        self.places[before..].iter().map(|(range, _)| range.clone()).collect();
                    self.called.extend(called);
                }
            }
        }
    }

    /// Marks a run of words wherever it stands; with their marks when `exact` and they have any.
    fn run(&mut self, number: usize, run: &[Word], exact: bool) {
        let same = |word: &Word, wanted: &Word| match exact && wanted.marked {
            true => word.exact == wanted.exact,
            false => word.folded == wanted.folded,
        };
        let places = (0..(self.words.len() + 1).saturating_sub(run.len()))
            .filter(|at| run.iter().zip(&self.words[*at..]).all(|(wanted, word)| same(word, wanted)))
            .map(|at| (at..at + run.len(), number));
        self.places.extend(places.take(MOST_PLACES));
    }

    /// Marks the other forms of an English word.
    fn forms(&mut self, number: usize, wanted: &Word) {
        let Some(stem) = &wanted.stem else { return };
        let other = |word: &Word| word.stem.as_ref() == Some(stem) && word.folded != wanted.folded;
        let places = (0..self.words.len()).filter(|at| other(&self.words[*at]));
        let places: Vec<_> = places.take(MOST_PLACES).map(|at| (at..at + 1, number)).collect();
        self.places.extend(places);
    }

    fn units(&self) -> BTreeSet<usize> {
        self.places.iter().map(|(_, unit)| *unit).collect()
    }

    /// A part of the text with its hits marked.
    fn pieces(&self, part: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = part.start;
        for (place, _) in &self.places {
            let (begin, end) = (self.words[place.start].range.start, self.words[place.end - 1].range.end);
            if begin < at || end > part.end {
                continue;
            }
            if begin > at {
                pieces.push(Piece { text: one_line(self.text, at..begin), hit: false });
            }
            pieces.push(Piece { text: one_line(self.text, begin..end), hit: true });
            at = end;
        }
        if at < part.end {
            pieces.push(Piece { text: one_line(self.text, at..part.end), hit: false });
        }
        joined(pieces)
    }

    /// The passage in which most parts of the question stand, from the beginning of a sentence where there is one near.
    fn passage(&self) -> Option<Range<usize>> {
        let begins = self.places.iter().map(|(range, _)| self.words[range.start].range.start);
        let best = begins.enumerate().map(|(index, begin)| {
            let end = begin + LENGTH;
            let inside = self.places[index..]
                .iter()
                .take_while(|(range, _)| self.words[range.start].range.start < end);
            // A question has fewer parts than a number has bits.
            let (mut units, mut count) = (0_u64, 0);
            for (_, unit) in inside {
                units |= 1 << (unit % 64);
                count += 1;
            }
            (units.count_ones(), count.min(4), std::cmp::Reverse(begin))
        });
        let (_, _, std::cmp::Reverse(hit)) = best.max()?;
        Some(around(self.text, hit))
    }
}

/// Hits with nothing but a space between them are one.
pub(crate) fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.text.is_empty()) {
        match all.as_mut_slice() {
            [.., hit, gap] if piece.hit && hit.hit && !gap.hit && gap.text == " " => {
                hit.text.push(' ');
                hit.text.push_str(&piece.text);
                all.pop();
            }
            _ => all.push(piece),
        }
    }
    all
}

fn codes_of(text: &str, words: &[Word]) -> Vec<(Range<usize>, Vec<String>)> {
    codes(text, words, false).into_iter().map(|code| (code.words, code.keys)).collect()
}

/// About [`LENGTH`] characters around a place, from the beginning of its sentence when it is near, within one paragraph
/// if that is long enough.
fn around(text: &str, hit: usize) -> Range<usize> {
    let back = floor(text, hit.saturating_sub(LENGTH / 2));
    let before = &text[back..hit];
    let sentence = before
        .rmatch_indices(['.', '!', '?', '\n', ':', ';'])
        .find(|(at, mark)| *mark == "\n" || before[at + mark.len()..].starts_with(char::is_whitespace));
    let begin = match sentence {
        Some((at, mark)) => back + at + mark.len(),
        None if back == 0 => 0,
        None => before.find(char::is_whitespace).map_or(back, |at| back + at),
    };
    let begin = begin + (text[begin..].len() - text[begin..].trim_start().len());
    let limit = ceil(text, begin + LENGTH);
    let end = if limit == text.len() {
        limit
    } else {
        text[..limit].rfind(char::is_whitespace).filter(|end| *end > hit).unwrap_or(limit)
    };
    begin..end
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// A part of a text on one line. A dot stands where a heading, a row or a paragraph ends without a mark of its own.
fn one_line(text: &str, part: Range<usize>) -> String {
    let mut line = String::new();
    for (at, c) in text[part.clone()].char_indices() {
        let ended = || text[..part.start + at].trim_end().ends_with(['.', '!', '?', ':', ';', ',', '…']);
        match c {
            '\n' if ended() => line.push(' '),
            '\n' => line.push_str(" · "),
            c => line.push(c),
        }
    }
    line
}

/// A result's words.
pub(crate) struct Shown {
    pub(crate) title: Vec<Piece>,
    pub(crate) extract: Vec<Piece>,
    pub(crate) why: Vec<Why>,
}

/// The words to show of a text, given as title, lead and body.
pub(crate) fn show(question: &Question, closeness: Closeness, lang: &str, texts: [&str; 3]) -> Shown {
    let [title, lead, body] = texts.map(|text| Marked::new(text, lang, question, closeness));
    let needed: BTreeSet<usize> =
        question.function.iter().enumerate().filter(|(_, function)| !**function).map(|(at, _)| at).collect();
    let mut why = Vec::new();
    if !needed.is_empty() && needed.is_subset(&title.units()) {
        why.push(Why::Title);
    }
    let all = [&title, &lead, &body];
    let called = all.iter().find_map(|marked| {
        let range = marked.called.first()?;
        let (begin, end) = (marked.words[range.start].range.start, marked.words[range.end - 1].range.end);
        Some(one_line(marked.text, begin..end))
    });
    why.extend(called.map(Why::Called));
    let had: BTreeSet<usize> = all.iter().flat_map(|marked| marked.units()).collect();
    let lacks: Vec<String> =
        needed.difference(&had).map(|unit| words_of(question, &question.units[*unit])).collect();
    if !lacks.is_empty() {
        why.push(Why::Lacks(lacks));
    }
    // The lead was written to stand here; the body is shown where more parts of the question stand in it.
    let best = if body.units().len() > lead.units().len() { &body } else { &lead };
    let best = if best.text.is_empty() { &body } else { best };
    let part = best.passage().unwrap_or_else(|| around(best.text, 0));
    let mut extract = best.pieces(part.clone());
    if part.start > 0 {
        extract.insert(0, Piece { text: "… ".into(), hit: false });
    }
    if part.end < best.text.trim_end().len() {
        extract.push(Piece { text: " …".into(), hit: false });
    }
    let title = title.pieces(0..title.text.len());
    // A number that the shown words have as a hit needs no line of its own.
    if let Some(Why::Code(code)) = named(question, &all)
        && !title.iter().chain(&extract).any(|piece| piece.hit && piece.text.contains(&code))
    {
        why.push(Why::Code(code));
    }
    Shown { title, extract, why }
}

/// The number of the document that was looked for, as the text writes it.
fn named(question: &Question, texts: &[&Marked]) -> Option<Why> {
    let key = question.units.iter().find_map(|unit| match unit {
        Unit::Code(keys, _) => keys.first(),
        _ => None,
    })?;
    texts.iter().find_map(|marked| {
        let (range, _) =
            codes_of(marked.text, &marked.words).into_iter().find(|(_, keys)| keys.contains(key))?;
        let (begin, end) = (marked.words[range.start].range.start, marked.words[range.end - 1].range.end);
        Some(Why::Code(one_line(marked.text, begin..end)))
    })
}

/// A part of the question as it was typed.
fn words_of(question: &Question, unit: &Unit) -> String {
    let words: &[Word] = match unit {
        Unit::Word(word) => std::slice::from_ref(word),
        Unit::Phrase(words) | Unit::Code(_, words) | Unit::Alias(words, _) => words,
    };
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => question.text[first.range.start..last.range.end].to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
