//! Sentences: where they end, how long they are, and those that begin small.

use std::ops::Range;

use super::Rule;
use super::page::{Found, Line, Page, around};

/// Words, as spaces part them: a Vietnamese syllable counts as one.
const LONGEST_SENTENCE: usize = 40;

/// A full stop after these does not end a sentence.
const ABBREVIATIONS: [&str; 34] = [
    "tp", "tx", "tt", "q", "p", "h", "x", "gs", "pgs", "ts", "ths", "bs", "ks", "cn", "cv", "đ", "vd", "tr",
    "đt", "st", "số", "mr", "mrs", "ms", "dr", "prof", "no", "art", "etc", "vs", "dept", "gov", "inc",
    "approx",
];

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in page.lines.iter().filter(|line| line.part.is_prose()) {
        for range in sentences(&line.text) {
            let sentence = &line.text[range];
            // The parts of an enumeration are read, and heard, one by one.
            let words = sentence.split(';').map(count).max().unwrap_or(0);
            if words > LONGEST_SENTENCE {
                found.add_counted(Rule::LongSentence, line.place, sentence, words);
            }
        }
        small_after_stop(line, found);
    }
}

fn count(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The sentences of a line, trimmed, in order.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            push(text, start..at, &mut out);
            start = at + 1;
            continue;
        }
        if !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        // "?”" and "..." end together with the signs that follow them.
        let mut end = at + c.len_utf8();
        while let Some((next, more)) =
            chars.next_if(|(_, c)| is_closing(*c) || matches!(c, '.' | '?' | '!' | '…'))
        {
            end = next + more.len_utf8();
        }
        if begins_sentence(&text[end..]) && !(c == '.' && is_abbreviation(&text[start..at])) {
            push(text, start..end, &mut out);
            start = end;
        }
    }
    push(text, start..text.len(), &mut out);
    out
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let whole = &text[range.clone()];
    let start = range.end - whole.trim_start().len();
    let end = start + whole.trim().len();
    if start < end {
        out.push(start..end);
    }
}

/// Whether the text after a full stop can be the next sentence: a space, then no small letter.
fn begins_sentence(tail: &str) -> bool {
    let mut chars = tail.chars();
    match chars.next() {
        None => true,
        Some(c) if c.is_whitespace() => {
            chars.find(|c| !c.is_whitespace() && !is_opening(*c)).is_none_or(|c| !c.is_lowercase())
        }
        Some(_) => false,
    }
}

/// Whether the last word before a full stop is one that is shortened, or a single letter, or a number in a list.
fn is_abbreviation(head: &str) -> bool {
    let floor = head.floor_char_boundary(head.len().saturating_sub(24));
    let word = head[floor..].rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    let alone = word.len() == head.trim_start().len();
    let number = alone && word.chars().all(|c| c.is_ascii_digit());
    let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    number || letter || word.contains('.') || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// "đã xong. các phường": either the full stop is wrong or the letter.
fn small_after_stop(line: &Line, found: &mut Found) {
    for (at, _) in line.text.match_indices('.') {
        let (head, tail) = (&line.text[..at], &line.text[at + 1..]);
        let Some(rest) = tail.strip_prefix([' ', '\u{a0}']) else { continue };
        if !rest.starts_with(char::is_lowercase) || !head.ends_with(|c: char| c.is_alphabetic() || c == ')') {
            continue;
        }
        // No word is longer than these windows, and a text without spaces costs no more than one with them.
        let (floor, ceiling) =
            (head.floor_char_boundary(head.len().saturating_sub(24)), rest.floor_char_boundary(24));
        // "iPhone" and "eKYC" begin small wherever they stand.
        let word = rest[..ceiling].split_whitespace().next().unwrap_or_default();
        if !word.contains(char::is_uppercase) && !is_abbreviation(&head[floor..]) {
            found.add(Rule::SmallAfterStop, line.place, around(&line.text, at..at + 1, 2));
        }
    }
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '«' | '(' | '[')
}
