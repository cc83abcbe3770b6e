//! The fields that the index keeps of a document.

use std::fmt;

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::codes::codes;
use crate::lines::LINES;
use crate::words::{Word, one_form, pair, words};

/// The number of the format below. A change of fields, of words or of keys is a new one: older indexes are made anew.
pub(crate) const FORMAT: u32 = 4;

/// The thing that texts belong to, by its kind and its number among things of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The name of the kind; it stays.
    pub kind: String,
    /// The thing's number among those of its kind.
    pub key: u64,
}

impl Subject {
    /// The thing of a kind with a number.
    pub fn new(kind: &str, key: u64) -> Self {
        Self { kind: kind.to_owned(), key }
    }

    /// Reads a name as [`fmt::Display`] writes it.
    pub(crate) fn read(name: &str) -> Option<Self> {
        let (kind, key) = name.rsplit_once('/')?;
        Some(Self::new(kind, key.parse().ok()?))
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.key)
    }
}

/// One text in one language, as a site shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// The thing whose text it is; texts of one thing are replaced together.
    pub subject: Subject,
    /// The language it is written in, as a code.
    pub lang: String,
    /// The languages of the site in which this text is the one shown.
    pub sites: Vec<String>,
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub lead: String,
    /// The text, paragraphs parted by line breaks.
    pub body: String,
    /// When it was published, in milliseconds since 1970, UTC.
    pub at: i64,
    /// The values that it can be narrowed down by besides its kind: any number for each facet.
    pub facets: Vec<(Facet, String)>,
}

/// A property that results can be narrowed down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// The kind of thing: that of its [`Subject`].
    Kind,
    /// A part of the site.
    Category,
    /// A piece of a plan's content, with those above it.
    Theme,
    /// The issuing agency.
    Agency,
    /// The area it is for.
    Area,
    /// The year it was published.
    Year,
}

impl Facet {
    /// Every one, in the order of their columns.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::Category, Self::Theme, Self::Agency, Self::Area, Self::Year];

    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Category => "category",
            Self::Theme => "theme",
            Self::Agency => "agency",
            Self::Area => "area",
            Self::Year => "year",
        }
    }
}

/// A part of a text, its fields, and the worth of a match there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Zone {
    pub(crate) exact: Field,
    pub(crate) folded: Field,
    pub(crate) pairs: Field,
    /// Stems of English words, and pairs of neighbouring ones.
    pub(crate) stems: Field,
    pub(crate) codes: Field,
    pub(crate) worth: f32,
}

#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// The subject's name: the texts of one are deleted by it.
    pub(crate) subject: Field,
    pub(crate) key: Field,
    pub(crate) lang: Field,
    pub(crate) site: Field,
    pub(crate) at: Field,
    pub(crate) stored: [Field; 3],
    /// Title, lead, body.
    pub(crate) zones: [Zone; 3],
    pub(crate) facets: [Field; 6],
}

