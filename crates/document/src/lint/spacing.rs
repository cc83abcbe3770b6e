//! Spaces where none belong.

use super::Rule;
use super::page::{Found, Line, Page, Part, around};
use crate::passages::Role;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in page.lines.iter().filter(|line| line.part != Part::Body(Role::Row)) {
        doubled(line, found);
        before_marks(line, found);
    }
}

fn doubled(line: &Line, found: &mut Found) {
    let text = line.text.trim();
    let mut spaces = 0;
    for (at, c) in text.char_indices() {
        if is_space(c) {
            spaces += 1;
        } else {
            if spaces > 1 {
                found.add(Rule::DoubleSpace, line.place, around(text, at..at, 3));
            }
            spaces = 0;
        }
        if c == '\n' {
            spaces = 0;
        }
    }
}

/// "Thành phố , xã": the mark would begin a line of its own.
fn before_marks(line: &Line, found: &mut Found) {
    let text = line.text.as_str();
    for (at, mark) in text.match_indices([',', '.', ';', ':', '!', '?']) {
        let (head, tail) = (&text[..at], &text[at + mark.len()..]);
        let spaced = head.ends_with(is_space) && !head.trim_end().is_empty();
        let left = head.trim_end_matches(is_space);
        let ends_word = left.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"'));
        // "mục ... trên cổng" leaves room to fill in; ":)" and ".vn" begin something.
        if spaced && ends_word && tail.chars().next().is_none_or(char::is_whitespace) {
            found.add(Rule::SpaceBeforeMark, line.place, around(text, at..at + 1, 2));
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\t' | '\u{2000}'..='\u{200a}' | '\u{202f}')
}
