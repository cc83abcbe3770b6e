//! The content of an imported page, and how a saved one is told: text or HTML.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use super::decode::decode;
use super::lines::{Line, Parts};
use super::marks::{self, Media};
use super::stamp::DateError;
use super::{html, lines};
use document::{Block, Document};
use newsroom::Attachment;
use newsroom::pictures::Made;

/// Largest page that is read, in bytes.
pub(super) const LARGEST: usize = 20 << 20;
/// Longest headline, in characters; the newsroom takes no longer one.
const LONGEST_TITLE: usize = 300;
/// Longest summary, in characters; as above.
const LONGEST_SUMMARY: usize = 2_000;

/// The content of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The headline.
    pub title: String,
    /// The category that the page names; may be empty.
    pub category: String,
    /// When it was published, in the city's zone.
    pub published_at: Timestamp,
    /// The message in a sentence or two; may be empty.
    pub summary: String,
    /// The body.
    pub body: Document,
    /// The author; may be empty.
    pub author: String,
    /// Where it is from; may be empty.
    pub source: String,
    /// Its own address, when the page says it.
    pub url: Option<String>,
    /// The statements that only some sources make.
    pub more: More,
}

/// The statements that some sources make about a page, and the files that were brought along with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The site that it is of: host and folder; empty when nobody knows.
    pub site: String,
    /// Its number in WordPress.
    pub post: Option<String>,
    /// The source's own identifier.
    pub guid: Option<String>,
    /// Whether other items of the source have its identifier, or its address: then it is none.
    pub shared_guid: bool,
    /// As above.
    pub shared_address: bool,
    /// Whether it is the whole of its file, as a saved page is.
    pub single: bool,
    /// Notes on the parts that were not taken, in one line each.
    pub left: Vec<String>,
    /// The words of its old address; may be empty.
    pub slug: String,
    /// Its themes.
    pub themes: Vec<uuid::Uuid>,
    /// The areas that it concerns.
    pub areas: Vec<uuid::Uuid>,
    /// Lists of names and slugs of further ones, until they are looked up.
    pub places: Vec<String>,
    /// Its old addresses: path and query.
    pub old: Vec<String>,
    /// Pictures and files that it shows, until they are read.
    pub media: Media,
    /// The picture on top: always a [`Block::Picture`] whose bytes are in the blob store.
    pub top: Option<Block>,
    /// Its pictures in their sizes, whose bytes are in the blob store.
    pub made: Vec<Made>,
    /// Files that were read and stored.
    pub attachments: Vec<Attachment>,
}

/// Why a page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is larger than any page.
    #[error("larger than {} MB: this is no page", LARGEST >> 20)]
    TooLarge,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Its elements stand within each other more deeply than a person writes.
    #[error("elements are nested without end: this is no page that a person made")]
    Nested,
    /// It is an archive.
    #[error("a zip archive: unpack it first")]
    Zip,
    /// It is in an encoding that is not read.
    #[error("not UTF-8 text: save it again as UTF-8")]
    Encoding,
    /// It is in an old Vietnamese encoding that was read as another.
    #[error("the text is in {0}, an old Vietnamese encoding: convert it to Unicode first")]
    Legacy(String),
    /// Nothing in it looks like an article.
    #[error("no article found: a headline with a date before or after it is looked for")]
    NoArticle,
    /// There is a headline, and no date near it.
    #[error("no date found near the headline `{0}`")]
    NoDate(String),
    /// Its date is written in a way that nobody can be sure of.
    #[error("{0}")]
    Date(#[from] DateError),
    /// It says that it is a draft.
    #[error("the source calls it a draft")]
    Draft,
    /// It has no headline.
    #[error("it has no title")]
    NoTitle,
    /// There is a headline, and nothing below it.
    #[error("no text found below the headline `{0}`")]
    NoBody(String),
    /// It is no file of the kind that was named.
    #[error("this is no {0}")]
    Kind(&'static str),
    /// It breaks off or cannot be understood, at a place.
    #[error("{what} at byte {byte}, line {line}")]
    Broken {
        /// The error there.
        what: String,
        /// From the beginning of the file, as UTF-8.
        byte: u64,
        /// From 1.
        line: u64,
    },
    /// It is a feed that cannot be understood.
    #[error("the feed cannot be read: {0}")]
    Feed(String),
}

/// An HTML page's statements about itself.
#[derive(Default)]
pub(super) struct Said {
    /// Titles that it gives itself, the surest first.
    pub(super) titles: Vec<String>,
    /// The title of its window, which is seldom a line of the page.
    pub(super) window: Option<String>,
    pub(super) at: Option<Timestamp>,
    /// A date that stands in the page's data and cannot be taken.
    pub(super) wrong: Option<DateError>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) summary: Option<String>,
    /// Notes on the parts of the page that were not taken.
    pub(super) left: Vec<String>,
}

/// Reads a page.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8], zone: &TimeZone) -> Result<Page, ReadError> {
    read_from(bytes, None, zone)
}

