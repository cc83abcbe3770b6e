//! RSS of every version and Atom 0.3 and 1.0, by the names of their elements: a feed's own word for its kind is often wrong.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use url::Url;

use super::feed::{Feed, Item};
use super::feed_json::escaped;
use super::page::ReadError;

const XHTML: &str = "http://www.w3.org/1999/xhtml";

pub(super) fn read(text: &str) -> Result<Feed, ReadError> {
    let mut xml = NsReader::from_str(text);
    xml.config_mut().expand_empty_elements = true;
    let mut reader = Reader { text, ..Reader::default() };
    loop {
        let from = position(&xml);
        let event = match xml.read_resolved_event() {
            Ok((space, event)) => {
                let space = space_of(&space, &event);
                (space, event)
            }
            Err(error) => return reader.end(Some(error.to_string()), from),
        };
        match event {
            (_, Event::Eof) => {
                let open = !reader.path.is_empty();
                return reader.end(open.then(|| "the file ends in the middle of the feed".to_owned()), from);
            }
            (space, Event::Start(tag)) => reader.begin(space, &tag, position(&xml)),
            (_, Event::End(_)) => reader.finish(from),
            (_, Event::Text(text)) => reader.said(&text),
            (_, Event::CData(text)) => reader.said(&text),
            (_, Event::GeneralRef(name)) => reader.said(&resolved(&name)),
            _ => {}
        }
    }
}

fn position(xml: &NsReader<&[u8]>) -> usize {
    usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX)
}

/// The vocabulary of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Space {
    /// RSS or Atom; also elements without a namespace.
    #[default]
    Core,
    Dublin,
    Content,
    Publishing,
    Xhtml,
    Other,
}

fn space_of(space: &ResolveResult<'_>, event: &Event<'_>) -> Space {
    let name = match (space, event) {
        (ResolveResult::Bound(space), _) => space.0,
        // A prefix that nobody declared gets its usual meaning.
        (ResolveResult::Unknown(prefix), _) => match prefix.as_str() {
            "dc" => "purl.org/dc/elements",
            "content" => "modules/content",
            "app" => "2007/app",
            "atom" | "rss" => "Atom",
            _ => "other",
        },
        (ResolveResult::Unbound, _) => return Space::Core,
    };
    if name == XHTML {
        Space::Xhtml
    } else if name.contains("purl.org/dc/") {
        Space::Dublin
    } else if name.contains("modules/content") {
        Space::Content
    } else if name.contains("2007/app") || name.contains("purl.org/atom/app") {
        Space::Publishing
    } else if [
        "Atom",
        "purl.org/atom/ns",
        "purl.org/rss/1.0/",
        "rdf/simple",
        "rss2",
        "22-rdf-syntax",
        "backend.userland",
    ]
    .iter()
    .any(|part| name.contains(part))
        && !name.contains("modules/")
    {
        Space::Core
    } else {
        Space::Other
    }
}

/// A character reference or one of the five names of XML. Other names are those of HTML, which reads them later.
fn resolved(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name).map_or_else(|| format!("&{};", &**name), str::to_owned),
    }
}

/// An element that is open.
#[derive(Debug, Default)]
struct Open {
    space: Space,
    name: String,
    /// Where its inside begins, in bytes.
    from: usize,
    text: String,
    /// Whether it holds elements, whose markup is then its text.
    nests: bool,
    kind: String,
    mode: String,
    href: String,
    rel: String,
    term: String,
    /// The base of the relative addresses inside it.
    base: Option<Url>,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    path: Vec<Open>,
    feed: Feed,
    item: Option<Item>,
    /// The place of the item in the path.
    item_at: usize,
    is_feed: bool,
    guid_leads: bool,
}

