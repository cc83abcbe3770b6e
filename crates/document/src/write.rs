//! Writes a document as Markdown that [`super::from_markdown`] reads back as the same document: for the text area that
//! stands in for the editor where no script runs, and for programs.
//!
//! Markdown cannot say everything, such as strong letters beside a comma inside a word. Then the words stay and the mark
//! goes: the written Markdown is always read back first.

use std::fmt::Write;

use kit::blobs::BlobKey;

use super::markdown::{CITE, REUSE};
use super::{Block, Document, Inline, from_markdown};
use addresses::Addresses;

/// The Markdown of a body in its one form (see [`Document::normal`]); it ends with a line end unless it is empty.
pub fn to_markdown(document: &Document) -> String {
    let mut text = blocks(&document.clone().normal().blocks);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn blocks(list: &[Block]) -> String {
    let mut out = String::new();
    // Two lists of one kind in a row are told apart by their bullets.
    let mut other_bullet = false;
    let mut before: Option<&Block> = None;
    for block in list {
        if before.is_some() {
            out.push_str("\n\n");
        }
        other_bullet = !other_bullet && follows_its_like(before, block);
        out.push_str(&one(block, before.is_none(), other_bullet));
        before = Some(block);
    }
    out
}

fn follows_its_like(before: Option<&Block>, block: &Block) -> bool {
    matches!((before, block), (Some(Block::List { ordered: a, .. }), Block::List { ordered: b, .. }) if a == b)
}

fn one(block: &Block, first: bool, other_bullet: bool) -> String {
    match block {
        Block::Paragraph { text } => inline(text, Place::Paragraph),
        Block::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inline(text, Place::Heading))
        }
        Block::List { ordered, items } => list(*ordered, items, other_bullet),
        Block::Quote { blocks: inner } => prefixed(&blocks(inner), ">", "> "),
        Block::Table { head, rows } => table(head, rows),
        Block::Picture { blob, kind, width, height, alt, caption } => {
            let Some(blob) = BlobKey::parse(blob) else { return escaped(alt, Place::Paragraph) };
            let mut picture = format!("![{}](", escaped(alt, Place::Heading));
            let _ = write!(picture, "{}#{width}x{height}", Addresses::picture(&blob, kind));
            if !caption.is_empty() {
                let _ = write!(picture, " \"{}\"", backslashed(caption, &['"', '\\', '&', '<']));
            }
            picture + ")"
        }
        // Three hyphens right after a bullet would be a rule made of all four.
        Block::Rule if first => "___".to_owned(),
        Block::Rule => "---".to_owned(),
        Block::Reuse { id } => format!("[Khối dùng chung]({REUSE}{id})"),
    }
}

fn list(ordered: bool, items: &[Vec<Block>], other_bullet: bool) -> String {
    let tight = items.iter().all(|item| {
        matches!(item.as_slice(), [Block::Paragraph { .. }] | [Block::Paragraph { .. }, Block::List { .. }])
    });
    let items = items.iter().enumerate().map(|(index, item)| {
        let bullet = match (ordered, other_bullet) {
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
            (true, false) => format!("{}. ", index + 1),
            (true, true) => format!("{}) ", index + 1),
        };
        let mut text = blocks(item);
        if tight && let [head, inner] = item.as_slice() {
            text = format!("{}\n{}", one(head, true, false), one(inner, false, false));
        }
        let indented = prefixed(&text, "", &" ".repeat(bullet.len()));
        format!("{bullet}{}", indented.trim_start())
    });
    items.collect::<Vec<_>>().join(if tight { "\n" } else { "\n\n" })
}

/// Every line with the string that stands before it, or before an empty line.
fn prefixed(text: &str, empty: &str, full: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => empty.to_owned(),
        line => format!("{full}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells = cells.iter().map(|cell| format!(" {} |", inline(cell, Place::Cell)));
        format!("|{}", cells.collect::<String>())
    };
    let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.len()))];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

/// The kind of text that words stand in: escaping and line breaks depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    Heading,
    Cell,
}

/// How marks are written: the signs of emphasis, and whether strong and emphasis are written at all.
#[derive(Clone, Copy)]
struct Signs {
    strong: &'static str,
    emphasis: &'static str,
}

/// From the usual to the last resort.
const WAYS: [Signs; 6] = [
    Signs { strong: "**", emphasis: "*" },
    Signs { strong: "**", emphasis: "_" },
    Signs { strong: "__", emphasis: "*" },
    Signs { strong: "**", emphasis: "" },
    Signs { strong: "", emphasis: "*" },
    Signs { strong: "", emphasis: "" },
];

