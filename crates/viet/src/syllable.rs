//! Words as Vietnamese writes them, one syllable each, and the rules for a well-formed syllable.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

mod rime;

/// Onsets, the longest first, so that ngh is not read as n and gi not as g.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Letters of the longest syllable, "nghiêng", and one to spare.
const LONGEST: usize = 8;

/// A syllable taken apart: letters with their quality (ê, ơ) but without the tone.
pub(crate) struct Parts {
    /// Small letters, composed, at most [`LONGEST`].
    pub(crate) letters: String,
    /// Where the tone mark stands, as an index of letters, and the mark, U+0300 to U+0323.
    pub(crate) tone: Option<(usize, char)>,
    /// Where it stands by the dictionary.
    pub(crate) place: usize,
    /// The letter before `place` carries the tone in the older habit ("hòa").
    pub(crate) movable: bool,
}

/// The words of a text with their byte ranges: runs of letters, digits and combining marks.
///
/// Vietnamese puts a space between syllables, so each word of it is one syllable.
///
/// ```
/// let words: Vec<_> = viet::syllables("Điều 4, QH15").collect();
/// assert_eq!(words, [(0..7, "Điều"), (8..9, "4"), (11..15, "QH15")]);
/// ```
pub fn syllables(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word_char)?;
        let end = text[start..].find(|c| !is_word_char(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start..end, &text[start..end]))
    })
}

/// Neighbouring words, with nothing but white space or a hyphen between them: a search index keeps these pairs instead of
/// a dictionary of compounds.
///
/// ```
/// let pairs: Vec<_> = viet::bigrams("thành phố mới, xã").collect();
/// assert_eq!(pairs, [("thành", "phố"), ("phố", "mới")]);
/// ```
pub fn bigrams(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut last: Option<(Range<usize>, &str)> = None;
    syllables(text).filter_map(move |(range, word)| {
        let before = last.replace((range.clone(), word))?;
        let gap = &text[before.0.end..range.start];
        gap.chars().all(|c| c.is_whitespace() || c == '-').then_some((before.1, word))
    })
}

/// Whether a word is a well-formed Vietnamese syllable: an onset and a rime of the language spelt as they go together,
/// and a tone its ending allows, in its place by either habit (hòa, hoà). Case and normal form do not matter.
///
/// It knows the sounds, not the dictionary: "chuếnh" passes, and words kept from other languages ("Đắk") do not.
///
/// ```
/// use viet::is_syllable;
/// assert!(["nghiêng", "Quốc", "giếng", "hòa", "hoà", "ĐIỀU"].into_iter().all(is_syllable));
/// assert!(!["nghang", "cê", "hóan", "tat", "web", "98"].into_iter().any(is_syllable));
/// ```
pub fn is_syllable(word: &str) -> bool {
    let Some(parts) = parts(word) else { return false };
    let stopped = parts.letters.ends_with(['c', 'p', 't']) || parts.letters.ends_with("ch");
    match parts.tone {
        None => !stopped,
        Some((place, mark)) => {
            (!stopped || matches!(mark, '\u{301}' | '\u{323}'))
                && (place == parts.place || (parts.movable && place + 1 == parts.place))
        }
    }
}

/// Takes a word apart if its letters make an onset and a rime, wherever the tone mark stands.
pub(crate) fn parts(word: &str) -> Option<Parts> {
    let (letters, tone) = letters(word)?;
    ONSETS.iter().find_map(|onset| {
        let rime = letters.strip_prefix(onset)?;
        if !rime::exists(rime) || !rime::follows(onset, rime) {
            return None;
        }
        let (place, movable) = rime::tone_place(rime);
        Some(Parts { letters: letters.clone(), tone, place: onset.chars().count() + place, movable })
    })
}

/// The letters without the tone, and the tone; `None` for more than one tone, a foreign letter or too many.
fn letters(word: &str) -> Option<(String, Option<(usize, char)>)> {
    let nfd = const { DecomposingNormalizerBorrowed::new_nfd() };
    let mut letters = String::with_capacity(2 * LONGEST);
    let (mut count, mut tone) = (0_usize, None);
    for c in nfd.normalize_iter(word.chars()) {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                if tone.replace((count.checked_sub(1)?, c)).is_some() {
                    return None;
                }
            }
            '\u{302}' | '\u{306}' | '\u{31b}' => {
                let letter = quality(letters.pop()?, c)?;
                letters.push(letter);
            }
            'đ' | 'Đ' => {
                letters.push('đ');
                count += 1;
            }
            c if c.is_ascii_alphabetic() => {
                letters.push(c.to_ascii_lowercase());
                count += 1;
            }
            _ => return None,
        }
        if count > LONGEST {
            return None;
        }
    }
    Some((letters, tone))
}

fn quality(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('a', '\u{306}') => 'ă',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => return None,
    })
}

fn is_word_char(c: char) -> bool {
    // Letters of Vietnamese with two marks first: the tables of all scripts take longer.
    matches!(c, '\u{1ea0}'..='\u{1ef9}') || c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}
