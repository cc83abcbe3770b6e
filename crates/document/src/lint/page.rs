//! A text as rules read it: lines with a place and a role; and the findings so far.

use std::collections::HashMap;
use std::ops::Range;

use super::{Context, Finding, MOST_OF_A_RULE, Place, Rule};
use crate::Text;
use crate::passages::{self, Role, Run};

/// Quotes are short, so that a list of findings can be read; in bytes, about a line.
const LONGEST_QUOTE: usize = 120;

/// A text, and the facts known about it.
pub(super) struct Page<'a> {
    pub(super) text: &'a Text,
    pub(super) context: &'a Context,
    /// From the headline to the end.
    pub(super) lines: Vec<Line>,
}

/// A passage as plain text.
pub(super) struct Line {
    pub(super) place: Place,
    pub(super) part: Part,
    pub(super) text: String,
    /// Where links stand in it, and where they lead.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// Whether every word is strong: written like that it serves as a heading.
    pub(super) strong: bool,
}

/// The role of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Summary,
    /// A piece of the body.
    Body(Role),
    /// The description of the picture on top.
    Alt,
    /// The words below it.
    Caption,
}

impl Part {
    /// Whether it is made of sentences of our own: neither labels nor the words of others.
    pub(super) fn is_prose(&self) -> bool {
        matches!(self, Self::Summary | Self::Body(Role::Paragraph | Role::Item { .. }))
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Body(Role::Heading(_)))
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a Text, context: &'a Context) -> Self {
        let mut lines = vec![
            line(Place::Title, Part::Title, &passages::plain(&text.title)),
            line(Place::Summary, Part::Summary, &passages::plain(&text.summary)),
        ];
        if let Some(picture) = &text.picture {
            lines.push(line(Place::Picture, Part::Alt, &passages::plain(&picture.alt)));
            lines.push(line(Place::Picture, Part::Caption, &passages::plain(&picture.caption)));
        }
        for passage in passages::passages(&text.body) {
            lines.push(line(Place::Block(passage.block), Part::Body(passage.role), &passage.runs));
        }
        Self { text, context, lines }
    }

    pub(super) fn is_vietnamese(&self) -> bool {
        self.context.lang == kit::i18n::Lang::Vi
    }
}

fn line(place: Place, part: Part, runs: &[Run]) -> Line {
    let mut text = String::new();
    let mut links: Vec<(Range<usize>, String)> = Vec::new();
    for run in runs {
        let start = text.len();
        text.push_str(&run.text);
        let Some(href) = &run.style.link else { continue };
        match links.last_mut() {
            // One link of which a word is strong is still one link.
            Some((range, last)) if range.end == start && last == href => range.end = text.len(),
            _ => links.push((start..text.len(), href.clone())),
        }
    }
    let strong = !runs.is_empty() && runs.iter().all(|run| run.style.strong || run.text.trim().is_empty());
    Line { place, part, text, links, strong }
}

/// The findings so far.
#[derive(Default)]
pub(super) struct Found {
    findings: Vec<Finding>,
    counts: HashMap<Rule, usize>,
}

impl Found {
    /// Something wrong with these words.
    pub(super) fn add(&mut self, rule: Rule, place: Place, quote: &str) {
        self.note(Finding {
            rule,
            level: rule.level(),
            place,
            quote: shortened(quote).to_owned(),
            count: 0,
            instead: String::new(),
        });
    }

    /// The same with something counted.
    pub(super) fn add_counted(&mut self, rule: Rule, place: Place, quote: &str, count: usize) {
        let quote = shortened(quote).to_owned();
        self.note(Finding { rule, level: rule.level(), place, quote, count, instead: String::new() });
    }

    /// The same with a proposal.
    pub(super) fn add_instead(&mut self, rule: Rule, place: Place, quote: &str, instead: &str) {
        let (quote, instead) = (shortened(quote).to_owned(), shortened(instead).to_owned());
        self.note(Finding { rule, level: rule.level(), place, quote, count: 0, instead });
    }

    pub(super) fn note(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.rule).or_default();
        *count += 1;
        if *count <= MOST_OF_A_RULE {
            self.findings.push(finding);
        }
    }

    /// Whether more of a rule would not be kept.
    pub(super) fn is_full(&self, rule: Rule) -> bool {
        self.counts.get(&rule).is_some_and(|count| *count >= MOST_OF_A_RULE)
    }

    /// From the top of the text to its end, errors first within a place.
    pub(super) fn in_order(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| (finding.place, finding.level));
        self.findings
    }
}

/// As much of the words as fits in a line, up to the end of a word where there is one.
pub(super) fn shortened(words: &str) -> &str {
    let words = words.trim();
    if words.len() <= LONGEST_QUOTE {
        return words;
    }
    let cut = words.floor_char_boundary(LONGEST_QUOTE);
    let end = words[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    words[..end].trim_end()
}

/// The words around a place, `count` of them on each side, not over a line's end.
pub(super) fn around(text: &str, range: Range<usize>, count: usize) -> &str {
    let (start, end) = (before(text, range.start, count), after(text, range.end, count));
    &text[start..end]
}

/// The last words of a text.
pub(super) fn last_words(text: &str, count: usize) -> &str {
    let text = text.trim_end();
    &text[before(text, text.len(), count)..]
}

fn before(text: &str, at: usize, count: usize) -> usize {
    let floor = text.floor_char_boundary(at.saturating_sub(LONGEST_QUOTE));
    let mut start = at;
    for _ in 0..count {
        let head = text[floor..start].trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
        if head.is_empty() || head.ends_with('\n') {
            break;
        }
        start = floor + head.rfind(char::is_whitespace).map_or(0, |space| space + width(&head[space..]));
    }
    start
}

fn after(text: &str, at: usize, count: usize) -> usize {
    let ceiling = text.ceil_char_boundary((at + LONGEST_QUOTE).min(text.len()));
    let mut end = at;
    for _ in 0..count {
        let tail = text[end..ceiling].trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        if tail.is_empty() || tail.starts_with('\n') {
            break;
        }
        let skipped = ceiling - tail.len();
        end = skipped + tail.find(char::is_whitespace).unwrap_or(tail.len());
    }
    end
}

fn width(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}
