//! Finds the article among the lines of a page: its beginning, its end, and the kind of each line. A page's menus, counters
//! and lists of other articles are left out.

use super::moment;
use super::stamp::Written;
use document::{Block, Document, Inline};

/// A line of a page. From HTML it keeps the block that it was.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) block: Option<Block>,
}

impl Line {
    /// A picture stands between lines and says nothing that an article is known by.
    pub(super) fn picture(block: &Block) -> Self {
        Self { text: "\u{fffc}".to_owned(), block: Some(block.clone()) }
    }

    fn is_picture(&self) -> bool {
        matches!(self.block, Some(Block::Picture { .. }))
    }
}

/// The parts found among the lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) category: String,
    pub(super) title: String,
    pub(super) at: Option<Written>,
    pub(super) summary: String,
    pub(super) body: Document,
    pub(super) author: String,
    pub(super) source: String,
    /// The areas that it says it concerns: lists of names.
    pub(super) places: Vec<String>,
}

/// Lines that say that the article is over, folded, as their beginnings.
const ENDS: &[&str] = &[
    "so luot nguoi xem",
    "so luot xem",
    "luot xem",
    "tin moi hon",
    "tin da dua",
    "tin lien quan",
    "cac tin khac",
    "tin khac",
    "bai viet lien quan",
    "xem tiep",
    "xem theo ngay",
    "binh luan",
    "chia se bai viet",
    "ve dau trang",
];

/// Longest line that may be a heading or an author, in characters.
const SHORT: usize = 90;

/// Finds the article; `known_title` is from the page's own data.
pub(super) fn find(lines: &[Line], known_title: Option<&str>) -> Option<Parts> {
    let (title, dated) = match known_title.and_then(|title| position_of(lines, title)) {
        Some(title) => (title, nearest_date(lines, title)),
        None => by_date(lines)?,
    };
    let mut parts = Parts { title: lines[title].text.clone(), ..Parts::default() };
    if let Some(dated) = dated {
        let line = &lines[dated].text;
        let found = moment::find(line)?;
        parts.at = Some(found.written());
        parts.category = category_before(line, found.range.start);
    }
    let first = dated.map_or(title, |dated| dated.max(title)) + 1;
    let rest = &lines[first..];
    let end = rest.iter().position(|line| is_end(&line.text)).unwrap_or(rest.len());
    fill(&mut parts, &rest[..end]);
    Some(parts)
}

/// An article of which all lines are the text.
pub(super) fn all(lines: &[Line], title: String) -> Parts {
    let mut parts = Parts { title, ..Parts::default() };
    let end = lines.iter().position(|line| is_end(&line.text)).unwrap_or(lines.len());
    fill(&mut parts, &lines[..end]);
    parts
}

fn position_of(lines: &[Line], title: &str) -> Option<usize> {
    let wanted = viet::fold(title.trim());
    // The last place: menus and trails name it before the article does.
    lines.iter().rposition(|line| viet::fold(&line.text) == wanted)
}

/// The date nearest to the title, within a few lines of it.
fn nearest_date(lines: &[Line], title: usize) -> Option<usize> {
    let has_date = |index: &usize| {
        lines[*index].text.chars().count() < 120 && moment::find(&lines[*index].text).is_some()
    };
    let after = (title + 1..lines.len().min(title + 4)).find(has_date);
    after.or_else(|| (title.saturating_sub(3)..title).rev().find(has_date))
}

/// Without a known title: the first dated line with a title after or before it.
fn by_date(lines: &[Line]) -> Option<(usize, Option<usize>)> {
    for (index, line) in lines.iter().enumerate() {
        if line.text.chars().count() >= 120 {
            continue;
        }
        let Some(found) = moment::find(&line.text) else { continue };
        let category = category_before(&line.text, found.range.start);
        let before = index.checked_sub(1).filter(|before| is_title(&lines[*before].text));
        let after =
            Some(index + 1).filter(|after| lines.get(*after).is_some_and(|line| is_title(&line.text)));
        // "Category 26/04/2024" stands over the title; a bare date stands below it.
        let title = if category.is_empty() { before.or(after) } else { after.or(before) };
        if let Some(title) = title {
            return Some((title, Some(index)));
        }
    }
    None
}

/// A headline: some words, not a menu entry, not a sentence of the text.
fn is_title(text: &str) -> bool {
    let count = text.chars().count();
    (15..=300).contains(&count) && !text.starts_with(['•', '-', '|']) && !text.ends_with(['.', ';', ','])
}