/// The same for a page that was read from an address.
pub(super) fn read_from(bytes: &[u8], address: Option<&Url>, zone: &TimeZone) -> Result<Page, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    if bytes.is_empty() {
        return Err(ReadError::NoArticle);
    }
    let text = marks::without_marks(&decode(bytes)?);
    let head: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<div", "<article"].iter().any(|tag| head.contains(tag))
    {
        html::read(&text, address, zone)
    } else {
        from_text(&text, zone)
    }
}

/// Cuts a headline and a summary that are too long, at a word; answers a note for each.
pub(super) fn fit(page: &mut Page) -> Vec<&'static str> {
    let mut said = Vec::new();
    if let Some(cut) = cut(&page.title, LONGEST_TITLE) {
        page.title = cut;
        said.push("the title has more than 300 characters and was cut");
    }
    if let Some(cut) = cut(&page.summary, LONGEST_SUMMARY) {
        page.summary = cut;
        said.push("the summary has more than 2000 characters and was cut");
    }
    let unreadable = |text: &str| text.contains('\u{fffd}');
    if unreadable(&page.title) || unreadable(&page.body.plain()) {
        said.push("some letters could not be decoded");
    }
    said
}

fn cut(text: &str, longest: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(longest)?;
    let (room, _) = text.char_indices().nth(longest - 1)?;
    let at = text[..end].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(room).min(room);
    Some(format!("{}…", text[..at].trim_end_matches([' ', ',', ';', ':', '-', '–'])))
}

fn from_text(text: &str, zone: &TimeZone) -> Result<Page, ReadError> {
    let lines: Vec<Line> = text
        .lines()
        .map(|line| Line { text: clean(line), block: None })
        .filter(|line| !line.text.is_empty())
        .collect();
    finish(&lines, &Said::default(), Media::default(), zone)
}

pub(super) fn finish(lines: &[Line], said: &Said, media: Media, zone: &TimeZone) -> Result<Page, ReadError> {
    let parts = match known_title(&said.titles, lines) {
        Some(title) => lines::find(lines, Some(&title)),
        None => lines::find(lines, None),
    };
    // A page without a headline has its title in its window, when its data say that it is an article.
    let parts = parts.or_else(|| said.at.and_then(|_| titled(said, lines)));
    let parts = parts.ok_or(ReadError::NoArticle)?;
    if parts.body.is_empty() {
        return Err(ReadError::NoBody(parts.title));
    }
    let published_at = match (said.at, parts.at, &said.wrong) {
        (Some(at), ..) => at,
        (None, Some(written), _) => written.timestamp(zone)?,
        (None, None, Some(wrong)) => return Err(wrong.clone().into()),
        (None, None, None) => return Err(ReadError::NoDate(parts.title)),
    };
    let described = said.summary.clone().filter(|summary| !begins_with(&parts.body, summary));
    let summary = if parts.summary.is_empty() { described.unwrap_or_default() } else { parts.summary };
    Ok(Page {
        title: parts.title,
        category: parts.category,
        published_at,
        summary,
        body: parts.body,
        author: if parts.author.is_empty() { said.author.clone().unwrap_or_default() } else { parts.author },
        source: parts.source,
        url: said.url.clone(),
        more: More { media, places: parts.places, single: true, left: said.left.clone(), ..More::default() },
    })
}

/// The first of a page's titles that is a line of the page. "Title | Site" and "Title - Site" name the site too; the
/// longest part that is a line is the title.
fn known_title<'a>(titles: impl IntoIterator<Item = &'a String>, lines: &[Line]) -> Option<String> {
    let folded: HashSet<String> = lines.iter().map(|line| viet::fold(&line.text)).collect();
    let stands = |text: &str| folded.contains(&viet::fold(text.trim()));
    titles.into_iter().find_map(|title| {
        if stands(title) {
            return Some(title.clone());
        }
        let found = parts_of(title).into_iter().filter(|part| stands(part)).max_by_key(|part| part.len())?;
        Some(found.trim().to_owned())
    })
}

fn parts_of(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for divider in [" | ", " - ", " – ", " :: "] {
        parts = parts.into_iter().flat_map(|part| part.split(divider)).collect();
    }
    parts
}

/// An article whose headline is not found: the window's title, and the lines below it or all lines.
fn titled(said: &Said, lines: &[Line]) -> Option<Parts> {
    if let Some(title) = known_title(&said.window, lines) {
        return lines::find(lines, Some(&title));
    }
    let title = said.titles.first().or(said.window.as_ref())?;
    let title = parts_of(title).first()?.trim().to_owned();
    (!title.is_empty()).then(|| lines::all(lines, title))
}

/// Whether a text begins with its own summary: then it would be read twice.
pub(super) fn begins_with(body: &Document, summary: &str) -> bool {
    let summary = summary.trim().trim_end_matches("[…]").trim_end_matches("[...]");
    let summary = summary.trim_end_matches(['…', '.', '[', ']', ' ']);
    !summary.is_empty() && clean(&body.plain()).starts_with(summary)
}

/// One line of text: NFC, white space as single spaces.
pub(super) fn clean(text: &str) -> String {
    viet::nfc(text)
        .split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
