//! Pictures and files in HTML. The document knows no `<img>` by address, so each is first a mark in the text, then a
//! block that waits for its bytes.

use std::borrow::Cow;

use scraper::node::Text;
use scraper::{ElementRef, Html, Node, Selector};

use document::{Block, Document, Inline};

/// Private letters around a mark; no text of a page keeps them.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
/// The mark of a file has this before its number.
const FILE: char = 'f';

/// A picture or a file that a page shows, not yet read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Its address as the page writes it.
    pub src: String,
    /// A picture's own words, or the words of the link to a file; may be empty.
    pub words: String,
    /// The caption below a picture; may be empty.
    pub caption: String,
}

/// A page's pictures and files, beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// Pictures; a waiting block names its place here.
    pub pictures: Vec<Wanted>,
    /// Files that links lead to.
    pub files: Vec<Wanted>,
}

/// Takes away signs that would look like a mark.
pub(super) fn without_marks(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// Puts a mark before each picture and after each link to a file; captions leave the text.
pub(super) fn mark(html: &mut Html) -> Media {
    let mut media = Media::default();
    let mut inserts = Vec::new();
    let mut gone = Vec::new();
    let img = Selector::parse("img").expect("a valid selector");
    for element in html.select(&img) {
        let Some(src) = source(element).filter(|_| !is_decoration(element)) else { continue };
        let caption = caption(element);
        let words = clean(element.attr("alt").unwrap_or_default());
        let said = caption.map(|caption| clean(&caption.text().collect::<String>())).unwrap_or_default();
        gone.extend(caption.map(|caption| caption.id()));
        inserts.push((element.id(), format!("{OPEN}{}{CLOSE}", media.pictures.len())));
        media.pictures.push(Wanted { src, words, caption: said });
    }
    let link = Selector::parse("a[href]").expect("a valid selector");
    for element in html.select(&link) {
        let href = element.attr("href").unwrap_or_default().trim();
        if !is_file(href) {
            continue;
        }
        let words = clean(&element.text().collect::<String>());
        inserts.push((element.id(), format!("{OPEN}{FILE}{}{CLOSE}", media.files.len())));
        media.files.push(Wanted { src: href.to_owned(), words, caption: String::new() });
    }
    for (id, text) in inserts {
        if let Some(mut node) = html.tree.get_mut(id) {
            node.insert_after(Node::Text(Text { text: text.as_str().into() }));
        }
    }
    for id in gone {
        if let Some(mut node) = html.tree.get_mut(id) {
            node.detach();
        }
    }
    media
}

/// Turns the marks of pictures into waiting blocks: their `blob` is `#` and the number.
pub(super) fn place(document: Document, media: &Media) -> Document {
    Document { blocks: placed(document.blocks, media) }
}

/// The number of a picture that waits.
pub(super) fn waiting(blob: &str) -> Option<usize> {
    blob.strip_prefix('#')?.parse().ok()
}

/// Takes the marks of files out of a body and answers their numbers.
pub(super) fn take_files(document: &mut Document) -> Vec<usize> {
    let mut found = Vec::new();
    each_text(&mut document.blocks, &mut |text| {
        for (mark, _) in marks(text) {
            found.extend(mark.strip_prefix(FILE).and_then(|number| number.parse::<usize>().ok()));
        }
        if let Cow::Owned(clean) = unmarked(text) {
            *text = clean;
        }
    });
    found
}

/// A text without marks; owned when it had any.
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    if !text.contains([OPEN, CLOSE]) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            OPEN => inside = true,
            CLOSE => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

fn source(img: ElementRef<'_>) -> Option<String> {
    // Sites that load late keep the true address beside a placeholder.
    let late = ["data-src", "data-lazy-src", "data-original"].iter().find_map(|name| img.attr(name));
    let src = late.or_else(|| img.attr("src"))?.trim();
    (!src.is_empty()).then(|| src.to_owned())
}

/// Emoticons, icons and trackers, by the page's own words for them.
fn is_decoration(img: ElementRef<'_>) -> bool {
    let class = img.attr("class").unwrap_or_default().to_ascii_lowercase();
    let small = |name: &str| {
        img.attr(name)
            .and_then(|size| size.trim_end_matches("px").parse::<u32>().ok())
            .is_some_and(|n| n <= 64)
    };
    let words = ["emoji", "smiley", "avatar", "icon"];
    words.iter().any(|word| class.split([' ', '-', '_']).any(|part| part == *word))
        || small("width")
        || small("height")
}

fn caption(img: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let caption = Selector::parse("figcaption, .wp-caption-text, .caption").expect("a valid selector");
    let frame = img.ancestors().take(4).filter_map(ElementRef::wrap).find(|element| {
        let value = element.value();
        value.name() == "figure" || value.classes().any(|class| class == "wp-caption")
    })?;
    frame.select(&caption).next()
}

/// Whether a link leads to a file and not to a page.
pub(super) fn is_file(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    ["pdf", "doc", "docx", "xls", "xlsx", "zip"].contains(&ending.as_str())
}

fn placed(blocks: Vec<Block>, media: &Media) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph { text } => paragraph(text, media, &mut out),
            Block::Heading { level, text } => {
                let (text, numbers) = taken(text);
                if !text.is_empty() {
                    out.push(Block::Heading { level, text });
                }
                out.extend(numbers.iter().filter_map(|number| picture(*number, media)));
            }
            Block::List { ordered, items } => {
                let items = items.into_iter().map(|item| placed(item, media)).collect();
                out.push(Block::List { ordered, items });
            }
            Block::Quote { blocks } => out.push(Block::Quote { blocks: placed(blocks, media) }),
            Block::Table { head, rows } => table(head, rows, media, &mut out),
            other => out.push(other),
        }
    }
    out
}

