//! Personal data in a text, as far as patterns find it: telephone numbers, numbers of identity papers, mail addresses
//! and house addresses. The program proposes to mask it; a person decides.

use std::ops::Range;

/// The text that replaces a masked part.
pub const MASK: &str = "[…]";

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalKind {
    /// A telephone number.
    Telephone,
    /// The number of an identity paper: 12 digits (Law 26/2023/QH15), or 9 digits on older papers.
    Identity,
    /// A mail address.
    Mail,
    /// The number and street of a house.
    Home,
}

/// A part of a text that may be personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// The kind of data that it may be.
    pub kind: PersonalKind,
    /// Its position in the text, in bytes.
    pub range: Range<usize>,
}

/// A word between spaces, without the punctuation around it.
#[derive(Clone, Copy)]
struct Word<'t> {
    at: usize,
    text: &'t str,
}

impl Word<'_> {
    fn end(self) -> usize {
        self.at + self.text.len()
    }
}

/// The personal data in a text, in order; no two of them overlap.
pub fn personal(text: &str) -> Vec<Personal> {
    let words = words(text);
    let mut found: Vec<Personal> = numbers(text);
    found.extend(
        words
            .iter()
            .filter(|word| is_mail(word.text))
            .map(|word| Personal { kind: PersonalKind::Mail, range: word.at..word.end() }),
    );
    found.extend(homes(&words));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut apart: Vec<Personal> = Vec::new();
    for one in found {
        if apart.last().is_none_or(|last| last.range.end <= one.range.start) {
            apart.push(one);
        }
    }
    apart
}

/// The text with all personal data masked.
pub fn mask(text: &str) -> String {
    let (mut masked, mut done) = (String::with_capacity(text.len()), 0);
    for one in personal(text) {
        masked.push_str(&text[done..one.range.start]);
        masked.push_str(MASK);
        done = one.range.end;
    }
    masked.push_str(&text[done..]);
    masked
}

/// Whether `shown` is `words` with nothing but parts of it masked: each piece between two masks stands in `words`, in
/// the same order.
pub fn is_masking(words: &str, shown: &str) -> bool {
    let one_space = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, shown) = (one_space(words), one_space(shown));
    let pieces: Vec<&str> = shown.split(MASK).collect();
    let [first, between @ .., last] = pieces.as_slice() else { return words == shown };
    let Some(mut rest) = words.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else {
        return false;
    };
    for piece in between {
        let Some(place) = rest.find(piece) else { return false };
        rest = &rest[place + piece.len()..];
    }
    true
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + piece.len() - bare.len();
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            words.push(Word { at: start, text: bare });
        }
        at += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        let good = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
        !name.is_empty() && name.chars().all(good) && host.contains('.') && host.chars().all(good)
    })
}

/// The telephone numbers and identity numbers in a text: digits with single spaces, dots or dashes between them.
fn numbers(text: &str) -> Vec<Personal> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let begins = bytes[at].is_ascii_digit() || bytes[at] == b'+';
        // A number behind a letter, a slash or a decimal sign is part of something else.
        let stands = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b"/_.,".contains(&bytes[at - 1]));
        if !begins || !stands {
            at += 1;
            continue;
        }
        let end = run(bytes, at);
        found.extend(kind_of(&text[at..end]).map(|kind| Personal { kind, range: at..end }));
        at = end.max(at + 1);
    }
    found
}

/// The end of a run of digits with single separators.
fn run(bytes: &[u8], start: usize) -> usize {
    let (mut end, mut at, mut digits) = (start, start, 0);
    // A complete number does not join with the next one. With a country code it has one digit more.
    let whole = if bytes[start] == b'+' { 11 } else { 10 };
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => {
                (end, digits) = (at + 1, digits + 1);
            }
            b'+' if at == start => {}
            b' ' | b'.' | b'-' if at == end && digits < whole => {}
            _ => break,
        }
        at += 1;
    }
    // A slash or a letter behind the number makes it the number of a document.
    let goes_on = bytes.get(end).is_some_and(|next| *next == b'/' || next.is_ascii_alphabetic());
    if goes_on { start } else { end }
}

fn kind_of(run: &str) -> Option<PersonalKind> {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let local = digits.strip_prefix("84").or(digits.strip_prefix('0'));
    let is_telephone = local.is_some_and(|local| (9..=10).contains(&local.len()) && !local.starts_with('0'))
        && (run.starts_with('+') || digits.starts_with('0'));
    let is_whole = run.len() == digits.len();
    match digits.len() {
        _ if is_telephone => Some(PersonalKind::Telephone),
        12 if digits.starts_with('0') => Some(PersonalKind::Identity),
        9 if is_whole => Some(PersonalKind::Identity),
        _ => None,
    }
}

/// Words for a street. A number before such a word is the number of a house.
const STREETS: [&str; 9] = ["đường", "phố", "hẻm", "ngõ", "ngách", "kiệt", "duong", "hem", "ngo"];

fn homes(words: &[Word<'_>]) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match home(&words[at..]) {
            0 => at += 1,
            length => {
                let range = words[at].at..words[at + length - 1].end();
                found.push(Personal { kind: PersonalKind::Home, range });
                at += length;
            }
        }
    }
    found
}

/// The number of words from here on that name a house; 0 when they name none.
fn home(words: &[Word<'_>]) -> usize {
    let low = |place: usize| words.get(place).map_or_else(String::new, |word| word.text.to_lowercase());
    let street = |place: usize| STREETS.contains(&low(place).as_str());
    let named = matches!((low(0).as_str(), low(1).as_str()), ("số", "nhà") | ("nhà", "số") | ("so", "nha"));
    let before = if named { 2 } else { usize::from(low(0) == "số" && street(2)) };
    let is_number = words.get(before).is_some_and(|word| is_house_number(word.text));
    // Without a leading word such as "số nhà", a street must follow the number of a house.
    if !is_number || !(named || street(before + 1)) {
        return 0;
    }
    let mut length = before + 1;
    if street(length) {
        length += 1;
        // The name of a street has capitalised words or a number.
        let is_name =
            |word: &Word<'_>| word.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        length += words[length..].iter().take(4).take_while(|word| is_name(word)).count();
    }
    length
}

/// Whether a word is a house number: `12`, `12A`, `12/3`, `12/3B`. The number of a law and a long number are none.
fn is_house_number(word: &str) -> bool {
    word.len() <= 12
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.split('/').all(|part| {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            !digits.is_empty()
                && digits.len() <= 4
                && part.len() - digits.len() <= 1
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests;