fn category_before(line: &str, date: usize) -> String {
    let before = line[..date].trim().trim_end_matches(['-', '–', '|', ',', ':']).trim();
    // A weekday before a date is a part of the date.
    let folded = viet::fold(before);
    if folded.starts_with("thu ") || folded.starts_with("chu nhat") || folded.starts_with("ngay") {
        return String::new();
    }
    before.to_owned()
}

/// A line that is such a marker, at most with a count or a colon; a sentence that begins like one is none.
fn is_end(text: &str) -> bool {
    let folded = viet::fold(text);
    ENDS.iter()
        .filter_map(|end| folded.strip_prefix(end))
        .any(|rest| rest.chars().count() < 20 && !rest.chars().any(|c| c.is_alphabetic() || c == '.'))
}

/// Divides the lines of the article into summary, body, author and source.
fn fill(parts: &mut Parts, lines: &[Line]) {
    let mut lines: Vec<&Line> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    if let Some(index) = lines.iter().rposition(|line| source_of(&line.text).is_some()) {
        parts.source = source_of(&lines[index].text).unwrap_or_default();
        parts.places = lines[index + 1..].iter().filter_map(|line| places_of(&line.text)).collect();
        lines.truncate(index);
    }
    // Elsewhere such a line is a part of the text.
    if let Some(places) = lines.last().and_then(|line| places_of(&line.text)) {
        parts.places.push(places);
        lines.pop();
    }
    let said = |lines: &[&Line]| lines.iter().filter(|line| !line.is_picture()).count();
    let last = lines.iter().rposition(|line| !line.is_picture());
    if said(&lines) > 2
        && let Some(last) = last.filter(|last| is_person(&lines[*last].text))
    {
        parts.author = lines.remove(last).text.clone();
    }
    // A single paragraph is the body itself, not its summary.
    let first = lines.iter().position(|line| !line.is_picture());
    if said(&lines) > 1
        && let Some(first) = first.filter(|first| lines[*first].text.chars().count() <= 1_000)
    {
        parts.summary = without_dateline(&lines.remove(first).text).to_owned();
    }
    let blocks = lines.iter().enumerate().map(|(index, line)| match &line.block {
        Some(block) => block.clone(),
        None => guess(&line.text, index + 1 == lines.len()),
    });
    parts.body = Document { blocks: blocks.collect() };
}

fn source_of(text: &str) -> Option<String> {
    let rest = text.strip_prefix("Nguồn").or_else(|| text.strip_prefix("Theo nguồn"))?;
    let name = rest.trim_start().strip_prefix(':')?.trim();
    (name.chars().count() <= SHORT).then(|| name.to_owned())
}

/// "Địa bàn: Phường Bến Mây; Xã Cù Lao".
fn places_of(text: &str) -> Option<String> {
    let rest = text.strip_prefix("Địa bàn")?.trim_start().strip_prefix(':')?.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// "Minh Thư", "T.H", "Nguyễn Văn A": a few words that all begin with a capital, and no sentence. A word alone is a name
/// when it is made of capitals.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = |word: &str| word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let initials = words.iter().all(|word| capitals(word));
    (1..=5).contains(&words.len())
        && text.chars().count() <= 40
        && !text.ends_with([':', ';', '!', '?', '…'])
        && (!text.ends_with('.') || initials)
        && (words.len() > 1 || initials)
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// Takes "(HCM CityWeb) – " off the front.
fn without_dateline(text: &str) -> &str {
    let Some((name, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) else {
        return text;
    };
    let after = rest.trim_start();
    match after.strip_prefix(['–', '-', '—']) {
        Some(words) if name.chars().count() <= 40 => words.trim_start(),
        _ => text,
    }
}

/// The kind of a line of plain text: a heading when it is short, begins like one and does not end like a sentence.
fn guess(text: &str, last: bool) -> Block {
    let words = vec![Inline::text(text)];
    let numbered = text.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    let closed = text.ends_with(['.', ';', ',', '!', '?', '…', ')', '”', '"']);
    let begins = numbered || text.starts_with(char::is_uppercase);
    let labelled = text.trim_end_matches(':').contains(": ");
    let bare_colon = text.ends_with(':') && !numbered;
    if last || closed || !begins || labelled || bare_colon || text.chars().count() > SHORT {
        return Block::Paragraph { text: words };
    }
    Block::Heading { level: if numbered { 3 } else { 2 }, text: words }
}
