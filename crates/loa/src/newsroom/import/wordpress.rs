//! Makes a page of an item of a WordPress export: paragraphs, shortcodes, addresses.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use url::Url;

use super::html;
use super::marks::{Media, Wanted};
use super::page::{More, Page, ReadError, clean};
use super::wxr::Entry;
use crate::newsroom::document::{Block, Document};

/// Shortcodes without attributes that no one writes as words in brackets.
const SHORTCODES: &[&str] =
    &["gallery", "caption", "embed", "video", "audio", "playlist", "toc", "row", "column", "button", "more"];

/// What an item became.
pub(super) struct Made {
    pub(super) page: Page,
    /// How many shortcodes were taken out.
    pub(super) shortcodes: u64,
}

/// The page that an item is. `picture` is the address of the picture on top, `author` the author's name.
pub(super) fn page(
    entry: &Entry,
    picture: Option<&str>,
    author: &str,
    site: &str,
    zone: &TimeZone,
) -> Result<Made, ReadError> {
    let title = html::words(entry.get("title"));
    let content = entry.get("content:encoded");
    for text in [title.as_str(), content] {
        if let Some(legacy) = viet::detect_legacy(text) {
            return Err(ReadError::Legacy(legacy.name().to_owned()));
        }
    }
    let (content, shortcodes) = without_shortcodes(content);
    let (mut body, mut media) = html::body(&paragraphs(&content))?;
    if let Some(src) = picture {
        show_first(src, &mut body, &mut media);
    }
    let published_at = moment(entry, zone).ok_or_else(|| ReadError::NoDate(title.clone()))?;
    let link = Some(entry.get("link")).filter(|link| link.starts_with("http")).map(str::to_owned);
    let guid = Some(entry.get("guid")).filter(|guid| !guid.is_empty()).map(str::to_owned);
    let mut old: Vec<String> = link.iter().chain(&guid).filter_map(|address| old_address(address)).collect();
    let id = entry.get("wp:post_id");
    if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        old.push(format!("/?p={id}"));
    }
    old.sort();
    old.dedup();
    let page = Page {
        title,
        category: entry.categories.first().map(|name| html::words(name)).unwrap_or_default(),
        published_at,
        summary: html::words(entry.get("excerpt:encoded")),
        body,
        author: clean(author),
        source: clean(site),
        url: link,
        more: More { guid, slug: entry.get("wp:post_name").to_owned(), old, media, ..More::default() },
    };
    Ok(Made { page, shortcodes })
}

/// Path and query of an old address, as a reader's browser asks for it; none for the home page.
pub(super) fn old_address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let old = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().trim_end_matches('/').to_owned(),
    };
    (!old.is_empty() && old.len() <= 2_000).then_some(old)
}

/// The picture on top stands first in the body; whoever brings pictures along puts the first on top.
pub(super) fn show_first(src: &str, body: &mut Document, media: &mut Media) {
    let number = media.pictures.len();
    media.pictures.push(Wanted { src: src.to_owned(), ..Wanted::default() });
    let waiting = Block::Picture {
        blob: format!("#{number}"),
        kind: String::new(),
        width: 0,
        height: 0,
        alt: String::new(),
        caption: String::new(),
    };
    body.blocks.insert(0, waiting);
}

fn moment(entry: &Entry, zone: &TimeZone) -> Option<Timestamp> {
    let read = |field: &str, zone: &TimeZone| {
        let at: DateTime = entry.get(field).replacen(' ', "T", 1).parse().ok()?;
        zone.to_ambiguous_zoned(at).compatible().ok().map(|at| at.timestamp())
    };
    // Old drafts that were published keep zeros for their moment in UTC.
    read("wp:post_date_gmt", &TimeZone::UTC)
        .or_else(|| read("wp:post_date", zone))
        .or_else(|| jiff::fmt::rfc2822::parse(entry.get("pubDate")).ok().map(|at| at.timestamp()))
}

/// Classic content marks paragraphs by blank lines alone.
fn paragraphs(content: &str) -> String {
    let lower = content.to_ascii_lowercase();
    if lower.contains("<p>") || lower.contains("<p ") || lower.contains("<!-- wp:") {
        return content.to_owned();
    }
    let content = content.replace("\r\n", "\n");
    let blocks = ["<h", "<ul", "<ol", "<table", "<blockquote", "<div", "<figure", "<pre", "<hr", "<section"];
    let mut out = String::with_capacity(content.len() + 64);
    for part in content.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let head = part.chars().take(12).collect::<String>().to_ascii_lowercase();
        if blocks.iter().any(|tag| head.starts_with(tag)) {
            out.push_str(part);
        } else {
            out.push_str("<p>");
            out.push_str(&part.replace('\n', "<br>"));
            out.push_str("</p>");
        }
        out.push('\n');
    }
    out
}

/// Takes shortcodes out; a caption becomes a figure. Answers how many others were taken.
fn without_shortcodes(content: &str) -> (String, u64) {
    let mut out = String::with_capacity(content.len());
    let mut taken = 0;
    let mut rest = content;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(code) = shortcode(rest, content) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        let after = &rest[code.len..];
        let close = format!("[/{}]", code.name);
        if matches!(code.name, "caption" | "wp_caption")
            && !code.closes
            && let Some((inner, after)) = after.split_once(close.as_str())
        {
            out.push_str(&figure(inner));
            rest = after;
            continue;
        }
        taken += u64::from(!code.closes);
        rest = after;
    }
    out.push_str(rest);
    (out, taken)
}

struct Shortcode<'a> {
    name: &'a str,
    closes: bool,
    len: usize,
}

/// The shortcode that a text begins with. Words in brackets, such as `[1]` or `[sic]`, are none.
fn shortcode<'a>(text: &'a str, content: &str) -> Option<Shortcode<'a>> {
    let len = text.find(']').filter(|end| *end < 2_000)? + 1;
    let inside = &text[1..len - 1];
    let closes = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c)));
    let (name, attributes) = inside.split_at(end.unwrap_or(inside.len()));
    if !name.starts_with(|c: char| c.is_ascii_lowercase())
        || !(attributes.is_empty() || attributes.starts_with([' ', '/', '=', '\u{a0}', '\n']))
    {
        return None;
    }
    let known = SHORTCODES.contains(&name)
        || name.contains('_')
        || attributes.contains('=')
        || content.contains(&format!("[/{name}]"));
    known.then_some(Shortcode { name, closes, len })
}

/// `<img …> words` as a picture with its caption.
fn figure(inner: &str) -> String {
    let lower = inner.to_ascii_lowercase();
    let end = lower.find("</a>").map(|at| at + 4).or_else(|| {
        let img = lower.find("<img")?;
        Some(img + lower[img..].find('>')? + 1)
    });
    let (picture, words) = inner.split_at(end.unwrap_or(0));
    format!("\n\n<figure>{picture}<figcaption>{words}</figcaption></figure>\n\n")
}
