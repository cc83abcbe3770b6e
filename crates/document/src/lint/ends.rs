//! Paragraphs that break off, and those that begin in the middle.

use super::page::{Found, Line, Page, Part, last_words};
use super::sentences::is_closing;
use super::{Place, Rule};
use crate::passages::Role;

/// Words after which a sentence has to go on.
const GO_ON: [&str; 30] = [
    "và", "của", "các", "những", "với", "cho", "là", "để", "do", "bởi", "vì", "nếu", "khi", "mà", "hoặc",
    "nhưng", "rằng", "thì", "tại", "trong", "từ", "đến", "theo", "nhằm", "bằng", "như", "được", "bị", "sẽ",
    "đang",
];

const GO_ON_EN: [&str; 20] = [
    "and", "of", "the", "a", "an", "to", "with", "for", "or", "but", "that", "because", "if", "when", "from",
    "by", "as", "is", "are", "will",
];

/// Words with which a sentence may well end although they could go on: "chưa được", "nơi họ đến".
const MAY_END: [&str; 5] = ["được", "đến", "từ", "bằng", "là"];

/// Shorter paragraphs without any mark are names, signatures and labels.
const FEWEST_WORDS: usize = 6;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let mut before: Option<&Line> = None;
    for (index, line) in page.lines.iter().enumerate() {
        let text = line.text.trim_end();
        let last = page.lines.get(index + 1).is_none_or(|next| next.part.is_heading());
        match &line.part {
            Part::Summary => unfinished(page, line, text, false, found),
            Part::Body(Role::Paragraph) => {
                unfinished(page, line, text, last, found);
                begins_small(line, before, found);
            }
            // Items may end with nothing, a comma, or "và" before the last one.
            Part::Body(Role::Item { .. })
                if goes_on(page, text).is_some_and(|word| !matches!(word, "và" | "hoặc" | "and" | "or")) =>
            {
                found.add(Rule::BrokenOff, line.place, last_words(text, 5));
            }
            _ => {}
        }
        if matches!(line.place, Place::Block(_)) {
            before = Some(line);
        }
    }
}

fn unfinished(page: &Page<'_>, line: &Line, text: &str, last: bool, found: &mut Found) {
    if text.is_empty() {
        return;
    }
    let bare = text.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    let ends = bare.ends_with(['.', '?', '!', ':', ';', '…']);
    if bare.ends_with(',') || goes_on(page, bare).is_some() {
        found.add(Rule::BrokenOff, line.place, last_words(text, 5));
    } else if bare.ends_with(':') && last {
        found.add(Rule::NothingFollows, line.place, last_words(text, 5));
    } else if !ends && is_sentence(line, text) {
        found.add(Rule::NoFullStop, line.place, last_words(text, 5));
    }
}

/// The last word, if a sentence has to go on after it. Compares small letters only: "khoản 2 Điều 4 Do" is a name.
fn goes_on<'t>(page: &Page<'_>, text: &'t str) -> Option<&'t str> {
    let word = text.rsplit(char::is_whitespace).next()?;
    let list: &[&str] = if page.is_vietnamese() { &GO_ON } else { &GO_ON_EN };
    (list.contains(&word) && !MAY_END.contains(&word)).then_some(word)
}

/// Neither a label nor an address; a line that is all strong serves as a heading.
fn is_sentence(line: &Line, text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let address = last.contains("://") || last.contains('@') || last.starts_with("www.");
    let linked = line.links.last().is_some_and(|(range, _)| range.start == 0 && range.end >= text.len());
    let long = text.split_whitespace().nth(FEWEST_WORDS - 1).is_some();
    long && !address && !linked && !line.strong && !text.contains("  ") && !text.ends_with('|')
}

/// "được giao cho phường." as a paragraph: its beginning was left behind.
fn begins_small(line: &Line, before: Option<&Line>, found: &mut Found) {
    let text = line.text.trim_start();
    let word = text.split_whitespace().next().unwrap_or_default();
    if !word.starts_with(char::is_lowercase) {
        return;
    }
    // "a) hộ nghèo" is a point; "iPhone" and "www.…" begin small wherever they stand.
    let point = word.ends_with([')', '.']) && word.chars().count() <= 3;
    let styled = word.contains(char::is_uppercase) || word.contains(['.', '/', '@']);
    // After "gồm:", a list, a table or a picture the sentence may go on.
    let goes_on = before.is_some_and(|before| {
        before.part != Part::Body(Role::Paragraph) && !before.part.is_heading()
            || before.text.trim_end().ends_with([':', ';', ','])
    });
    if !point && !styled && !goes_on {
        let begin = super::page::around(text, 0..0, 5);
        found.add(Rule::BeginsSmall, line.place, begin);
    }
}