impl Reader<'_> {
    fn begin(&mut self, space: Space, tag: &BytesStart<'_>, from: usize) {
        let name = tag.local_name().as_ref().to_owned();
        let mut open = Open {
            space,
            from,
            base: self.path.last().and_then(|above| above.base.clone()),
            ..Open::default()
        };
        for attribute in tag.attributes().flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            match attribute.key.as_ref() {
                "type" => open.kind = value,
                "mode" => open.mode = value,
                "href" | "url" => open.href = value,
                "rel" => open.rel = value,
                "label" => open.term = value,
                "term" if open.term.is_empty() => open.term = value,
                "isPermaLink" => self.guid_leads = value.trim() != "false",
                "xml:base" => {
                    open.base = match &open.base {
                        Some(base) => base.join(&value).ok(),
                        None => Url::parse(&value).ok(),
                    };
                }
                "rdf:about" | "about" if name == "item" => open.href = value,
                _ => {}
            }
        }
        if let Some(above) = self.path.last_mut() {
            above.nests = true;
        }
        let is_item = space == Space::Core && matches!(name.as_str(), "item" | "entry");
        self.is_feed |= self.path.is_empty() && matches!(name.as_str(), "rss" | "RDF" | "feed" | "entry");
        if is_item && self.item.is_none() {
            self.item = Some(Item { base: open.base.clone(), link: String::new(), ..Item::default() });
            self.item_at = self.path.len();
            self.guid_leads = true;
        }
        open.name = name;
        self.path.push(open);
    }

    fn said(&mut self, text: &str) {
        if let Some(open) = self.path.last_mut() {
            open.text.push_str(text);
        }
    }

    /// An element ends; `to` is where its end tag begins.
    fn finish(&mut self, to: usize) {
        let Some(open) = self.path.pop() else { return };
        let depth = self.path.len();
        if self.item.is_some() && depth == self.item_at {
            if let Some(mut item) = self.item.take() {
                if item.link.is_empty() && open.href.starts_with("http") {
                    item.link = open.href;
                }
                // A guid leads to the item unless it says that it does not.
                if item.link.is_empty() && self.guid_leads && item.guid.starts_with("http") {
                    item.link.clone_from(&item.guid);
                }
                self.feed.items.push(item);
            }
            return;
        }
        let html = html_of(self.text, &open, to);
        if self.item.is_none() {
            self.of_feed(&open, html);
            return;
        }
        let above = self.path.last().map(|above| (above.space, above.name.as_str()));
        let inner = above.is_some_and(|(space, name)| space == Space::Core && name == "author");
        let Some(item) = &mut self.item else { return };
        if depth == self.item_at + 1 {
            of_item(item, open, html);
        } else if depth == self.item_at + 2 && open.name == "name" && inner {
            item.author = html;
        } else if open.space == Space::Publishing && open.name == "draft" {
            item.draft = open.text.trim().eq_ignore_ascii_case("yes");
        }
    }

    fn of_feed(&mut self, open: &Open, html: String) {
        let above = self.path.last().map_or("", |above| above.name.as_str());
        if open.space != Space::Core || !matches!(above, "channel" | "feed") {
            return;
        }
        match open.name.as_str() {
            "title" if self.feed.title.is_empty() => self.feed.title = html,
            "link" => {
                let own = open.rel.is_empty() || open.rel == "alternate";
                let address = if open.href.is_empty() { open.text.trim() } else { &open.href };
                if own && !address.is_empty() && self.feed.link.is_empty() {
                    address.clone_into(&mut self.feed.link);
                }
            }
            _ => {}
        }
    }

    fn end(self, broken: Option<String>, at: usize) -> Result<Feed, ReadError> {
        if !self.is_feed {
            return Err(ReadError::Kind("RSS, Atom or JSON Feed"));
        }
        let mut feed = self.feed;
        feed.broken = broken.map(|what| {
            let before = &self.text.as_bytes()[..at.min(self.text.len())];
            let lines = before.iter().filter(|byte| **byte == b'\n').count();
            let whole = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            ReadError::Broken { what, byte: whole(at), line: whole(lines + 1) }
        });
        Ok(feed)
    }
}

/// An element's content, as HTML.
fn html_of(text: &str, open: &Open, to: usize) -> String {
    let kind = open.kind.to_ascii_lowercase();
    let markup = open.nests && open.mode != "escaped";
    if markup {
        let inner = text.get(open.from..to).unwrap_or_default();
        // In the source HTML may have any prefix; HTML itself has none.
        return inner
            .replace("<xhtml:", "<")
            .replace("</xhtml:", "</")
            .replace("<html:", "<")
            .replace("</html:", "</");
    }
    let plain = match open.space {
        // Atom states the type of its text; a text without a type is plain.
        Space::Core => matches!(kind.as_str(), "text" | "text/plain"),
        _ => false,
    };
    if plain { escaped(&open.text) } else { open.text.clone() }
}

fn of_item(item: &mut Item, open: Open, html: String) {
    let said = open.text.trim().to_owned();
    let base = open.base.as_ref().or(item.base.as_ref());
    let whole = |address: &str| match base {
        Some(base) => base.join(address).map_or_else(|_| address.to_owned(), |url| url.to_string()),
        None => address.to_owned(),
    };
    match (open.space, open.name.as_str()) {
        (Space::Core, "title") => item.title = html,
        (Space::Core, "link") => {
            let address = if open.href.is_empty() { said } else { open.href };
            match open.rel.as_str() {
                "" | "alternate" if item.link.is_empty() && !address.is_empty() => {
                    item.link = whole(&address)
                }
                "enclosure" => item.files.push((whole(&address), open.kind.starts_with("image/"))),
                _ => {}
            }
        }
        (Space::Core, "guid" | "id") => item.guid = said,
        (Space::Core, "pubDate" | "published" | "issued") if !said.is_empty() => item.published = said,
        (Space::Core, "created") if item.published.is_empty() => item.published = said,
        (Space::Dublin, "date" | "issued" | "created") if item.published.is_empty() => item.published = said,
        (Space::Core, "updated" | "modified") | (Space::Dublin, "modified") => item.updated = said,
        (Space::Core, "description" | "summary") => item.summary = html,
        (Space::Dublin, "description" | "abstract") if item.summary.is_empty() => item.summary = html,
        (Space::Core, "content") if open.href.is_empty() || !html.trim().is_empty() => {
            item.content = html;
            item.base = open.base.or(item.base.take());
        }
        (Space::Content, "encoded") => item.content = html,
        (Space::Xhtml, "body" | "div") => item.content = html,
        (Space::Core, "author") if !open.nests => item.author = person(&said),
        (Space::Dublin, "creator") => item.author = person(&said),
        (Space::Core, "category") => {
            let name = if open.term.is_empty() { said } else { escaped(&open.term) };
            if !name.is_empty() {
                item.categories.push(name);
            }
        }
        (Space::Dublin, "subject") if !said.is_empty() => item.categories.push(said),
        (Space::Core, "enclosure") if !open.href.is_empty() => {
            item.files.push((whole(&open.href), open.kind.starts_with("image/")));
        }
        _ => {}
    }
}

/// `le.hoa@benmay.example (Lê Hoa)` is Lê Hoa.
fn person(said: &str) -> String {
    match said.split_once('(').and_then(|(address, name)| Some((address, name.strip_suffix(')')?))) {
        Some((address, name)) if address.contains('@') => name.trim().to_owned(),
        _ if said.contains('@') && !said.contains(' ') => String::new(),
        _ => said.to_owned(),
    }
}