/// Pictures part a paragraph where they stand; those inside a link or a mark follow it.
fn paragraph(text: Vec<Inline>, media: &Media, out: &mut Vec<Block>) {
    let mut runs = Vec::new();
    let end = |runs: &mut Vec<Inline>, out: &mut Vec<Block>| {
        let text: Vec<Inline> = std::mem::take(runs);
        if text.iter().any(says) {
            out.push(Block::Paragraph { text });
        }
    };
    for run in text {
        if let Inline::Text { text } = &run {
            let mut from = 0;
            for (mark, range) in marks(text) {
                let Ok(number) = mark.parse::<usize>() else { continue };
                push_text(&text[from..range.start], &mut runs);
                end(&mut runs, out);
                out.extend(picture(number, media));
                from = range.end;
            }
            push_text(&text[from..], &mut runs);
        } else {
            let (run, numbers) = taken(vec![run]);
            runs.extend(run);
            if !numbers.is_empty() {
                end(&mut runs, out);
                out.extend(numbers.iter().filter_map(|number| picture(*number, media)));
            }
        }
    }
    end(&mut runs, out);
}

fn table(head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>>, media: &Media, out: &mut Vec<Block>) {
    let mut numbers = Vec::new();
    let mut cells = |row: Vec<Vec<Inline>>| -> Vec<Vec<Inline>> {
        row.into_iter()
            .map(|cell| {
                let (cell, found) = taken(cell);
                numbers.extend(found);
                cell
            })
            .collect()
    };
    let head = cells(head);
    let rows: Vec<Vec<Vec<Inline>>> = rows.into_iter().map(cells).collect();
    let speaks = std::iter::once(&head).chain(&rows).flatten().flatten().any(says);
    // A table that held nothing but pictures was their frame.
    if speaks {
        out.push(Block::Table { head, rows });
    }
    out.extend(numbers.iter().filter_map(|number| picture(*number, media)));
}

/// Runs without the marks of pictures, and the numbers of these.
fn taken(runs: Vec<Inline>) -> (Vec<Inline>, Vec<usize>) {
    let mut numbers = Vec::new();
    let mut out = Vec::new();
    for run in runs {
        let inner = |text: Vec<Inline>, numbers: &mut Vec<usize>| {
            let (text, found) = taken(text);
            numbers.extend(found);
            Some(text).filter(|text| !text.is_empty())
        };
        match run {
            Inline::Text { text } => {
                let mut from = 0;
                for (mark, range) in marks(&text) {
                    let Ok(number) = mark.parse::<usize>() else { continue };
                    numbers.push(number);
                    push_text(&text[from..range.start], &mut out);
                    from = range.end;
                }
                push_text(&text[from..], &mut out);
            }
            Inline::Strong { text } => {
                out.extend(inner(text, &mut numbers).map(|text| Inline::Strong { text }));
            }
            Inline::Emphasis { text } => {
                out.extend(inner(text, &mut numbers).map(|text| Inline::Emphasis { text }));
            }
            Inline::Link { href, text } => {
                out.extend(inner(text, &mut numbers).map(|text| Inline::Link { href, text }));
            }
            Inline::Cite { text, reference } => {
                out.extend(inner(text, &mut numbers).map(|text| Inline::Cite { text, reference }));
            }
            Inline::Break => out.push(Inline::Break),
        }
    }
    (out, numbers)
}

fn push_text(text: &str, runs: &mut Vec<Inline>) {
    let needless = if runs.is_empty() { text.trim().is_empty() } else { text.is_empty() };
    if !needless {
        runs.push(Inline::Text { text: text.to_owned() });
    }
}

fn says(run: &Inline) -> bool {
    match run {
        Inline::Text { text } => !text.trim().is_empty(),
        Inline::Break => false,
        Inline::Strong { text }
        | Inline::Emphasis { text }
        | Inline::Link { text, .. }
        | Inline::Cite { text, .. } => text.iter().any(says),
    }
}

fn picture(number: usize, media: &Media) -> Option<Block> {
    let wanted = media.pictures.get(number)?;
    Some(Block::Picture {
        blob: format!("#{number}"),
        kind: String::new(),
        width: 0,
        height: 0,
        alt: wanted.words.clone(),
        caption: wanted.caption.clone(),
    })
}

/// The marks of a text: their content and place.
fn marks(text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(OPEN).map(|at| from + at) {
        let inside = open + OPEN.len_utf8();
        let Some(close) = text[inside..].find(CLOSE).map(|at| inside + at) else { break };
        from = close + CLOSE.len_utf8();
        found.push((text[inside..close].to_owned(), open..from));
    }
    found
}

fn each_text(blocks: &mut [Block], act: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => each_run(text, act),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_text(item, act)),
            Block::Quote { blocks } => each_text(blocks, act),
            Block::Table { head, rows } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| each_run(cell, act));
            }
            Block::Picture { .. } | Block::Rule | Block::Reuse { .. } => {}
        }
    }
}

fn each_run(runs: &mut [Inline], act: &mut impl FnMut(&mut String)) {
    for run in runs {
        match run {
            Inline::Text { text } => act(text),
            Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Link { text, .. }
            | Inline::Cite { text, .. } => each_run(text, act),
            Inline::Break => {}
        }
    }
}

fn clean(text: &str) -> String {
    super::page::clean(text)
}
