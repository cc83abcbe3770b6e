//! Numbers of documents, as laws write them and as people type them: `98/2023/QH15`, `Nghị quyết 98`, `nq 98`, `NQ98`.
//!
//! One reader serves both the index and the questions, so that all shapes meet in the same keys: the whole number
//! (`98/2023/qh15`), number and year (`98/2023`), and kind and number (`nq98`).

use std::ops::Range;

use crate::words::Word;

/// A number of a document in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// Which words it takes.
    pub(crate) words: Range<usize>,
    /// The keys it can be found by, the narrowest first.
    pub(crate) keys: Vec<String>,
}

/// Kinds by their names without marks, in both languages, and the symbol in numbers (Decree 30/2020/NĐ-CP, annex III).
/// The longer of two names with the same beginning comes first.
const NAMES: &[(&[&str], &str)] = &[
    (&["nghi", "quyet", "lien", "tich"], "nqlt"),
    (&["nghi", "quyet"], "nq"),
    (&["nghi", "dinh"], "nd"),
    (&["quyet", "dinh"], "qd"),
    (&["chi", "thi"], "ct"),
    (&["thong", "tu", "lien", "tich"], "ttlt"),
    (&["thong", "tu"], "tt"),
    (&["van", "ban", "hop", "nhat"], "vbhn"),
    (&["ke", "hoach"], "kh"),
    (&["chuong", "trinh"], "ctr"),
    (&["de", "an"], "da"),
    (&["ket", "luan"], "kl"),
    (&["huong", "dan"], "hd"),
    (&["cong", "dien"], "cd"),
    (&["cong", "van"], "cv"),
    (&["bao", "cao"], "bc"),
    (&["thong", "bao"], "tb"),
    (&["to", "trinh"], "ttr"),
    (&["phap", "lenh"], "pl"),
    (&["luat"], "luat"),
    (&["resolution"], "nq"),
    (&["decree"], "nd"),
    (&["decision"], "qd"),
    (&["directive"], "ct"),
    (&["circular"], "tt"),
    (&["plan"], "kh"),
    (&["conclusion"], "kl"),
    (&["law"], "luat"),
];

/// Which symbols are read before a number, folded.
fn is_symbol(word: &str) -> bool {
    word != "luat" && NAMES.iter().any(|(_, symbol)| *symbol == word)
}

/// Finds the numbers of documents. In texts a symbol counts in capitals only (`CT 5`); people who search type as they
/// like (`typed`).
pub(crate) fn codes(text: &str, words: &[Word], typed: bool) -> Vec<Code> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let named = kind(text, words, at, typed);
        let code = match named {
            Some((symbol, next)) => number(text, words, next, Some(symbol), typed),
            None => glued(text, &words[at], typed).map(|key| (vec![key], at + 1)),
        };
        // Behind a stroke or a hyphen it is the rest of something longer, such as a date.
        let begins = at == 0
            || !matches!(&text[words[at - 1].range.end..words[at].range.start], "/" | "-" | "." | ",");
        let code = code.or_else(|| if begins { number(text, words, at, None, typed) } else { None });
        match code {
            Some((keys, end)) => {
                found.push(Code { words: at..end, keys });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The kind that is named at a word, by name or symbol, and the word after it; "số" is passed over.
fn kind(text: &str, words: &[Word], at: usize, typed: bool) -> Option<(&'static str, usize)> {
    let named = NAMES.iter().find(|(name, _)| {
        name.iter().enumerate().all(|(offset, part)| {
            words.get(at + offset).is_some_and(|word| word.folded == *part && (offset == 0 || word.joined))
        })
    });
    let (symbol, mut next) = match named {
        Some((name, symbol)) => (*symbol, at + name.len()),
        None => {
            let symbol = symbol_of(&words[at].folded)?;
            (capital(text, &words[at]) || typed).then_some((symbol, at + 1))?
        }
    };
    if words.get(next).is_some_and(|word| matches!(word.folded.as_str(), "so" | "no")) {
        next += 1;
    }
    Some((symbol, next))
}

fn symbol_of(folded: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, symbol)| *symbol == folded && is_symbol(symbol)).map(|(_, symbol)| *symbol)
}

fn capital(text: &str, word: &Word) -> bool {
    text[word.range.clone()].chars().next().is_some_and(char::is_uppercase)
}

/// `NQ98`: kind and number in one word.
fn glued(text: &str, word: &Word, typed: bool) -> Option<String> {
    let digits = word.folded.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = word.folded.split_at(digits);
    let symbol = symbol_of(letters).filter(|_| typed || capital(text, word))?;
    Some(format!("{symbol}{}", serial(number)?))
}

/// A number that begins at a word, with the letters and figures that strokes and hyphens join to it.
fn number(
    text: &str,
    words: &[Word],
    at: usize,
    kind: Option<&str>,
    typed: bool,
) -> Option<(Vec<String>, usize)> {
    let first = words.get(at)?;
    let serial = serial(&first.folded)?;
    let mut end = at + 1;
    while let Some(next) = words.get(end) {
        let gap = &text[words[end - 1].range.end..next.range.start];
        if !matches!(gap, "/" | "-") {
            break;
        }
        end += 1;
    }
    let parts: Vec<&str> = words[at + 1..end].iter().flat_map(|part| parted(&part.folded)).collect();
    let letters = parts.iter().find(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    let year = parts.first().and_then(|part| year(part));
    if kind.is_none() && (parts.is_empty() || (letters.is_none() && (year.is_none() || parts.len() > 1))) {
        // A bare number, a date or a fraction.
        return None;
    }
    let own = letters.and_then(|part| symbol_of(part));
    let mut keys = Vec::new();
    if letters.is_some() {
        keys.push(format!("{serial}/{}", parts.join("/")));
    }
    if let Some(year) = year {
        keys.push(format!("{serial}/{year}"));
    }
    match kind.or(own) {
        Some(symbol) => keys.push(format!("{symbol}{serial}")),
        // The National Assembly's numbers name no kind; a number that people look for is most often a resolution's.
        None if typed && letters.is_some_and(|part| part.starts_with("qh")) => {
            keys.push(format!("nq{serial}"))
        }
        None => {}
    }
    Some((keys, end))
}

/// `2023QH15`, a stroke forgotten, is `2023` and `QH15`.
fn parted(part: &str) -> impl Iterator<Item = &str> {
    let (first, rest) = match part.split_at_checked(4) {
        Some((first, rest))
            if year(first).is_some() && rest.starts_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            (first, rest)
        }
        _ => (part, ""),
    };
    [first, rest].into_iter().filter(|part| !part.is_empty())
}

/// A number of a document without leading zeros.
fn serial(digits: &str) -> Option<u32> {
    (digits.len() < 7).then(|| digits.parse().ok()).flatten().filter(|serial| *serial > 0)
}

fn year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|year| (1945..2100).contains(year) && digits.len() == 4)
}

#[cfg(test)]
mod tests;
