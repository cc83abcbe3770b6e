//! How the things of a city are named: the rules for every name, description and address of an agency, category, plan
//! or theme. All errors are told at once, field by field.

use jiff::civil::Date;
use kit::i18n::Lang;

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 300;
/// Longest description, in characters.
pub const LONGEST_ABOUT: usize = 2_000;

/// An error of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It must not be empty.
    Missing,
    /// It has more than so many characters.
    Long(usize),
    /// It is no address; one that would do, if there is one.
    Address(Option<String>),
    /// Another has this address or number: its name.
    Taken(String),
    /// The thing that it names is not there.
    Unknown,
    /// A day before the first.
    Early,
    /// It names itself.
    Itself,
    /// An agency above it that stands below it.
    Below,
    /// The officer who chooses it would get rights that they do not have.
    Gain,
    /// An agency that ends: its name, and the first day on which it no longer exists.
    Ended(String, Date),
    /// A successor, by its name, from which the line of successors comes back.
    Ring(String),
    /// The agency that runs the site does not end.
    Root,
    /// The agency takes over from another later than it would end: the other's name, and that day.
    Heir(String, Date),
    /// A day that does not lie between two others.
    Outside(Date, Date),
    /// No whole number from 0.
    Number,
    /// Something of another plan.
    Foreign,
    /// A day that has not come.
    Future,
    /// No address of a page.
    Link,
}

/// The errors, by the names of the fields, in the order found.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(|(field, flaw)| format!("{field}: {flaw:?}")).collect::<Vec<_>>().join(", "))]
pub struct Flaws(pub Vec<(&'static str, Flaw)>);

impl Flaws {
    /// One thing is wrong.
    pub fn one(field: &'static str, flaw: Flaw) -> Self {
        Self(vec![(field, flaw)])
    }

    /// Notes one more.
    pub fn note(&mut self, field: &'static str, flaw: Flaw) {
        self.0.push((field, flaw));
    }

    /// Notes a line that has too many characters.
    pub fn length(&mut self, field: &'static str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.note(field, Flaw::Long(most));
        }
    }

    /// Notes a text that is no address of one part: lower-case letters without marks, digits, `-`.
    pub fn address(&mut self, slug: &str) {
        if viet::slug(slug).as_deref() != Some(slug) {
            self.note("slug", Flaw::Address(viet::slug(slug)));
        }
    }

    /// Succeeds when nothing is wrong.
    ///
    /// # Errors
    /// Everything that was noted.
    pub fn settle(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

/// Name and description in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name; may be empty.
    pub name_en: String,
    /// Its description; may be empty.
    pub about_vi: String,
    /// The same in English; may be empty.
    pub about_en: String,
}

impl Wording {
    /// As it is kept: NFC, names on one line.
    pub fn clean(self) -> Self {
        Self {
            name_vi: line(&self.name_vi),
            name_en: line(&self.name_en),
            about_vi: paragraph(&self.about_vi),
            about_en: paragraph(&self.about_en),
        }
    }

    /// Notes its errors.
    pub fn check(&self, flaws: &mut Flaws) {
        if self.name_vi.is_empty() {
            flaws.note("name_vi", Flaw::Missing);
        }
        flaws.length("name_vi", &self.name_vi, LONGEST_NAME);
        flaws.length("name_en", &self.name_en, LONGEST_NAME);
        flaws.length("about_vi", &self.about_vi, LONGEST_ABOUT);
        flaws.length("about_en", &self.about_en, LONGEST_ABOUT);
    }

    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }
}

/// Text of one line as it is kept: NFC, single spaces, nothing that cannot be seen.
pub fn line(text: &str) -> String {
    let seen = paragraph(text);
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of several lines as it is kept: NFC, nothing that cannot be seen or turns the direction of reading.
pub fn paragraph(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !viet::text::is_invisible(*c)).collect();
    viet::nfc(seen.trim()).into_owned()
}
