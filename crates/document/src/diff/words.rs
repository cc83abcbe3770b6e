//! Two passages woven into one: words that stayed, went and came.

use std::collections::HashMap;
use std::time::Instant;

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::align::numbered;
use super::{Fate, Run, Style, Words};

/// A single word that stayed amid so many changed ones is chance, and reads worse than none.
const CROWD: usize = 8;

/// A word, a gap, or a sign.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Token<'t> {
    text: &'t str,
    style: &'t Style,
}

/// The words of both, in the order of reading.
pub(super) fn weave(old: &[Run], new: &[Run], deadline: Instant) -> Vec<Words> {
    let (old, new) = (tokens(old), tokens(new));
    let mut ids = HashMap::new();
    let (old_ids, new_ids) = (numbered(&old, &mut ids), numbered(&new, &mut ids));
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old_ids, &new_ids, Some(deadline));
    let mut out = Woven::default();
    for (index, op) in ops.iter().enumerate() {
        let (gone, come) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) && !by_chance(&ops, index, come) {
            out.settle();
            come.iter().for_each(|token| push(Fate::Same, *token, &mut out.words));
        } else {
            out.gone.extend(gone);
            out.come.extend(come);
        }
    }
    out.settle();
    out.words
}

/// The words woven so far, and those that wait: all words that are gone are told before all new ones in their place.
#[derive(Default)]
struct Woven<'t> {
    words: Vec<Words>,
    gone: Vec<Token<'t>>,
    come: Vec<Token<'t>>,
}

impl Woven<'_> {
    fn settle(&mut self) {
        self.gone.drain(..).for_each(|token| push(Fate::Removed, token, &mut self.words));
        self.come.drain(..).for_each(|token| push(Fate::Added, token, &mut self.words));
    }
}

/// Whether the words that stayed between two changes are only a gap, a sign, or a word lost in the crowd.
fn by_chance(ops: &[DiffOp], index: usize, stayed: &[Token<'_>]) -> bool {
    let size = |at: Option<usize>| {
        at.and_then(|at| ops.get(at)).map(|op| op.old_range().len().max(op.new_range().len()))
    };
    let (Some(before), Some(after)) = (size(index.checked_sub(1)), size(Some(index + 1))) else {
        return false;
    };
    let words = stayed.iter().filter(|token| token.text.starts_with(is_word)).count();
    words == 0 || (words == 1 && before + after >= CROWD && before.min(after) > 2)
}

fn push(fate: Fate, token: Token<'_>, out: &mut Vec<Words>) {
    match out.last_mut() {
        Some(last) if last.fate == fate && last.run.style == *token.style => {
            last.run.text.push_str(token.text)
        }
        _ => {
            let run = Run { style: token.style.clone(), text: token.text.to_owned() };
            out.push(Words { fate, run });
        }
    }
}

fn tokens(runs: &[Run]) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    for Run { style, text } in runs {
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let end = if is_word(first) {
                Some(word_end(rest, first.is_ascii_digit()))
            } else if first.is_whitespace() {
                rest.find(|c: char| !c.is_whitespace())
            } else {
                Some(first.len_utf8())
            };
            let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
            out.push(Token { text, style });
            rest = after;
        }
    }
    out
}

/// A number is one word with its signs: 5.000, 24/6/2023, 98/2023/QH15.
fn word_end(text: &str, number: bool) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_word(c) {
            end = at + c.len_utf8();
        } else if !(number && at == end && matches!(c, '.' | ',' | '/' | ':' | '-')) {
            break;
        }
    }
    end
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}
