//! The text as tokens: words looked up in the small vocabulary of citations, runs of digits, single signs.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::{issuer, kind};
use crate::tone;

/// Words of the grammar itself; those of kinds and issuers are added from their lists.
const GRAMMAR: [&str; 24] = [
    "điểm", "khoản", "điều", "các", "những", "từ", "đến", "và", "hoặc", "hay", "cùng", "của", "tại", "thuộc",
    "trong", "số", "này", "ngày", "tháng", "năm", "tp", "tphcm", "nghị", "quyết",
];

/// No word of the vocabulary is longer, in bytes, however it is normalised.
const LONGEST: usize = 32;

/// Each word by its search key, and by itself, so that most look-ups need not make a key.
static VOCABULARY: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    GRAMMAR
        .into_iter()
        .chain(kind::phrases().flat_map(str::split_whitespace))
        .chain(issuer::phrases().flat_map(str::split_whitespace))
        .flat_map(|word| [(word.to_owned(), word), (tone::search_key(word), word)])
        .collect()
});

/// The content of a token.
#[derive(Clone, Copy)]
enum Lexeme {
    /// A run of letters; the word as the vocabulary writes it, empty for any other.
    Word(&'static str),
    /// A run of ASCII digits, saturating.
    Digits(u32),
    /// Any other character but white space; dashes are `-`, slashes `/`, a gap between paragraphs `\n`.
    Mark(char),
}

struct Token {
    range: Range<usize>,
    lexeme: Lexeme,
    /// Nothing stands between it and the token before.
    glued: bool,
}

/// A text and its tokens. Every question about a place beyond the end is answered "nothing there".
pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let (mut at, mut gap_start, mut breaks) = (0, 0, 0);
        while let Some(c) = text[at..].chars().next() {
            let start = at;
            at += c.len_utf8();
            if c.is_whitespace() || is_ignored(c) {
                breaks += usize::from(c == '\n');
                continue;
            }
            if breaks > 1 {
                tokens.push(Token { range: gap_start..gap_start, lexeme: Lexeme::Mark('\n'), glued: false });
            }
            breaks = 0;
            let lexeme = if c.is_ascii_digit() {
                at = run_end(text, start, |c| c.is_ascii_digit());
                Lexeme::Digits(text[start..at].parse().unwrap_or(u32::MAX))
            } else if is_letter(c) {
                at = run_end(text, start, is_letter);
                Lexeme::Word(known(&text[start..at]))
            } else {
                Lexeme::Mark(plain_mark(c))
            };
            tokens.push(Token { range: start..at, lexeme, glued: start == gap_start && start > 0 });
            gap_start = at;
        }
        Self { text, tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word of the vocabulary there, or "".
    pub(super) fn word(&self, at: usize) -> &'static str {
        match self.lexeme(at) {
            Some(Lexeme::Word(word)) => word,
            _ => "",
        }
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(self.lexeme(at), Some(Lexeme::Word(_)))
    }

    pub(super) fn digits(&self, at: usize) -> Option<u32> {
        match self.lexeme(at) {
            Some(Lexeme::Digits(value)) => Some(value),
            _ => None,
        }
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.lexeme(at) {
            Some(Lexeme::Mark(mark)) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether this sign follows at once.
    pub(super) fn glued_mark(&self, at: usize, mark: char) -> bool {
        self.glued(at) && self.mark(at) == Some(mark)
    }

    /// The token as written, "" beyond the end.
    pub(super) fn written(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.clone()])
    }

    /// The only letter of a word of one letter, small.
    pub(super) fn letter(&self, at: usize) -> Option<char> {
        let written = self.written(at);
        let mut chars = written.chars();
        let first = chars.next().filter(|_| self.is_word(at) && chars.next().is_none())?;
        first.to_lowercase().next().map(|c| if c == 'ð' { 'đ' } else { c })
    }

    /// Whether the word there begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.is_word(at) && self.written(at).starts_with(char::is_uppercase)
    }

    /// Whether these words stand there; `,` and `-` in the phrase are signs.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for item in phrase.split_whitespace() {
            let here = match item {
                "," | "-" => self.mark(next).is_some_and(|mark| item.starts_with(mark)),
                word => self.word(next) == word,
            };
            if !here {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// The bytes of the tokens from `at` up to, not including, `end`.
    pub(super) fn range(&self, at: usize, end: usize) -> Range<usize> {
        let start = self.tokens.get(at).map_or(self.text.len(), |token| token.range.start);
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.range.end).max(start)
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        &self.text[range]
    }

    fn lexeme(&self, at: usize) -> Option<Lexeme> {
        self.tokens.get(at).map(|token| token.lexeme)
    }
}

fn run_end(text: &str, start: usize, inside: impl Fn(char) -> bool) -> usize {
    text[start..].find(|c| !inside(c)).map_or(text.len(), |length| start + length)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Invisible, and no part of any word: soft hyphen, zero-width characters, byte order mark.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn plain_mark(c: char) -> char {
    match c {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '⁄' | '∕' => '/',
        c => c,
    }
}

/// The vocabulary's own spelling of a word in any case, normal form and habit of tones.
fn known(word: &str) -> &'static str {
    if word.len() > LONGEST {
        return "";
    }
    if let Some(known) = VOCABULARY.get(word) {
        return known;
    }
    let key = if word.is_ascii() { word.to_ascii_lowercase() } else { tone::search_key(word) };
    VOCABULARY.get(key.as_str()).copied().unwrap_or("")
}
