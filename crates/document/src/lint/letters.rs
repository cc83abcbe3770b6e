//! Letters that are not the ones they look like: loose marks, letters of other scripts, fonts of the nineties,
//! characters nobody can see.

use kit::i18n::Lang;

use super::page::{Found, Line, Page, around};
use super::{Finding, Level, Place, Rule};

/// Cyrillic and Greek letters that look like Latin ones, and those Latin letters.
const TWINS: [(&str, &str); 2] = [
    ("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁ", "ABESIJKMHOPCTYXaesijopcyxd"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυχ", "ABEZHIKMNOPTYXovikpux"),
];

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in &page.lines {
        look_at(line.place, &line.text, page.is_vietnamese(), found);
        if page.is_vietnamese() {
            old_encoding(line, found);
        }
    }
}

pub(super) fn look_raw(place: Place, raw: &str, lang: Lang, found: &mut Found) {
    let mut all = Found::default();
    look_at(place, raw, lang == Lang::Vi, &mut all);
    for finding in all.in_order() {
        let mended = viet::nfc(&finding.quote);
        let mut again = Found::default();
        look_at(place, &mended, lang == Lang::Vi, &mut again);
        let stays = again.in_order().iter().any(|other| other.rule == finding.rule);
        found.note(Finding { level: if stays { finding.level } else { Level::Warning }, ..finding });
    }
    if lang == Lang::Vi
        && let Some(legacy) = viet::detect_legacy(raw)
    {
        found.add_instead(Rule::OldEncoding, place, raw, &legacy.decode(super::page::shortened(raw)));
    }
}

fn look_at(place: Place, text: &str, vietnamese: bool, found: &mut Found) {
    if text.is_ascii() && !text.contains(|c: char| c.is_control()) {
        return;
    }
    // Nearly every line: each save asks this of all of them.
    if !text.contains(is_suspect) {
        return;
    }
    for word in words(text) {
        if word.is_ascii() {
            continue;
        }
        // U+0300 to U+036F: those that normal form C leaves belong to no letter.
        if word.contains(|c| matches!(c, '\u{300}'..='\u{36f}')) {
            found.add_instead(Rule::LooseMarks, place, word, &viet::nfc(word));
        }
        if let Some(instead) = twin(word, vietnamese) {
            found.add_instead(Rule::LookAlike, place, word, &instead);
        }
    }
    invisible(place, text, found);
}

/// Whether a character may be one of those that the rules here are about.
fn is_suspect(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{370}'..='\u{52f}'
            | 'Ð' | 'ð' | 'Ɖ' | 'ɖ'
            | '\u{ff10}'..='\u{ff5a}'
            | '\u{1d400}'..='\u{1d7ff}'
    ) || viet::text::is_direction(c)
        || viet::text::is_invisible(c)
}

/// Runs of letters with their marks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')))
        .filter(|word| !word.is_empty())
}

/// The word in letters of its own script, if some of its letters only look like them.
fn twin(word: &str, vietnamese: bool) -> Option<String> {
    let latin = word.contains(is_latin);
    let foreign = word.contains(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}'));
    let mixed = latin && foreign;
    // An Icelandic word may hold this letter, but none begins with it.
    let eth = vietnamese && (word.starts_with(['Ð', 'ð', 'Ɖ', 'ɖ']) || is_shouted_eth(word));
    let styled = word.contains(|c| matches!(c, '\u{1d400}'..='\u{1d7ff}' | '\u{ff10}'..='\u{ff5a}'));
    if !(mixed || eth || styled) {
        return None;
    }
    let instead: String = word.chars().map(|c| plain_letter(c, eth)).collect();
    // Greek letters that look like no other stand in units and formulas: μm, kΩ.
    (instead != word).then(|| viet::nfc(&instead).into_owned())
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_shouted_eth(word: &str) -> bool {
    word.contains(['Ð', 'Ɖ']) && !word.contains(char::is_lowercase)
}

fn plain_letter(c: char, eth: bool) -> char {
    match c {
        'Ð' | 'Ɖ' if eth => 'Đ',
        'ð' | 'ɖ' if eth => 'đ',
        '\u{ff10}'..='\u{ff5a}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{1d400}'..='\u{1d6a3}' => {
            let index = u8::try_from((u32::from(c) - 0x1d400) % 52).unwrap_or(0);
            char::from(if index < 26 { b'A' + index } else { b'a' + index - 26 })
        }
        '\u{1d7ce}'..='\u{1d7ff}' => {
            char::from(b'0' + u8::try_from((u32::from(c) - 0x1d7ce) % 10).unwrap_or(0))
        }
        c => TWINS
            .iter()
            .find_map(|(twins, plain)| {
                let index = twins.chars().position(|twin| twin == c)?;
                plain.chars().nth(index)
            })
            .unwrap_or(c),
    }
}

fn invisible(place: Place, text: &str, found: &mut Found) {
    // A letter of TCVN3, of which the rule about old encodings speaks.
    let hyphens = text.contains('\u{ad}') && viet::detect_legacy(text) == Some(viet::Legacy::Tcvn3);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // U+200D joins emoji; in a word it only hides.
        let joins = c == '\u{200d}' && !before.is_alphanumeric();
        if viet::text::is_direction(c) {
            found.add(Rule::DirectionMark, place, around(text, at..at + c.len_utf8(), 2));
        } else if viet::text::is_invisible(c) && !joins && !(hyphens && c == '\u{ad}') {
            found.add(Rule::Invisible, place, around(text, at..at + c.len_utf8(), 2));
        }
        before = c;
    }
}

fn old_encoding(line: &Line, found: &mut Found) {
    if let Some(legacy) = viet::detect_legacy(&line.text) {
        let quote = super::page::shortened(&line.text);
        found.add_instead(Rule::OldEncoding, line.place, quote, &legacy.decode(quote));
    }
}