/// Stands before the first word of a text, as its neighbour.
pub(crate) const BEGIN: &str = "^";
/// The name of the column of moments.
pub(crate) const AT: &str = "at";
/// The name of the column of subjects' keys.
pub(crate) const KEY: &str = "key";
const ZONES: [(&str, f32); 3] = [("title", 4.0), ("lead", 1.8), ("body", 3.0)];

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let text = |tokenizer, record, norms| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer);
            TextOptions::default()
                .set_indexing_options(indexing.set_index_option(record).set_fieldnorms(norms))
        };
        let subject = schema.add_text_field("subject", STRING | STORED);
        let key = schema.add_u64_field(KEY, FAST);
        let lang = schema.add_text_field("lang", STRING | STORED);
        let site = schema.add_text_field("site", STRING);
        let at = schema.add_i64_field(AT, FAST | STORED);
        let stored = ZONES.map(|(name, _)| schema.add_text_field(&format!("{name}_text"), STORED));
        let zones = ZONES.map(|(name, worth)| {
            // Every title is about as long; a longer one says no less.
            let norms = name == "body";
            Zone {
                exact: schema.add_text_field(
                    &format!("{name}_exact"),
                    text(LINES, IndexRecordOption::WithFreqsAndPositions, norms),
                ),
                folded: schema.add_text_field(
                    &format!("{name}_folded"),
                    text(LINES, IndexRecordOption::WithFreqsAndPositions, norms),
                ),
                pairs: schema.add_text_field(
                    &format!("{name}_pairs"),
                    text(LINES, IndexRecordOption::WithFreqs, norms),
                ),
                // A form of the word says less than the word; how long the text is makes no difference to it.
                stems: schema.add_text_field(
                    &format!("{name}_stems"),
                    text(LINES, IndexRecordOption::WithFreqs, false),
                ),
                codes: schema
                    .add_text_field(&format!("{name}_codes"), text("raw", IndexRecordOption::Basic, false)),
                worth,
            }
        });
        let facets = Facet::ALL.map(|facet| {
            let fast = STRING.set_fast("raw");
            schema.add_text_field(facet.column(), fast)
        });
        Self { schema: schema.build(), subject, key, lang, site, at, stored, zones, facets }
    }

    pub(crate) fn facet(&self, facet: Facet) -> Field {
        self.facets[facet as usize]
    }

    pub(crate) fn document(&self, doc: &Doc) -> TantivyDocument {
        let mut out = TantivyDocument::new();
        out.add_text(self.subject, doc.subject.to_string());
        out.add_u64(self.key, doc.subject.key);
        out.add_text(self.facet(Facet::Kind), &doc.subject.kind);
        out.add_text(self.lang, &doc.lang);
        for site in &doc.sites {
            out.add_text(self.site, site);
        }
        out.add_i64(self.at, doc.at);
        for (facet, value) in &doc.facets {
            out.add_text(self.facet(*facet), value);
        }
        let texts = [&doc.title, &doc.lead, &doc.body].map(|text| clean_lines(text));
        for ((text, stored), zone) in texts.iter().zip(self.stored).zip(&self.zones) {
            out.add_text(stored, text);
            fill(&mut out, zone, text, &doc.lang);
        }
        out
    }
}

/// Cleans a text whose line breaks part its paragraphs.
pub(crate) fn clean_lines(text: &str) -> String {
    one_form(text).replace('\t', " ").trim().to_owned()
}

fn fill(out: &mut TantivyDocument, zone: &Zone, text: &str, lang: &str) {
    let words = words(text, lang);
    let lines = |words: Vec<&str>| words.join("\n");
    out.add_text(zone.exact, lines(words.iter().map(|word| word.exact.as_str()).collect()));
    out.add_text(zone.folded, lines(words.iter().map(|word| word.folded.as_str()).collect()));
    // A text is about the word that it begins with, in a title most of all.
    let begin = words.first().map(|word| pair(BEGIN, &word.folded));
    let pairs = words.windows(2).filter(|two| two[1].joined);
    let pairs = pairs.map(|two| pair(&two[0].folded, &two[1].folded));
    let pairs: Vec<String> = begin.into_iter().chain(pairs).collect();
    out.add_text(zone.pairs, pairs.join("\n"));
    out.add_text(zone.stems, stems(&words).join("\n"));
    let codes = codes(text, &words, false);
    let first = codes.first().filter(|code| code.words.start == 0);
    let mut keys: Vec<String> =
        first.map(|code| code.keys.iter().map(|key| pair(BEGIN, key)).collect()).unwrap_or_default();
    keys.extend(codes.into_iter().flat_map(|code| code.keys));
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        out.add_text(zone.codes, key);
    }
}

/// English words by the stem that their forms have in common, and the neighbours among them. A text in another language
/// has none: Vietnamese has no endings, a word that looks English in it may be a syllable without its marks, and a person
/// who looks for an English word on the Vietnamese site finds it as it stands.
fn stems(words: &[Word]) -> Vec<String> {
    if words.iter().all(|word| word.stem.is_none()) {
        return Vec::new();
    }
    let pairs = words.windows(2).filter(|two| two[1].joined);
    let pairs = pairs.map(|two| pair(two[0].form(), two[1].form()));
    words.iter().map(|word| word.form().to_owned()).chain(pairs).collect()
}
