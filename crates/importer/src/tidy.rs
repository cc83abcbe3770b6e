//! Reduces a page's tree to the parts that a reader sees: without hidden or struck parts, with links in the place of frames,
//! with whole addresses.

use std::collections::HashSet;

use ego_tree::NodeId;
use html5ever::{LocalName, QualName, local_name, ns};
use scraper::node::{Element, Text};
use scraper::{ElementRef, Html, Node, Selector};
use url::Url;

/// How far above an element others are looked for; hostile pages nest without end.
const ABOVE: usize = 64;
/// Longest quotation in a line about a part that was left out, in characters.
const SHOWN: usize = 80;

/// Tidies a page or a piece of one, whose addresses are relative to `base`. Answers notes on the parts that were left out.
pub(super) fn tidy(html: &mut Html, base: Option<&Url>) -> Vec<String> {
    let mut left = Vec::new();
    let hidden: Vec<NodeId> = select(html, "*").filter(|one| is_hidden(*one)).map(|one| one.id()).collect();
    detach(html, hidden);
    let struck: Vec<(NodeId, String)> = select(html, "del, s, strike")
        .filter(|one| !is_in(*one, &["del", "s", "strike"]))
        .map(|one| (one.id(), words(one)))
        .collect();
    left.extend(
        struck
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(_, words)| format!("struck words were left out: {}", short(words))),
    );
    detach(html, struck.into_iter().map(|(id, _)| id).collect());
    frames(html, base, &mut left);
    lines(html);
    if let Some(base) = base {
        complete(html, base);
    }
    left
}

/// Takes away the frame of an article: menus, side bars, the head and the foot of the page.
pub(super) fn without_frame(html: &mut Html) {
    let around: Vec<NodeId> =
        select(html, "aside, footer, [role=navigation], [role=contentinfo], [role=complementary]")
            .filter(|one| !is_in(*one, &["article"]))
            .map(|one| one.id())
            .collect();
    detach(html, around);
}

fn select<'a>(html: &'a Html, selector: &'static str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a valid selector");
    let found: Vec<ElementRef<'a>> = html.select(&selector).collect();
    found.into_iter()
}

/// Whether an element stands in one of these.
fn is_in(element: ElementRef<'_>, names: &[&str]) -> bool {
    let above = element.ancestors().take(ABOVE).filter_map(ElementRef::wrap);
    above.map(|one| one.value().name()).any(|name| names.contains(&name))
}

/// The first words of an element.
fn words(element: ElementRef<'_>) -> String {
    super::page::clean(&element.text().flat_map(str::chars).take(4 * SHOWN).collect::<String>())
}

fn detach(html: &mut Html, ids: Vec<NodeId>) {
    for id in ids {
        if let Some(mut node) = html.tree.get_mut(id) {
            node.detach();
        }
    }
}

/// Whether the page itself hides an element. Many hide all of themselves until a script shows it: that is not meant.
fn is_hidden(element: ElementRef<'_>) -> bool {
    if matches!(element.value().name(), "html" | "body" | "head") {
        return false;
    }
    let hidden = element.attr("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let style: String = element
        .attr("style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    hidden
        || style.split(';').any(|rule| {
            let rule = rule.trim_end_matches("!important");
            matches!(rule, "display:none" | "visibility:hidden")
        })
}

/// A frame, a film or a sound becomes a link to it.
fn frames(html: &mut Html, base: Option<&Url>, left: &mut Vec<String>) {
    let mut links = Vec::new();
    let mut seen = HashSet::new();
    for frame in select(html, "iframe, frame, embed, object, video, audio") {
        // A player in several forms is one film.
        if is_in(frame, &["object", "video", "audio", "noscript"]) || is_tracker(frame) {
            continue;
        }
        let own = frame.attr("src").or_else(|| frame.attr("data")).or_else(|| frame.attr("data-src"));
        let source = Selector::parse("source[src], embed[src]").expect("a valid selector");
        let src =
            own.or_else(|| frame.select(&source).find_map(|one| one.attr("src"))).unwrap_or_default().trim();
        match address(src, base) {
            Some(href) => {
                if seen.insert(href.clone()) {
                    let words = super::page::clean(frame.attr("title").unwrap_or_default());
                    links.push((frame.id(), href, words));
                }
            }
            None if src.is_empty() || src.starts_with("about:") => {}
            None => left.push(format!("a frame was left out: {}", short(src))),
        }
    }
    for (id, href, words) in links {
        let said = if words.is_empty() { href.clone() } else { words };
        let mut link = Element::new(name(local_name!("a")), Vec::new());
        link.attrs.push((QualName::new(None, ns!(), local_name!("href")), href.as_str().into()));
        if let Some(mut node) = html.tree.get_mut(id) {
            let mut block =
                node.insert_after(Node::Element(Element::new(name(local_name!("p")), Vec::new())));
            let mut link = block.append(Node::Element(link));
            link.append(Node::Text(Text { text: said.as_str().into() }));
        }
    }
}

fn name(local: LocalName) -> QualName {
    QualName::new(None, ns!(html), local)
}

/// A frame that nobody sees.
fn is_tracker(frame: ElementRef<'_>) -> bool {
    let tiny =
        |side: &str| frame.attr(side).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"));
    let src = frame.attr("src").unwrap_or_default();
    tiny("width") || tiny("height") || src.contains("googletagmanager.com")
}

/// The whole address of a link, when it is one of the web.
fn address(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    let whole = match (Url::parse(href), base) {
        (Ok(url), _) => url,
        (Err(url::ParseError::RelativeUrlWithoutBase), Some(base)) if !href.is_empty() => {
            base.join(href).ok()?
        }
        // An address that begins with two slashes leaves out its scheme only.
        (Err(_), None) if href.starts_with("//") => Url::parse(&format!("https:{href}")).ok()?,
        _ => return None,
    };
    matches!(whole.scheme(), "http" | "https").then(|| whole.to_string())
}

/// Links lead where they led there. Files are looked for beside the page first, by the page's names for them.
fn complete(html: &mut Html, base: &Url) {
    let links: Vec<(NodeId, String)> = select(html, "a[href]")
        .filter_map(|link| {
            let href = link.attr("href")?.trim();
            let relative = Url::parse(href) == Err(url::ParseError::RelativeUrlWithoutBase);
            let ours = relative && !href.starts_with('#') && !super::marks::is_file(href);
            Some((link.id(), address(href, Some(base)).filter(|_| ours)?))
        })
        .collect();
    for (id, href) in links {
        if let Some(mut node) = html.tree.get_mut(id)
            && let Node::Element(element) = node.value()
        {
            for (key, value) in &mut element.attrs {
                if key.local == local_name!("href") {
                    *value = href.as_str().into();
                }
            }
        }
    }
}

/// In a text with its own lines each line end is one.
fn lines(html: &mut Html) {
    let mut found = Vec::new();
    for pre in select(html, "pre").filter(|one| !is_in(*one, &["pre"])) {
        for node in pre.descendants() {
            if let Node::Text(text) = node.value()
                && text.contains('\n')
            {
                found.push((node.id(), text.to_string()));
            }
        }
    }
    for (id, text) in found {
        let Some(mut node) = html.tree.get_mut(id) else { continue };
        for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                node.insert_before(Node::Element(Element::new(name(local_name!("br")), Vec::new())));
            }
            node.insert_before(Node::Text(Text { text: line.into() }));
        }
        node.detach();
    }
}

fn short(words: &str) -> String {
    let one: String = words.chars().take(SHOWN).collect();
    if one.len() < words.len() { format!("{one}…") } else { one }
}
