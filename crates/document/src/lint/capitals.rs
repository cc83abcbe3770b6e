//! Whole lines in capitals: slow to read for everyone, and spelt letter by letter by some screen readers.

use super::Rule;
use super::page::{Found, Line, Page, Part};
use crate::passages::Role;

/// Fewer words in capitals are abbreviations or a name: "UBND TP.HCM".
const FEWEST_WORDS: usize = 4;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in &page.lines {
        let rule = match &line.part {
            Part::Title => Rule::CapitalTitle,
            Part::Summary | Part::Body(Role::Paragraph | Role::Heading(_) | Role::Item { .. }) => {
                Rule::CapitalLine
            }
            _ => continue,
        };
        if shouts(line) {
            found.add(rule, line.place, &line.text);
        }
    }
}

fn shouts(line: &Line) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in line.text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    let words =
        line.text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    upper > 4 * lower && words.count() >= FEWEST_WORDS
}
