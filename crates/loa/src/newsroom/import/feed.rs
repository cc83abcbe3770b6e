//! Reads RSS, Atom and JSON Feed.

use feed_rs::model::{Entry, Feed, Link, Text};
use jiff::Timestamp;

use super::html;
use super::page::{More, Page, ReadError, clean};
use super::wordpress::old_address;

/// The pages of a feed, each read or not.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Result<Page, ReadError>>, ReadError> {
    let text = super::decode::decode(bytes)?;
    // The text is UTF-8 now, whatever its declaration says.
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text.trim_start_matches('\u{feff}'),
    };
    // An entry without an identifier is known by its address, so none is made up for it.
    let parser = feed_rs::parser::Builder::new().id_generator(|_, _, _| String::new()).build();
    let feed = parser.parse(text.as_bytes()).map_err(|error| ReadError::Feed(error.to_string()))?;
    Ok(feed.entries.iter().map(|entry| page(entry, &feed)).collect())
}

fn page(entry: &Entry, feed: &Feed) -> Result<Page, ReadError> {
    let said = |text: &Option<Text>| text.as_ref().map(|text| text.content.clone()).unwrap_or_default();
    let title = html::words(&said(&entry.title));
    if title.is_empty() {
        return Err(ReadError::NoArticle);
    }
    let summary = said(&entry.summary);
    let content = entry.content.as_ref().and_then(|content| content.body.clone()).unwrap_or_default();
    for text in [&title, &summary, &content] {
        if let Some(legacy) = viet::detect_legacy(text) {
            return Err(ReadError::Legacy(legacy.name().to_owned()));
        }
    }
    // Many feeds carry nothing but a summary; then this is the article.
    let (source, summary) =
        if content.trim().is_empty() { (summary, String::new()) } else { (content, html::words(&summary)) };
    let (body, media) = html::body(&source)?;
    let at = entry.published.or(entry.updated).ok_or_else(|| ReadError::NoDate(title.clone()))?;
    let published_at =
        Timestamp::from_second(at.timestamp()).map_err(|_| ReadError::NoDate(title.clone()))?;
    let url = address(&entry.links);
    let guid = Some(entry.id.clone()).filter(|id| !id.is_empty());
    let mut old: Vec<String> = url.iter().chain(&guid).filter_map(|address| old_address(address)).collect();
    old.sort();
    old.dedup();
    let category = entry.categories.first().map(|one| one.label.clone().unwrap_or_else(|| one.term.clone()));
    let author = entry.authors.first().and_then(|person| person.name.clone());
    Ok(Page {
        category: clean(&category.unwrap_or_default()),
        published_at,
        // A summary that the text begins with would be read twice.
        summary: if clean(&body.plain()).starts_with(summary.trim_end_matches(['…', '.', '['])) {
            String::new()
        } else {
            summary
        },
        body,
        author: clean(&author.unwrap_or_default()),
        source: html::words(&said(&feed.title)),
        url,
        title,
        more: More { guid, old, media, ..More::default() },
    })
}

fn address(links: &[Link]) -> Option<String> {
    let page = links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    page.map(|link| link.href.clone()).filter(|href| href.starts_with("http"))
}
