//! The numbers and signs of lists.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{DocxError, attribute};

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list: how it counts and what it shows.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// With `%1` to `%9` for the numbers of its levels.
    text: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each kind of list.
    kinds: HashMap<String, Vec<Level>>,
    /// The kind of each list.
    lists: HashMap<String, String>,
    /// Levels at which a list begins anew, with the number.
    restarts: HashMap<(String, usize), u32>,
    counts: HashMap<String, Vec<Option<u32>>>,
    begun: HashMap<(String, usize), ()>,
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Result<Self, DocxError> {
        let mut reader = Reader::from_str(xml);
        let mut numbering = Self::default();
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0_usize);
        loop {
            let element = match reader.read_event()? {
                Event::Start(element) | Event::Empty(element) => element,
                Event::Eof => return Ok(numbering),
                _ => continue,
            };
            let value = attribute(&element, "val")?.unwrap_or_default();
            match element.local_name().as_ref() {
                "abstractNum" => {
                    kind = attribute(&element, "abstractNumId")?.unwrap_or_default();
                    numbering.kinds.insert(kind.clone(), vec![Level::default(); LEVELS]);
                    list.clear();
                }
                "num" => list = attribute(&element, "numId")?.unwrap_or_default(),
                "abstractNumId" => {
                    numbering.lists.insert(list.clone(), value);
                }
                "lvl" | "lvlOverride" => {
                    let number =
                        attribute(&element, "ilvl")?.and_then(|level| level.parse().ok()).unwrap_or(0);
                    level = usize::min(number, LEVELS - 1);
                }
                "startOverride" => {
                    numbering.restarts.insert((list.clone(), level), value.parse().unwrap_or(1));
                }
                name @ ("start" | "numFmt" | "lvlText") if list.is_empty() => {
                    let Some(levels) = numbering.kinds.get_mut(&kind) else { continue };
                    match name {
                        "start" => levels[level].start = value.parse().unwrap_or(1),
                        "numFmt" => levels[level].format = value,
                        _ => levels[level].text = value,
                    }
                }
                _ => {}
            }
        }
    }

    /// What stands before the next entry of a list; none when the list shows nothing.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let kind = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let counts = self.counts.entry(kind.clone()).or_insert_with(|| vec![None; LEVELS]);
        let restart = self.restarts.get(&(list.to_owned(), level)).copied();
        let begins = restart.filter(|_| self.begun.insert((list.to_owned(), level), ()).is_none());
        counts[level] = Some(match (begins, counts[level]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => levels[level].start,
        });
        counts[level + 1..].fill(None);
        let shown = &levels[level];
        if matches!(shown.format.as_str(), "bullet") {
            return Some("-".into());
        }
        if matches!(shown.format.as_str(), "none" | "") || shown.text.is_empty() {
            return None;
        }
        let mut text = shown.text.clone();
        for (index, one) in levels.iter().enumerate().take(level + 1) {
            let count = counts[index].unwrap_or(one.start);
            text = text.replace(&format!("%{}", index + 1), &format(&one.format, count));
        }
        Some(text)
    }
}

fn format(kind: &str, count: u32) -> String {
    match kind {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "lowerLetter" => letter(count).to_string(),
        "upperLetter" => letter(count).to_uppercase().to_string(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn letter(count: u32) -> char {
    let offset = count.saturating_sub(1) % 26;
    u8::try_from(offset).map_or('a', |offset| char::from(b'a' + offset))
}

fn roman(count: u32) -> String {
    let mut rest = count.min(3999);
    let mut text = String::new();
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    for (value, sign) in signs {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
