//! The content of WordPress's classic editor: paragraphs by blank lines, and shortcodes.

use std::collections::HashSet;
use std::fmt::Write;

use super::wordpress::Site;

/// Shortcodes without attributes that no one writes as words in brackets.
const SHORTCODES: &[&str] =
    &["gallery", "caption", "embed", "video", "audio", "playlist", "toc", "row", "column", "button", "more"];
/// Elements that stand between paragraphs.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "figure",
    "pre",
    "hr",
    "section",
    "article",
    "address",
    "center",
    "form",
    "script",
    "style",
    "iframe",
    "header",
    "footer",
    "aside",
];
/// Those among them whose inside has paragraphs by blank lines too.
const CONTAINERS: &[&str] = &["div", "blockquote", "section", "article", "center"];
/// How deep containers are looked into.
const DEEPEST: usize = 6;

/// Content with its paragraphs marked as WordPress marks them when it shows it.
pub(super) fn paragraphs(content: &str) -> String {
    if content.contains("<!-- wp:") {
        return content.to_owned();
    }
    let mut out = String::with_capacity(content.len() + 64);
    inside(&content.replace("\r\n", "\n"), 0, &mut out);
    out
}

fn inside(text: &str, depth: usize, out: &mut String) {
    let mut rest = text;
    // Elements of these names are not closed further on.
    let mut open: HashSet<&str> = HashSet::new();
    while let Some((at, name)) = next_block(rest) {
        loose(&rest[..at], out);
        rest = &rest[at..];
        let tag = rest.find('>').map_or(rest.len(), |end| end + 1);
        let closed = if name == "hr" || open.contains(name) { None } else { closing(&rest[tag..], name) };
        let Some((end, after)) = closed else {
            open.insert(name);
            out.push_str(&rest[..tag]);
            rest = &rest[tag..];
            continue;
        };
        if CONTAINERS.contains(&name) && depth < DEEPEST {
            out.push_str(&rest[..tag]);
            inside(&rest[tag..tag + end], depth + 1, out);
            out.push_str(&rest[tag + end..tag + after]);
        } else {
            out.push_str(&rest[..tag + after]);
        }
        out.push('\n');
        rest = &rest[tag + after..];
    }
    loose(rest, out);
}

/// Text between blocks: a blank line ends a paragraph, a line end is a break.
fn loose(text: &str, out: &mut String) {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            let _ = writeln!(out, "<p>{}</p>", lines.join("<br>"));
            lines.clear();
        }
    }
}

/// The first block element of a text: where, and its name.
fn next_block(text: &str) -> Option<(usize, &'static str)> {
    text.match_indices('<').find_map(|(at, _)| Some((at, block_name(&text[at + 1..])?)))
}

fn block_name(text: &str) -> Option<&'static str> {
    let length = text.bytes().take(11).position(|byte| !byte.is_ascii_alphanumeric())?;
    let name = &text[..length];
    BLOCKS.iter().find(|block| block.eq_ignore_ascii_case(name)).copied()
}

/// Where the end of an element begins and ends, behind its start.
fn closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut depth = 1;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        let is_end = rest.starts_with('/');
        if block_name(rest.trim_start_matches('/')) != Some(name) {
            continue;
        }
        // A paragraph ends where the next begins.
        if !is_end && name == "p" {
            return Some((at, at));
        }
        depth = if is_end { depth - 1 } else { depth + 1 };
        if depth == 0 {
            let end = rest.find('>').map_or(text.len(), |end| at + end + 2);
            return Some((at, end));
        }
    }
    None
}

/// Content without shortcodes.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) text: String,
    /// How many shortcodes were taken out.
    pub(super) taken: u64,
    /// Notes on the shortcodes that were left out.
    pub(super) left: Vec<String>,
}

