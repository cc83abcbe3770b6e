//! Reads an article out of HTML: a whole page with its menus, or a piece that is all article.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use scraper::{Html, Selector};
use serde_json::Value;

use super::lines::Line;
use super::marks::{self, Media};
use super::moment;
use super::page::{Page, ReadError, Said, clean, finish};
use super::soup;
use crate::newsroom::document::{self, Block, Document, Inline};

/// Reads a page of HTML.
pub(super) fn read(text: &str, zone: &TimeZone) -> Result<Page, ReadError> {
    let mut html = soup::parse(text)?;
    let media = marks::mark(&mut html);
    let said = said(&html, zone);
    let body = Selector::parse("body").expect("a valid selector");
    let document = marks::place(document::from_elements(html.select(&body)), &media);
    let lines: Vec<Line> = document.blocks.iter().flat_map(lines_of).collect();
    finish(&lines, &said, media, zone)
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
        Block::Picture { .. } => vec![Line::picture(block)],
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

/// Reads a piece of HTML that is nothing but the article: its body, with waiting pictures, and what it shows.
///
/// # Errors
/// [`ReadError::Nested`].
pub(super) fn body(text: &str) -> Result<(Document, Media), ReadError> {
    let mut html = soup::parse(&marks::without_marks(text))?;
    let media = marks::mark(&mut html);
    let document = marks::place(document::from_elements([html.root_element()]), &media);
    Ok((document, media))
}

/// The words of a piece of HTML in one line.
pub(super) fn words(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return clean(text);
    }
    // Words that are nested without end are as good as none.
    soup::parse(text)
        .map_or_else(|_| String::new(), |html| clean(&document::from_elements([html.root_element()]).plain()))
}
