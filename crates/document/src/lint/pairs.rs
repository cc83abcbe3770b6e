//! Quotation marks and brackets that are opened and not closed, or the other way round.

use super::page::{Found, Line, Page, Part, around};
use super::{Place, Rule};
use crate::passages::Role;

/// How many passages a quotation may run over before its end is missed.
const LONGEST_QUOTATION: usize = 8;

/// A quotation mark whose partner may come in a later paragraph, as the press writes long quotations.
struct Waiting<'t> {
    place: Place,
    quote: &'t str,
    straight: bool,
    since: usize,
}

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let mut waiting: Option<Waiting<'_>> = None;
    for (index, line) in page.lines.iter().enumerate() {
        brackets(line, found);
        let body = matches!(line.part, Part::Body(Role::Paragraph | Role::Item { .. } | Role::Quoted));
        let over = waiting.as_ref().is_some_and(|open| index - open.since > LONGEST_QUOTATION);
        if !body || over {
            waiting.take().into_iter().for_each(|open| found.add(Rule::OpenQuote, open.place, open.quote));
        }
        let open = open_quote(line);
        if !body {
            open.into_iter().for_each(|(at, _, _)| tell(line, at, found));
            continue;
        }
        waiting = match (waiting, open) {
            // A long quotation is opened again in each paragraph and closed once, in its last.
            (Some(before), None) if !before.straight && line.text.trim_start().starts_with('“') => None,
            (waiting, None) => waiting,
            (Some(before), Some((_, Side::Opens, _))) if !before.straight => Some(before),
            (Some(before), Some((_, side, straight)))
                if before.straight == straight && side != Side::Opens =>
            {
                None
            }
            (waiting, Some((at, Side::Closes, _))) => {
                tell(line, at, found);
                waiting
            }
            (_, Some((at, _, straight))) => Some(Waiting {
                place: line.place,
                quote: around(&line.text, at..at, 4),
                straight,
                since: index,
            }),
        };
    }
    waiting.into_iter().for_each(|open| found.add(Rule::OpenQuote, open.place, open.quote));
}

fn tell(line: &Line, at: usize, found: &mut Found) {
    found.add(Rule::OpenQuote, line.place, around(&line.text, at..at, 4));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// A straight mark may do either.
    Either,
}

/// The quotation mark of a line that has no partner in it: its place, its side, and whether it is a straight one.
fn open_quote(line: &Line) -> Option<(usize, Side, bool)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut straight: Option<usize> = None;
    let mut before = ' ';
    for (at, c) in line.text.char_indices() {
        match c {
            // 27" is a size.
            '"' if before.is_ascii_digit() && straight.is_none() => {}
            '"' => straight = if straight.is_some() { None } else { Some(at) },
            '“' | '«' => open.push((at, c)),
            '”' | '»' => {
                let partner = if c == '”' { '“' } else { '«' };
                if open.pop().is_none_or(|(_, opened)| opened != partner) {
                    return Some((at, Side::Closes, false));
                }
            }
            _ => {}
        }
        before = c;
    }
    let curly = open.first().map(|(at, _)| (*at, Side::Opens, false));
    curly.or(straight.map(|at| (at, Side::Either, true)))
}

fn brackets(line: &Line, found: &mut Found) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in line.text.char_indices() {
        match c {
            '(' | '[' => open.push((at, c)),
            ')' | ']' => {
                let partner = if c == ')' { '(' } else { '[' };
                if found.is_full(Rule::OpenBracket) {
                    return;
                }
                let closed = open.pop_if(|(_, opened)| *opened == partner).is_some();
                if !closed && !is_label(&line.text[..at]) {
                    found.add(Rule::OpenBracket, line.place, around(&line.text, at..at + 1, 3));
                }
            }
            _ => {}
        }
    }
    for (at, _) in open.into_iter().take(super::MOST_OF_A_RULE) {
        found.add(Rule::OpenBracket, line.place, around(&line.text, at..at, 3));
    }
}

/// "a)", "1)" and ":)" close nothing.
fn is_label(head: &str) -> bool {
    let floor = head.floor_char_boundary(head.len().saturating_sub(16));
    let word = head[floor..]
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '|'))
        .next()
        .unwrap_or_default();
    word.chars().count() <= 3 && (word.chars().all(char::is_alphanumeric) || word.ends_with([':', ';', '-']))
}
