//! The parts that every text has: a headline, a summary, a body.

use super::page::{Found, Page};
use super::{Place, Rule};

/// A longer headline is cut off in lists, on cards and in mail; in characters.
const LONGEST_TITLE: usize = 120;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let title = page.text.title.trim();
    if title.is_empty() {
        found.add(Rule::NoTitle, Place::Title, "");
    }
    let length = title.chars().count();
    if length > LONGEST_TITLE {
        found.add_counted(Rule::LongTitle, Place::Title, title, length);
    }
    if title.ends_with('.') && !title.ends_with("..") && !ends_with_abbreviation(title) {
        found.add(Rule::TitleFullStop, Place::Title, super::page::last_words(title, 4));
    }
    if page.text.summary.trim().is_empty() {
        found.add(Rule::NoSummary, Place::Summary, "");
    }
    if page.text.body.is_empty() {
        found.add(Rule::NoBody, Place::Body, "");
    }
}

fn ends_with_abbreviation(title: &str) -> bool {
    let last = title.split_whitespace().next_back().unwrap_or_default();
    last.trim_end_matches('.').contains('.')
}
