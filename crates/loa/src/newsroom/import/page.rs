//! Reads a saved page of a portal, text or HTML.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use scraper::{Html, Selector};
use serde_json::Value;

use super::lines::{self, Line};
use super::moment;
use crate::newsroom::document::{self, Block, Document, Inline};

/// Largest page that is read, in bytes.
const LARGEST: usize = 20 << 20;

/// What a page says.
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
    /// Who wrote it; may be empty.
    pub author: String,
    /// Where it is from; may be empty.
    pub source: String,
    /// Its own address, when the page says it.
    pub url: Option<String>,
}

/// Why a page could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is larger than any page.
    #[error("larger than {} MB: this is no page", LARGEST >> 20)]
    TooLarge,
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
    /// There is a headline, and nothing below it.
    #[error("no text found below the headline `{0}`")]
    NoBody(String),
}

/// Reads a page.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8], zone: &TimeZone) -> Result<Page, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::Encoding)?;
    if let Some(legacy) = viet::detect_legacy(text) {
        return Err(ReadError::Legacy(legacy.name().to_owned()));
    }
    let head: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<div", "<article"].iter().any(|tag| head.contains(tag))
    {
        from_html(text, zone)
    } else {
        from_text(text, zone)
    }
}

fn from_text(text: &str, zone: &TimeZone) -> Result<Page, ReadError> {
    let lines: Vec<Line> = text
        .lines()
        .map(|line| Line { text: clean(line), block: None })
        .filter(|line| !line.text.is_empty())
        .collect();
    finish(&lines, &Said::default(), zone)
}

/// What an HTML page says about itself.
#[derive(Default)]
struct Said {
    title: Option<String>,
    at: Option<DateTime>,
    author: Option<String>,
    url: Option<String>,
    summary: Option<String>,
}

fn from_html(text: &str, zone: &TimeZone) -> Result<Page, ReadError> {
    let html = Html::parse_document(text);
    let said = said(&html, zone);
    let body = Selector::parse("body").expect("a valid selector");
    let document = document::from_elements(html.select(&body));
    let lines: Vec<Line> = document.blocks.iter().flat_map(lines_of).collect();
    finish(&lines, &said, zone)
}

fn said(html: &Html, zone: &TimeZone) -> Said {
    let meta = |name: &str| {
        let selector = format!("meta[property=\"{name}\"], meta[name=\"{name}\"], meta[itemprop=\"{name}\"]");
        let selector = Selector::parse(&selector).ok()?;
        let content = html.select(&selector).find_map(|element| element.attr("content"))?;
        Some(clean(content)).filter(|text| !text.is_empty())
    };
    let first = |selector: &str| {
        let selector = Selector::parse(selector).ok()?;
        let text = html.select(&selector).next()?.text().collect::<String>();
        Some(clean(&text)).filter(|text| !text.is_empty())
    };
    let canonical = || {
        let selector = Selector::parse("link[rel=canonical]").ok()?;
        html.select(&selector).next()?.attr("href").map(str::to_owned)
    };
    let linked = linked_data(html);
    let in_data = |name: &str| linked.as_ref().and_then(|data| data[name].as_str()).map(clean);
    let author = linked
        .as_ref()
        .and_then(|data| data["author"]["name"].as_str().or(data["author"][0]["name"].as_str()));
    let published =
        meta("article:published_time").or_else(|| meta("datePublished")).or_else(|| in_data("datePublished"));
    Said {
        title: meta("og:title").or_else(|| first("h1")).or_else(|| in_data("headline")),
        at: published.and_then(|text| local(&text, zone)),
        author: meta("author").or_else(|| meta("article:author")).or_else(|| author.map(clean)),
        url: canonical().or_else(|| meta("og:url")).filter(|url| url.starts_with("http")),
        summary: meta("og:description").or_else(|| meta("description")),
    }
}

/// The page's description of its article (schema.org as JSON-LD), alone or within a graph.
fn linked_data(html: &Html) -> Option<Value> {
    let selector = Selector::parse("script[type=\"application/ld+json\"]").ok()?;
    html.select(&selector)
        .filter_map(|script| serde_json::from_str::<Value>(&script.text().collect::<String>()).ok())
        .flat_map(|data| match data {
            Value::Array(list) => list,
            Value::Object(ref object) if object.contains_key("@graph") => {
                data["@graph"].as_array().cloned().unwrap_or_default()
            }
            one => vec![one],
        })
        .find(|one| one["datePublished"].is_string())
}

/// A moment of the page's data on the city's clock: with an offset it is moved, without one it is local already.
fn local(text: &str, zone: &TimeZone) -> Option<DateTime> {
    match text.parse::<Timestamp>() {
        Ok(at) => Some(at.to_zoned(zone.clone()).datetime()),
        Err(_) => moment::find(text).map(|found| found.at),
    }
}

/// The lines of a block; a paragraph with line breaks in it is several.
fn lines_of(block: &Block) -> Vec<Line> {
    match block {
        Block::Paragraph { text } if text.contains(&Inline::Break) => text
            .split(|run| *run == Inline::Break)
            .map(|runs| Block::Paragraph { text: runs.to_vec() })
            .map(|block| line(&block))
            .filter(|line| !line.text.is_empty())
            .collect(),
        block => vec![line(block)],
    }
}

fn line(block: &Block) -> Line {
    let plain = Document { blocks: vec![block.clone()] }.plain();
    Line { text: clean(&plain), block: Some(block.clone()) }
}

fn finish(lines: &[Line], said: &Said, zone: &TimeZone) -> Result<Page, ReadError> {
    // "Title | Site" and "Title - Site" name the site too; the longest part that stands in the page is the title.
    let known = said.title.as_deref().map(|title| candidates(title, lines));
    let parts = lines::find(lines, known.as_deref()).ok_or(ReadError::NoArticle)?;
    let at = said.at.or(parts.at).ok_or_else(|| ReadError::NoDate(parts.title.clone()))?;
    if parts.body.is_empty() {
        return Err(ReadError::NoBody(parts.title));
    }
    let published_at = zone
        .to_ambiguous_zoned(at)
        .compatible()
        .map_err(|_| ReadError::NoDate(parts.title.clone()))?
        .timestamp();
    let summary =
        if parts.summary.is_empty() { said.summary.clone().unwrap_or_default() } else { parts.summary };
    Ok(Page {
        title: parts.title,
        category: parts.category,
        published_at,
        summary,
        body: parts.body,
        author: if parts.author.is_empty() { said.author.clone().unwrap_or_default() } else { parts.author },
        source: parts.source,
        url: said.url.clone(),
    })
}

fn candidates(title: &str, lines: &[Line]) -> String {
    let stands = |text: &str| lines.iter().any(|line| viet::fold(&line.text) == viet::fold(text));
    if stands(title) {
        return title.to_owned();
    }
    let mut parts = vec![title];
    for divider in [" | ", " - ", " – ", " :: "] {
        parts = parts.into_iter().flat_map(|part| part.split(divider)).collect();
    }
    parts
        .into_iter()
        .filter(|part| stands(part))
        .max_by_key(|part| part.len())
        .unwrap_or(title)
        .trim()
        .to_owned()
}

/// One line of text: NFC, white space as single spaces.
fn clean(text: &str) -> String {
    viet::nfc(text)
        .split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
