//! Reads a WordPress export as a stream, item by item: memory holds one item, however large the file. No entity is
//! expanded but those of XML itself.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use super::page::ReadError;

/// Largest item, in bytes.
const LARGEST_ITEM: u64 = 20 << 20;
/// Deepest element that is listened to; those below are no part of an export.
const DEEPEST: usize = 64;

/// An item of an export, as it stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) fields: HashMap<&'static str, String>,
    /// Name of each category and each tag.
    pub(super) categories: Vec<String>,
    pub(super) tags: Vec<String>,
    /// Names of areas, where the site had a taxonomy of them.
    pub(super) places: Vec<String>,
    /// The number of the attachment that is its picture.
    pub(super) thumbnail: String,
    /// The words of addresses that it had before.
    pub(super) old_slugs: Vec<String>,
    /// Fields of plugins that keep something from readers or from search engines.
    pub(super) hints: Vec<String>,
    /// How many comments stand below it.
    pub(super) comments: u64,
}

impl Entry {
    pub(super) fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", |text| text.trim())
    }

    /// Whether it may be read with a password only. A password may be a space; a line end around an empty field is none.
    pub(super) fn has_password(&self) -> bool {
        let password = self.fields.get("wp:post_password").map_or("", String::as_str);
        !password.trim().is_empty() || (!password.is_empty() && !password.contains('\n'))
    }

    fn meta(&mut self, key: &str, value: &str) {
        match key {
            "_thumbnail_id" => value.clone_into(&mut self.thumbnail),
            "_wp_old_slug" if !value.is_empty() => self.old_slugs.push(value.to_owned()),
            key if !matches!(value, "" | "0" | "2") && HINTS.iter().any(|hint| key.contains(hint)) => {
                self.hints.push(key.to_owned());
            }
            _ => {}
        }
    }
}

/// The next step in an export.
#[derive(Debug)]
pub(super) enum Step {
    Item(Box<Entry>),
    /// A part that cannot be read; the parts after it can.
    Broken(ReadError),
    /// An item that is larger than any, with its title.
    TooLarge(String),
}

/// The fields that are kept, by their names in the file.
const FIELDS: &[&str] = &[
    "title",
    "link",
    "guid",
    "pubDate",
    "dc:creator",
    "content:encoded",
    "excerpt:encoded",
    "wp:post_id",
    "wp:post_date",
    "wp:post_date_gmt",
    "wp:post_name",
    "wp:status",
    "wp:post_type",
    "wp:attachment_url",
    "wp:post_password",
    "wp:post_parent",
    "wp:is_sticky",
    "wp:menu_order",
];

/// Parts of the names of fields by which plugins keep something from readers or from search engines.
const HINTS: &[&str] = &["noindex", "_members_access", "_restrict", "_protected", "_private"];

/// An export that is being read.
pub(super) struct Export<R: BufRead> {
    /// None when nothing can follow.
    xml: Option<Reader<Counted<R>>>,
    /// The site's name.
    pub(super) site: String,
    /// The site's address, and that of its blog where the export says it.
    pub(super) link: String,
    pub(super) base: String,
    /// Names of authors, by their sign-in names.
    pub(super) authors: HashMap<String, String>,
    channel: bool,
}

impl<R: BufRead> Export<R> {
    pub(super) fn new(inner: R) -> Self {
        let counted = Counted { inner, bytes: 0, lines: 1, mark: 0 };
        Self {
            xml: Some(reader(counted)),
            site: String::new(),
            link: String::new(),
            base: String::new(),
            authors: HashMap::new(),
            channel: false,
        }
    }

    /// How far it was read, in bytes of UTF-8.
    pub(super) fn position(&self) -> u64 {
        self.xml.as_ref().map_or(0, |xml| xml.get_ref().bytes)
    }

    /// The next item, or the error in its place.
    pub(super) fn next(&mut self) -> Option<Step> {
        let mut item = Item::default();
        let mut xml = self.xml.take()?;
        match self.walk(&mut xml, &mut item) {
            Ok(true) => {
                self.xml = Some(xml);
                Some(Step::Item(Box::new(item.entry)))
            }
            Ok(false) => {
                let place = xml.into_inner();
                if item.path.is_empty() && self.channel {
                    return None;
                }
                if !self.channel {
                    return Some(Step::Broken(ReadError::Kind("WordPress export (WXR)")));
                }
                Some(Step::Broken(place.broken("the file ends in the middle of an item")))
            }
            Err(error) => {
                let mut place = xml.into_inner();
                let step = match &error {
                    Error::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => {
                        Step::TooLarge(item.entry.get("title").chars().take(120).collect())
                    }
                    other => Step::Broken(place.broken(&other.to_string())),
                };
                place.mark();
                if self.channel && place.skip_past(b"</item>") {
                    self.xml = Some(reader(place));
                }
                Some(step)
            }
        }
    }

