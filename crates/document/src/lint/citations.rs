//! Citations of law that a reader could not follow. Whether a document exists is for the library to tell; this rule looks
//! only at the text itself.

use std::collections::{HashMap, HashSet};

use viet::citation::{self, Class, Document, Kind, Numbered, Place as Provided};

use super::Rule;
use super::page::{Found, Line, Page, Part};

/// Kinds that are spoken of with a bare number or a title.
const SPOKEN: [Kind; 10] = [
    Kind::Resolution,
    Kind::Decree,
    Kind::Circular,
    Kind::Directive,
    Kind::Decision,
    Kind::Plan,
    Kind::Law,
    Kind::Code,
    Kind::Constitution,
    Kind::Ordinance,
];

/// Kinds whose bare number is ambiguous, because each year and each issuer counts anew.
const COUNTED: [&str; 4] = ["Nghị quyết ", "Nghị định ", "Thông tư ", "Chỉ thị "];

/// A line and the references in it.
type Read<'t> = (&'t Line, Vec<citation::Found>);

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    if !page.is_vietnamese() {
        return;
    }
    let lines = page.lines.iter().filter(|line| line.part != Part::Alt);
    let read: Vec<Read<'_>> = lines.map(|line| (line, citation::find(&line.text))).collect();
    let known = Known::new(&read);
    let mut told = Told::default();
    for (index, (line, references)) in read.iter().enumerate() {
        for reference in references {
            let quote = &line.text[reference.range.clone()];
            match &reference.document {
                Some(Document::Relative(kind)) => {
                    let meant = is_law(*kind) || !reference.provisions.is_empty();
                    if meant && !known.named_by(*kind, index) && told.kinds.insert(*kind) {
                        found.add(Rule::RelativeCitation, line.place, quote);
                    }
                }
                Some(document) => numbered(page, line, quote, document, &known, &mut told, found),
                None => provisions(line, quote, reference, &known, index, found),
            }
        }
        spoken(line, references, &known, &mut told, found);
    }
}

/// Documents that a note was made of already: one note for each is enough.
#[derive(Default)]
struct Told {
    kinds: HashSet<Kind>,
    serials: HashSet<u32>,
}

/// The documents and articles that the whole text names.
struct Known {
    /// Numbers that are given in full somewhere.
    full: HashSet<u32>,
    /// The first line that names a document of a kind.
    kinds: HashMap<Kind, usize>,
    /// The first line that names any document, and the first that names an article.
    document: Option<usize>,
    article: Option<usize>,
}

impl Known {
    fn new(read: &[Read<'_>]) -> Self {
        let mut known = Self { full: HashSet::new(), kinds: HashMap::new(), document: None, article: None };
        for (index, (line, references)) in read.iter().enumerate() {
            for kind in SPOKEN {
                if names(&line.text, kind) {
                    known.kinds.entry(kind).or_insert(index);
                }
            }
            for reference in references {
                known.take(index, reference);
            }
        }
        known.document = known.document.into_iter().chain(known.kinds.values().copied()).min();
        known
    }

    fn take(&mut self, index: usize, reference: &citation::Found) {
        let told = |place: &Option<Provided>| matches!(place, Some(Provided::One(_) | Provided::Span(..)));
        if reference.provisions.iter().any(|provision| told(&provision.article)) {
            self.article.get_or_insert(index);
        }
        match &reference.document {
            Some(Document::Numbered(numbered)) => {
                if let Some(kind) = numbered.kind.or(numbered.number.kind()) {
                    self.kinds.entry(kind).or_insert(index);
                }
                if is_full(numbered) {
                    self.full.insert(numbered.number.serial);
                }
                self.document.get_or_insert(index);
            }
            Some(Document::Short { kind, serial, year }) => {
                self.kinds.entry(*kind).or_insert(index);
                if year.is_some() {
                    self.full.insert(*serial);
                }
                self.document.get_or_insert(index);
            }
            Some(Document::Named(kind)) => {
                self.kinds.entry(*kind).or_insert(index);
                self.document.get_or_insert(index);
            }
            Some(Document::Relative(_)) | None => {}
        }
    }

    /// Whether a document of the kind is named up to a line.
    fn named_by(&self, kind: Kind, index: usize) -> bool {
        self.kinds.get(&kind).is_some_and(|first| *first <= index)
    }
}

/// Whether "… này" can only be a document: "Quy định này giúp" and "Quyết định này" are everyday speech.
fn is_law(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Resolution
            | Kind::JointResolution
            | Kind::Decree
            | Kind::Circular
            | Kind::JointCircular
            | Kind::Directive
            | Kind::Law
            | Kind::Code
            | Kind::Ordinance
            | Kind::Constitution
    )
}

/// Whether a number tells which document is meant.
fn is_full(numbered: &Numbered) -> bool {
    numbered.number.class != Class::Individual || numbered.date.is_some() || numbered.issuer.is_some()
}

/// Whether a text names a document of a kind by number or title: "Luật Đất đai", "Kế hoạch 1330", "Nghị quyết số 98".
fn names(text: &str, kind: Kind) -> bool {
    let name = kind.name();
    text.match_indices(&name).any(|(at, _)| {
        let next = text[at + name.len()..].trim_start();
        next.starts_with("số ") || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    })
}

fn provisions(
    line: &Line,
    quote: &str,
    reference: &citation::Found,
    known: &Known,
    index: usize,
    found: &mut Found,
) {
    let before = |first: Option<usize>| first.is_some_and(|first| first <= index);
    let this = reference.provisions.iter().any(|provision| provision.article == Some(Provided::This));
    if this && !before(known.article) {
        found.add(Rule::RelativeCitation, line.place, quote);
    } else if !before(known.document) {
        found.add(Rule::ProvisionAlone, line.place, quote);
    }
}

fn numbered(
    page: &Page<'_>,
    line: &Line,
    quote: &str,
    document: &Document,
    known: &Known,
    told: &mut Told,
    found: &mut Found,
) {
    let (serial, year, vague) = match document {
        Document::Numbered(numbered) => {
            let date = numbered.date.filter(|date| *date > page.context.today);
            let year = date.map(|date| date.year().unsigned_abs()).or(numbered.number.year);
            if date.is_some() {
                found.add(Rule::FutureDocument, line.place, quote);
                return;
            }
            (numbered.number.serial, year, !is_full(numbered))
        }
        Document::Short { serial, year, .. } => (*serial, *year, year.is_none()),
        Document::Relative(_) | Document::Named(_) => return,
    };
    if year.is_some_and(|year| year > page.context.today.year().unsigned_abs()) {
        found.add(Rule::FutureDocument, line.place, quote);
    } else if vague && !known.full.contains(&serial) && told.serials.insert(serial) {
        found.add(Rule::NumberWithoutYear, line.place, quote);
    }
}

/// "Nghị quyết 98" in running words, which is no reference by itself.
fn spoken(line: &Line, references: &[citation::Found], known: &Known, told: &mut Told, found: &mut Found) {
    for (at, name) in COUNTED.iter().flat_map(|name| line.text.match_indices(name)) {
        let start = at + name.len();
        let tail = &line.text[start..];
        let length = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let whole = !tail[length..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-'));
        let Ok(serial) = tail[..length].parse::<u32>() else { continue };
        let next = references.partition_point(|reference| reference.range.end <= start);
        let inside = references.get(next).is_some_and(|reference| reference.range.start <= start);
        if whole && !inside && !known.full.contains(&serial) && told.serials.insert(serial) {
            found.add(Rule::NumberWithoutYear, line.place, &line.text[at..start + length]);
        }
    }
}