/// Takes shortcodes out; a caption becomes a figure, a gallery its pictures, a player a link to its file.
pub(super) fn without_shortcodes(content: &str, id: &str, site: &Site) -> Plain {
    let mut plain = Plain { text: String::with_capacity(content.len()), ..Plain::default() };
    let mut rest = content;
    // A shortcode that is not closed once is not closed further on either.
    let mut open_ends: HashSet<&str> = HashSet::new();
    while let Some(open) = rest.find('[') {
        plain.text.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(code) = shortcode(rest, content) else {
            plain.text.push('[');
            rest = &rest[1..];
            continue;
        };
        let after = &rest[code.len..];
        rest = after;
        if code.closes {
            continue;
        }
        let encloses =
            matches!(code.name, "caption" | "wp_caption" | "embed") && !open_ends.contains(code.name);
        let enclosed = encloses.then(|| after.split_once(format!("[/{}]", code.name).as_str())).flatten();
        if encloses && enclosed.is_none() {
            open_ends.insert(code.name);
        }
        match code.name {
            "caption" | "wp_caption" if enclosed.is_some() => {
                if let Some((inner, behind)) = enclosed {
                    plain.text.push_str(&figure(inner));
                    rest = behind;
                }
            }
            "embed" if enclosed.is_some() => {
                if let Some((inner, behind)) = enclosed {
                    link(inner.trim(), &mut plain.text);
                    rest = behind;
                }
            }
            "gallery" => gallery(&code, id, site, &mut plain),
            name => {
                plain.taken += 1;
                let addresses = addresses(code.attributes);
                for address in &addresses {
                    link(address, &mut plain.text);
                }
                if addresses.is_empty() {
                    let line = format!("the shortcode [{name}] was left out");
                    if !plain.left.contains(&line) {
                        plain.left.push(line);
                    }
                }
            }
        }
    }
    plain.text.push_str(rest);
    plain
}

/// The pictures of a gallery: those that it names, else those that belong to the item.
fn gallery(code: &Shortcode<'_>, id: &str, site: &Site, plain: &mut Plain) {
    let named = attribute(code.attributes, "ids").or_else(|| attribute(code.attributes, "include"));
    let ids: Vec<&str> = match named {
        Some(ids) => ids.split(',').map(str::trim).filter(|id| !id.is_empty()).collect(),
        None => site.galleries.get(id).into_iter().flatten().map(String::as_str).collect(),
    };
    if ids.is_empty() {
        plain.left.push("a gallery was left out: it names no pictures".to_owned());
    }
    for picture in ids {
        match site.attachments.get(picture).filter(|src| src.starts_with("http")) {
            Some(src) => {
                let _ = write!(plain.text, "\n\n<figure><img src=\"{}\"></figure>\n\n", escaped(src));
            }
            None => plain
                .left
                .push(format!("a picture of a gallery was left out: the export has no attachment {picture}")),
        }
    }
}

fn link(address: &str, out: &mut String) {
    if address.starts_with("http") {
        let address = escaped(address);
        let _ = write!(out, "\n\n<p><a href=\"{address}\">{address}</a></p>\n\n");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The value of an attribute, in quotes of either kind or without.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let at = attributes.match_indices(name).find_map(|(at, _)| {
        let alone = attributes[..at].ends_with(|c: char| c.is_whitespace() || c == '\u{a0}');
        attributes[at + name.len()..].strip_prefix('=').filter(|_| alone)
    })?;
    match at.chars().next()? {
        quote @ ('"' | '\'') => at[1..].split(quote).next(),
        _ => at.split([' ', ']']).next(),
    }
}

/// The addresses that attributes hold.
fn addresses(attributes: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in attributes.match_indices("http") {
        let rest = &attributes[at..];
        let end = rest.find(['"', '\'', ' ', ']']).unwrap_or(rest.len());
        let address = &rest[..end];
        if (address.starts_with("http://") || address.starts_with("https://"))
            && !found.iter().any(|one| one == address)
        {
            found.push(address.to_owned());
        }
    }
    found
}

struct Shortcode<'a> {
    name: &'a str,
    attributes: &'a str,
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
    known.then_some(Shortcode { name, attributes, closes, len })
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