fn inline(text: &[Inline], place: Place) -> String {
    let mut kept = text.to_vec();
    for signs in WAYS {
        if signs.strong.is_empty() || signs.emphasis.is_empty() {
            kept = without(text, signs);
        }
        let mut written = String::new();
        runs(&kept, place, signs, &mut written);
        if reads_back(&written, place, &kept) {
            return written;
        }
    }
    // Nothing but words is left to be said; every sign in them is escaped.
    let mut plain = String::new();
    super::plain_inline(text, &mut plain);
    let plain = super::normal::line(&plain);
    plain.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// The text without the marks that have no sign, in its one form.
fn without(text: &[Inline], signs: Signs) -> Vec<Inline> {
    let strip = |text: &[Inline]| without_marks(text, signs);
    let paragraph = Document { blocks: vec![Block::Paragraph { text: strip(text) }] }.normal();
    match paragraph.blocks.into_iter().next() {
        Some(Block::Paragraph { text }) => text,
        _ => Vec::new(),
    }
}

fn without_marks(text: &[Inline], signs: Signs) -> Vec<Inline> {
    let mut out = Vec::new();
    for run in text {
        match run {
            Inline::Strong { text } if signs.strong.is_empty() => out.extend(without_marks(text, signs)),
            Inline::Emphasis { text } if signs.emphasis.is_empty() => out.extend(without_marks(text, signs)),
            Inline::Strong { text } => out.push(Inline::Strong { text: without_marks(text, signs) }),
            Inline::Emphasis { text } => out.push(Inline::Emphasis { text: without_marks(text, signs) }),
            Inline::Link { href, text } => {
                out.push(Inline::Link { href: href.clone(), text: without_marks(text, signs) });
            }
            Inline::Cite { text, reference } => {
                let text = without_marks(text, signs);
                out.push(Inline::Cite { text, reference: reference.clone() });
            }
            Inline::Text { .. } | Inline::Break => out.push(run.clone()),
        }
    }
    out
}

fn reads_back(written: &str, place: Place, text: &[Inline]) -> bool {
    let page = match place {
        Place::Paragraph => written.to_owned(),
        Place::Heading => format!("## {written}"),
        Place::Cell => format!("| {written} |\n| --- |"),
    };
    let expected = match place {
        Place::Paragraph if text.is_empty() => return true,
        Place::Paragraph => Block::Paragraph { text: text.to_vec() },
        Place::Heading => Block::Heading { level: 2, text: text.to_vec() },
        Place::Cell => Block::Table { head: vec![text.to_vec()], rows: Vec::new() },
    };
    from_markdown(&page).blocks == [expected]
}

fn runs(text: &[Inline], place: Place, signs: Signs, out: &mut String) {
    for run in text {
        match run {
            Inline::Text { text } => {
                let fresh = out.is_empty() || out.ends_with('\n');
                let text = escaped(text, place);
                out.push_str(&if fresh && place == Place::Paragraph { line_start(&text) } else { text });
            }
            Inline::Strong { text } => marked(text, signs.strong, place, signs, out),
            Inline::Emphasis { text } => marked(text, signs.emphasis, place, signs, out),
            Inline::Link { href, text } => led(text, href, place, signs, out),
            Inline::Cite { text, reference } => {
                led(text, &format!("{CITE}{reference}"), place, signs, out);
            }
            Inline::Break if place == Place::Cell => out.push_str("<br>"),
            Inline::Break => out.push_str("\\\n"),
        }
    }
}

fn marked(text: &[Inline], sign: &str, place: Place, signs: Signs, out: &mut String) {
    out.push_str(sign);
    runs(text, place, signs, out);
    out.push_str(sign);
}

fn led(text: &[Inline], address: &str, place: Place, signs: Signs, out: &mut String) {
    out.push('[');
    runs(text, place, signs, out);
    let plain = |c: char| c.is_ascii_alphanumeric() || "/:.?#=+-,;@%~!$'*_".contains(c);
    let mut address = match address.chars().all(plain) {
        true => address.to_owned(),
        false => format!("<{}>", backslashed(address, &['<', '>', '\\', '&'])),
    };
    if place == Place::Cell {
        address = address.replace('|', "\\|");
    }
    let _ = write!(out, "]({address})");
}

/// A text in which no letter is a sign of Markdown, wherever it stands in a line.
fn escaped(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek();
        let sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' => true,
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || *next == '#'),
            // Before a link it would make a picture of it.
            '!' => next.is_none(),
            '#' => place == Place::Heading,
            '|' if place == Place::Cell && out.ends_with('\\') => {
                out.push_str("&#124;");
                continue;
            }
            '|' => true,
            _ => false,
        };
        if sign {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes signs that have a meaning at the beginning of a line only: headings, quotes, bullets, numbers, rules, fences.
fn line_start(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (at, sign) = (digits, text[digits..].chars().next());
    let after = text[digits..].chars().nth(1);
    let escapes = match sign {
        Some('#' | '>' | '=' | ':' | '~') => digits == 0,
        Some('-' | '+') => digits == 0 && after.is_none_or(|c| c == ' ' || c == '-'),
        Some('.' | ')') => digits > 0 && after.is_none_or(|c| c == ' '),
        _ => false,
    };
    if escapes { format!("{}\\{}", &text[..at], &text[at..]) } else { text.to_owned() }
}

fn backslashed(text: &str, signs: &[char]) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if signs.contains(&c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}