    /// Reads to the end of an item; false at the end of the file.
    fn walk(&mut self, xml: &mut Reader<Counted<R>>, item: &mut Item) -> Result<bool, Error> {
        let mut buffer = Vec::new();
        let mut header = Header::default();
        loop {
            buffer.clear();
            if item.path.is_empty() {
                xml.get_mut().mark();
            }
            match xml.read_event_into(&mut buffer)? {
                Event::Eof => return Ok(false),
                Event::Start(tag) if item.path.is_empty() => match tag.name().as_ref() {
                    "item" => item.path.push("item".to_owned()),
                    name => {
                        self.channel |= name == "channel";
                        header.begin(name);
                    }
                },
                Event::Start(tag) => item.begin(&tag),
                Event::End(_) if item.path.is_empty() => {
                    self.header(&mut header);
                }
                Event::End(_) => {
                    if item.end() {
                        return Ok(true);
                    }
                }
                Event::Text(text) => item.text(&text, &mut header),
                Event::CData(text) => item.text(&text, &mut header),
                Event::GeneralRef(name) => item.text(&resolved(&name), &mut header),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

impl<R: BufRead> Export<R> {
    /// An element before the items has ended.
    fn header(&mut self, header: &mut Header) {
        let text = std::mem::take(&mut header.text).trim().to_owned();
        match std::mem::take(&mut header.name).as_str() {
            "title" if self.site.is_empty() => self.site = text,
            "link" if self.link.is_empty() => self.link = text,
            "wp:base_blog_url" => self.base = text,
            "wp:author_login" => header.login = text,
            "wp:author_display_name" => {
                self.authors.insert(std::mem::take(&mut header.login), text);
            }
            _ => {}
        }
    }
}

fn reader<R: BufRead>(counted: Counted<R>) -> Reader<Counted<R>> {
    let mut xml = Reader::from_reader(counted);
    // After a broken item the ends of the elements around it are still to come.
    xml.config_mut().allow_unmatched_ends = true;
    xml
}

/// A character reference or one of the five names of XML; any other entity says nothing.
fn resolved(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
    }
}

/// The item that is being read.
#[derive(Default)]
struct Item {
    entry: Entry,
    path: Vec<String>,
    /// How much deeper than the path the reader is.
    below: usize,
    text: String,
    domain: String,
    meta: String,
}

impl Item {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        if self.path.len() >= DEEPEST || self.below > 0 {
            self.below += 1;
            return;
        }
        let name = tag.name().as_ref().to_owned();
        if self.path.len() == 1 && name == "category" {
            let domain = tag.attributes().flatten().find(|one| one.key.as_ref() == "domain");
            self.domain = domain.map(|one| one.value.as_ref().to_owned()).unwrap_or_default();
        }
        self.path.push(name);
        self.text.clear();
    }

    fn text(&mut self, text: &str, header: &mut Header) {
        if self.path.is_empty() {
            header.text.push_str(text);
        } else if self.below == 0 && self.path.len() > 1 {
            self.text.push_str(text);
        }
    }

    /// Whether the item itself has ended.
    fn end(&mut self) -> bool {
        if self.below > 0 {
            self.below -= 1;
            return false;
        }
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        match (self.path.len(), name.as_str()) {
            (0, _) => return true,
            (1, "category") => {
                let names = match self.domain.as_str() {
                    "post_tag" => &mut self.entry.tags,
                    "category" => &mut self.entry.categories,
                    "dia-ban" | "dia_ban" | "area" => &mut self.entry.places,
                    _ => return false,
                };
                names.push(text.trim().to_owned());
            }
            (1, "wp:comment") => self.entry.comments += 1,
            (1, name) => {
                if let Some(field) = FIELDS.iter().find(|field| **field == name) {
                    self.entry.fields.insert(field, text);
                }
            }
            (2, "wp:meta_key") => text.trim().clone_into(&mut self.meta),
            (2, "wp:meta_value") => self.entry.meta(&self.meta, text.trim()),
            _ => {}
        }
        false
    }
}

/// The part before the items.
#[derive(Default)]
struct Header {
    name: String,
    text: String,
    login: String,
}

impl Header {
    fn begin(&mut self, name: &str) {
        name.clone_into(&mut self.name);
        self.text.clear();
    }
}

/// Counts bytes and lines, and stops a reader that would take too much at once.
struct Counted<R> {
    inner: R,
    bytes: u64,
    lines: u64,
    mark: u64,
}

impl<R: BufRead> Counted<R> {
    fn mark(&mut self) {
        self.mark = self.bytes;
    }

    fn broken(&self, what: &str) -> ReadError {
        ReadError::Broken { what: what.to_owned(), byte: self.bytes, line: self.lines }
    }

    /// Goes on behind the next `end`; false when there is none.
    fn skip_past(&mut self, end: &[u8]) -> bool {
        let mut matched = 0;
        loop {
            self.mark();
            let Ok(bytes) = self.inner.fill_buf() else { return false };
            if bytes.is_empty() {
                return false;
            }
            let mut used = 0;
            for byte in bytes {
                used += 1;
                matched = if *byte == end[matched] { matched + 1 } else { usize::from(*byte == end[0]) };
                if matched == end.len() {
                    break;
                }
            }
            self.consume(used);
            if matched == end.len() {
                return true;
            }
        }
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.bytes - self.mark > LARGEST_ITEM {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(bytes) = self.inner.fill_buf() {
            let lines = bytes[..amount.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
            self.lines += u64::try_from(lines).unwrap_or(0);
        }
        self.bytes += u64::try_from(amount).unwrap_or(0);
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let count = bytes.len().min(into.len());
        into[..count].copy_from_slice(&bytes[..count]);
        self.consume(count);
        Ok(count)
    }
}
