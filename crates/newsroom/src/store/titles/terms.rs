//! The typed words, as pieces of text that titles must have.

use viet::citation::{Kind, Number};

/// Words that are looked for at most.
const MOST: usize = 12;
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// For each word, phrase in quotes or number of a document, the pieces of which a title must have one; without marks
/// and in small letters.
pub(super) fn terms(typed: &str) -> Vec<Vec<String>> {
    let folded = viet::fold(&typed.replace(char::is_control, " "));
    let parts: Vec<&str> = folded.split(QUOTES).collect();
    let mut terms = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let words: Vec<&str> = part.split_whitespace().take(MOST).collect();
        // Behind a quote that is never closed stand words like any other.
        if index % 2 == 1 && index + 1 < parts.len() {
            terms.extend((!words.is_empty()).then(|| vec![words.join(" ")]));
        } else {
            loose(&words, &mut terms);
        }
        if terms.len() >= MOST {
            break;
        }
    }
    terms.truncate(MOST);
    terms
}

fn loose(words: &[&str], terms: &mut Vec<Vec<String>>) {
    let mut rest = words;
    while let [word, behind @ ..] = rest {
        rest = behind;
        let symbol = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &word[symbol.len()..];
        if let Some(any) = whole(word) {
            terms.push(any);
        } else if let Some(kind) = of_symbol(symbol).filter(|_| !digits.is_empty()) {
            terms.push(short(kind, symbol, digits));
        } else if let (Some(kind), [digits, behind @ ..]) = (of_symbol(word), behind)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            terms.push(short(kind, word, digits));
            rest = behind;
        } else {
            terms.push(vec![(*word).to_owned()]);
        }
    }
}

/// `98/2023/qh15`, and its forms in titles; `None` for a text that is no number of a document. Marks are gone by now,
/// so that [`Number`] itself would not read `84/2024/qd-ubnd`.
fn whole(word: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = word.split(['/', '-']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let [serial, second, ..] = parts[..] else { return None };
    let year = (second.len() == 4 && digits(second)).then_some(second);
    let kind = parts.iter().find_map(|part| of_symbol(part));
    let letters = parts.last().is_some_and(|last| last.chars().any(char::is_alphabetic));
    if !digits(serial) || !letters || (year.is_none() && kind.is_none()) {
        return None;
    }
    let mut any = vec![word.to_owned()];
    any.extend(year.map(|year| format!("{serial}/{year}")));
    // The National Assembly's own numbers do not say which of the two they are.
    let kinds = kind.map_or(vec![Kind::Resolution, Kind::Law], |kind| vec![kind]);
    any.extend(kinds.into_iter().flat_map(|kind| named(kind, serial)));
    Some(any)
}

/// `nq98`, `nq 98`, and their forms in titles.
fn short(kind: Kind, symbol: &str, digits: &str) -> Vec<String> {
    let mut any = vec![format!("{symbol}{digits}"), format!("{symbol} {digits}")];
    any.extend(named(kind, digits));
    any
}

fn named(kind: Kind, serial: &str) -> [String; 2] {
    let name = viet::fold(&kind.name());
    [format!("{name} {serial}"), format!("{name} so {serial}")]
}

/// The kind that a symbol without marks stands for. Only within a number is a symbol known as one.
fn of_symbol(symbol: &str) -> Option<Kind> {
    if symbol.len() < 2 || !symbol.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    [symbol.to_owned(), symbol.replace('d', "đ")]
        .iter()
        .find_map(|symbol| Number::parse(&format!("1/2025/{symbol}-cp"))?.kind())
}

#[cfg(test)]
mod tests;
