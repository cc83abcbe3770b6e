//! Reads an article out of HTML: a whole page with its menus, or a piece that is all article.

use jiff::tz::TimeZone;
use scraper::{Html, Selector};
use url::Url;

use super::lines::Line;
use super::marks::{self, Media};
use super::page::{Page, ReadError, clean, finish};
use super::{data, html_tree, tidy};
use document::{self, Block, Document, Inline};

/// Reads a page of HTML; `address` is where it was read from, when it was not a file.
pub(super) fn read(text: &str, address: Option<&Url>, zone: &TimeZone) -> Result<Page, ReadError> {
    let mut html = html_tree::parse(text)?;
    let mut said = data::said(&html, zone);
    let base = base(&html, said.url.as_deref(), address);
    tidy::without_frame(&mut html);
    said.left.extend(tidy::tidy(&mut html, base.as_ref()));
    let media = marks::mark(&mut html);
    let body = Selector::parse("body").expect("a valid selector");
    let document = marks::place(document::from_elements(html.select(&body)), &media);
    let lines: Vec<Line> = document.blocks.iter().flat_map(lines_of).collect();
    finish(&lines, &said, media, zone)
}

/// The base of a page's relative addresses: its own statement, the address that it was read from, or its own address.
fn base(html: &Html, own: Option<&str>, address: Option<&Url>) -> Option<Url> {
    let selector = Selector::parse("base[href]").ok()?;
    let said = html.select(&selector).next().and_then(|element| element.attr("href"));
    let from = address.cloned().or_else(|| Url::parse(own?).ok());
    match (said.map(str::trim), from) {
        (Some(said), Some(from)) => from.join(said).ok().or(Some(from)),
        (Some(said), None) => Url::parse(said).ok(),
        (None, from) => from,
    }
    .filter(|base| matches!(base.scheme(), "http" | "https"))
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

/// Reads a piece of HTML that is nothing but the article: its body with waiting pictures, the media that it shows, and notes
/// on the parts that were left out.
///
/// # Errors
/// [`ReadError::Nested`].
pub(super) fn body(text: &str, base: Option<&str>) -> Result<(Document, Media, Vec<String>), ReadError> {
    let mut html = html_tree::parse(&marks::without_marks(text))?;
    let base = base.and_then(|base| Url::parse(base).ok());
    let left = tidy::tidy(&mut html, base.as_ref());
    let media = marks::mark(&mut html);
    let document = marks::place(document::from_elements([html.root_element()]), &media);
    Ok((document, media, left))
}

/// The words of a piece of HTML in one line.
pub(super) fn words(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return clean(text);
    }
    // Words that are nested without end are as good as none.
    html_tree::parse(text)
        .map_or_else(|_| String::new(), |html| clean(&document::from_elements([html.root_element()]).plain()))
}
