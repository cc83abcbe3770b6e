//! Renders a document as HTML. Everything that people wrote is escaped here, in one place.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use kit::blobs::BlobKey;
use uuid::Uuid;

use super::{Block, Document, Inline, is_safe_address};
use addresses::Addresses;
use media::{Purpose, Size, plain, srcset};

/// How wide a picture is between paragraphs: the reading column, or the whole of a narrow screen.
pub const COLUMN: &str = "(min-width: 60rem) 42rem, 100vw";

/// The things that a body names and does not hold itself.
#[derive(Clone, Debug, Default)]
pub struct Embeds {
    /// The sizes of its pictures, by the hash in the body; a picture without any is shown as it is.
    pub sizes: HashMap<String, Vec<Size>>,
    /// Reusable blocks. One that is not here shows nothing.
    pub blocks: HashMap<Uuid, Document>,
}

impl Embeds {
    /// The sizes of a picture; none when it is shown as it is.
    pub fn sizes_of(&self, blob: &BlobKey) -> &[Size] {
        self.sizes.get(blob.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// The HTML of a body: semantic elements without classes, except for the box that a wide table scrolls in
/// and for references to law.
pub fn to_html(document: &Document, embeds: &Embeds) -> String {
    let mut page = Page { html: String::with_capacity(4096), ids: HashSet::new(), embeds, nested: false };
    page.blocks(&document.blocks);
    page.html
}

/// The HTML written so far, and the ids that are taken.
struct Page<'a> {
    html: String,
    ids: HashSet<String>,
    embeds: &'a Embeds,
    /// Inside a reusable block: it shows no other, so that no two can show each other without end.
    nested: bool,
}

impl Page<'_> {
    fn blocks(&mut self, list: &[Block]) {
        for block in list {
            match block {
                Block::Paragraph { text } => element("p", text, &mut self.html),
                Block::Heading { level, text } => self.heading(*level, text),
                Block::List { ordered, items } => self.list(*ordered, items),
                Block::Quote { blocks } => {
                    self.html.push_str("<blockquote>");
                    self.blocks(blocks);
                    self.html.push_str("</blockquote>\n");
                }
                Block::Table { head, rows } => table(head, rows, &mut self.html),
                Block::Picture { blob, kind, width, height, alt, caption } => {
                    if let Some(blob) = BlobKey::parse(blob) {
                        let sizes = self.embeds.sizes_of(&blob);
                        let src = plain(sizes, Purpose::Whole, 960)
                            .map_or_else(|| Addresses::picture(&blob, kind), Size::address);
                        figure(&src, (*width, *height), alt, caption, sizes, &mut self.html);
                    }
                }
                Block::Rule => self.html.push_str("<hr>\n"),
                Block::Reuse { id } => self.reuse(*id),
            }
        }
    }

    fn reuse(&mut self, id: Uuid) {
        let embeds = self.embeds;
        if let Some(document) = embeds.blocks.get(&id).filter(|_| !self.nested) {
            self.nested = true;
            self.blocks(&document.blocks);
            self.nested = false;
        }
    }

    /// A heading carries an id, so that a passage has an address. The ids of a body begin alike, so that none is one
    /// of the page's own, and each is given once.
    fn heading(&mut self, level: u8, text: &[Inline]) {
        let level = level.clamp(2, 4);
        let mut words = String::new();
        super::plain_inline(text, &mut words);
        let id = viet::slug(&words).map(|slug| {
            let mut id = format!("muc-{slug}");
            let mut number = 1;
            while !self.ids.insert(id.clone()) {
                number += 1;
                id = format!("muc-{slug}-{number}");
            }
            format!(" id=\"{id}\"")
        });
        let _ = write!(self.html, "<h{level}{}>", id.unwrap_or_default());
        inline(text, &mut self.html);
        let _ = writeln!(self.html, "</h{level}>");
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>]) {
        let name = if ordered { "ol" } else { "ul" };
        let _ = writeln!(self.html, "<{name}>");
        for item in items {
            self.html.push_str("<li>");
            match item.as_slice() {
                // A tight item needs no paragraph of its own.
                [Block::Paragraph { text }, rest @ ..] => {
                    inline(text, &mut self.html);
                    self.blocks(rest);
                }
                other => self.blocks(other),
            }
            self.html.push_str("</li>\n");
        }
        let _ = writeln!(self.html, "</{name}>");
    }
}

fn figure(
    src: &str,
    (width, height): (i64, i64),
    alt: &str,
    caption: &str,
    sizes: &[Size],
    html: &mut String,
) {
    let webp = srcset(sizes, Purpose::Whole, "image/webp");
    let jpeg = srcset(sizes, Purpose::Whole, "image/jpeg");
    html.push_str("<figure class=\"figure\">");
    if !webp.is_empty() {
        let source = "<picture><source type=\"image/webp\"";
        let _ = write!(html, "{source} srcset=\"{webp}\" sizes=\"{COLUMN}\">");
    }
    let _ = write!(html, "<img src=\"{src}\"");
    if !jpeg.is_empty() {
        let _ = write!(html, " srcset=\"{jpeg}\" sizes=\"{COLUMN}\" decoding=\"async\"");
    }
    let _ = write!(html, " width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\"");
    escape(alt, html);
    html.push_str(if webp.is_empty() { "\">" } else { "\"></picture>" });
    if !caption.is_empty() {
        html.push_str("<figcaption>");
        escape(caption, html);
        html.push_str("</figcaption>");
    }
    html.push_str("</figure>\n");
}

fn element(name: &str, text: &[Inline], html: &mut String) {
    let _ = write!(html, "<{name}>");
    inline(text, html);
    let _ = writeln!(html, "</{name}>");
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], html: &mut String) {
    // The box can be scrolled by keyboard too (WCAG 2.1.1).
    html.push_str("<div class=\"scroll\" tabindex=\"0\"><table class=\"table\">\n<thead><tr>");
    for cell in head {
        html.push_str("<th scope=\"col\">");
        inline(cell, html);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            html.push_str("<td>");
            inline(cell, html);
            html.push_str("</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n");
}

fn inline(text: &[Inline], html: &mut String) {
    for run in text {
        match run {
            Inline::Text { text } => escape(text, html),
            Inline::Strong { text } => wrapped("strong", text, html),
            Inline::Emphasis { text } => wrapped("em", text, html),
            Inline::Link { href, text } if is_safe_address(href) => {
                html.push_str("<a href=\"");
                escape(href, html);
                html.push_str("\">");
                inline(text, html);
                html.push_str("</a>");
            }
            Inline::Link { text, .. } => inline(text, html),
            Inline::Cite { text, .. } => cite(text, html),
            Inline::Break => html.push_str("<br>"),
        }
    }
}

/// A document's number stays on one line: broken at its hyphen or its stroke it reads like two.
fn cite(text: &[Inline], html: &mut String) {
    html.push_str("<cite class=\"law\">");
    for run in text {
        let Inline::Text { text } = run else {
            inline(std::slice::from_ref(run), html);
            continue;
        };
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                html.push(' ');
            }
            let number = word.contains(['/', '-']) && word.contains(|c: char| c.is_ascii_digit());
            html.push_str(if number { "<span class=\"nowrap\">" } else { "" });
            escape(word, html);
            html.push_str(if number { "</span>" } else { "" });
        }
    }
    html.push_str("</cite>");
}

fn wrapped(name: &str, text: &[Inline], html: &mut String) {
    let _ = write!(html, "<{name}>");
    inline(text, html);
    let _ = write!(html, "</{name}>");
}

/// Adds a text to HTML: characters that would be markup are written as entities.
pub fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
}
