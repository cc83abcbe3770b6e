//! Links: their targets, and the promise of their words.

use std::collections::{BTreeSet, HashSet};

use super::Rule;
use super::page::{Found, Line, Page, Part, around};
use crate::Text;
use crate::passages;

/// Words that say nothing when they are read alone, as in a list of a page's links.
const NOTHING: [&str; 32] = [
    "tại đây",
    "ở đây",
    "đây",
    "vào đây",
    "xem thêm",
    "xem tại đây",
    "xem ở đây",
    "xem chi tiết",
    "chi tiết",
    "đọc thêm",
    "đọc tiếp",
    "bấm vào đây",
    "nhấn vào đây",
    "bấm đây",
    "click vào đây",
    "nhấp vào đây",
    "link",
    "link này",
    "đường dẫn",
    "đường dẫn này",
    "tại đường dẫn này",
    "trang này",
    "bài này",
    "tải về",
    "tải tại đây",
    "here",
    "click here",
    "read more",
    "more",
    "this link",
    "this page",
    "download",
];

/// The paths within the site that a text leads to, each once, in order, without the part after `?` or `#`: to be looked
/// up, and those that exist handed to [`super::lint`].
pub fn internal_links(text: &Text) -> Vec<String> {
    let links: BTreeSet<String> = passages::passages(&text.body)
        .iter()
        .flat_map(|passage| &passage.runs)
        .filter_map(|run| run.style.link.as_deref().and_then(internal))
        .map(str::to_owned)
        .collect();
    links.into_iter().collect()
}

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let mut anchors: Option<HashSet<String>> = None;
    for line in &page.lines {
        for (range, href) in &line.links {
            let words = line.text[range.clone()].trim();
            if let Some(path) = internal(href) {
                if !page.context.known_links.contains(path) {
                    found.add_instead(Rule::DeadLink, line.place, words, href);
                }
            } else if let Some(anchor) = href.strip_prefix('#')
                && !leads_to_heading(anchors.get_or_insert_with(|| headings(page)), anchor)
            {
                found.add_instead(Rule::DeadLink, line.place, words, href);
            }
            say(line, range.clone(), words, found);
        }
    }
}

fn say(line: &Line, range: std::ops::Range<usize>, words: &str, found: &mut Found) {
    let plain = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if plain.is_empty() || NOTHING.contains(&plain.as_str()) {
        found.add(Rule::EmptyLinkWords, line.place, around(&line.text, range, 3));
    } else if is_bare_address(&plain) {
        found.add(Rule::BareAddress, line.place, words);
    }
}

/// A site's name ("quochoi.vn") can be said; an address with a path cannot.
fn is_bare_address(words: &str) -> bool {
    let rest = words.trim_start_matches("https://").trim_start_matches("http://");
    !words.contains(char::is_whitespace)
        && (rest.len() < words.len() || rest.starts_with("www."))
        && rest.trim_end_matches('/').contains('/')
}

/// The path of an address within the site.
fn internal(href: &str) -> Option<&str> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    (path.starts_with('/') && !path.starts_with("//")).then_some(path)
}

/// The ids that headings get when the body is shown.
fn headings(page: &Page<'_>) -> HashSet<String> {
    page.lines
        .iter()
        .filter(|line| matches!(line.part, Part::Body(passages::Role::Heading(_))))
        .filter_map(|line| viet::slug(&line.text))
        .map(|slug| format!("muc-{slug}"))
        .collect()
}

/// A heading's words may come twice; the second then has a number behind its id.
fn leads_to_heading(headings: &HashSet<String>, anchor: &str) -> bool {
    let plain =
        anchor.rsplit_once('-').filter(|(_, number)| number.parse::<u32>().is_ok()).map(|(plain, _)| plain);
    headings.contains(anchor) || plain.is_some_and(|plain| headings.contains(plain))
}
