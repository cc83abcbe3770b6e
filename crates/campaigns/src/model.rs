//! Campaigns and themes: types.

use jiff::civil::Date;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::reading::Every;

/// A plan to explain a law.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Our own identifier.
    pub id: Uuid,
    /// Its place in addresses.
    pub slug: String,
    /// The plan's number, such as 1330/KH-UBND.
    pub number: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is for.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The agency that issued it.
    pub issuer: Uuid,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
}

/// A piece of a plan's key content.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Our own identifier.
    pub id: Uuid,
    /// Its campaign.
    pub campaign: Uuid,
    /// The theme it is a part of.
    pub parent: Option<Uuid>,
    /// Its place in addresses.
    pub slug: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is about.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
}

impl Theme {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }

    /// What it is about.
    pub fn about(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.about_en.is_empty() { &self.about_en } else { &self.about_vi }
    }
}

impl Campaign {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }

    /// What it is for.
    pub fn about(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.about_en.is_empty() { &self.about_en } else { &self.about_vi }
    }
}

/// A sentence of a plan that is no theme: what it rests on, what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Our own identifier.
    pub id: Uuid,
    /// What it is.
    pub kind: PartKind,
    /// Its Vietnamese words.
    pub words_vi: String,
    /// Its English words; may be empty.
    pub words_en: String,
    /// The words of the document that it was read from; may be empty.
    pub source: String,
}

/// What a sentence of a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PartKind {
    /// A document that the plan rests on.
    Basis,
    /// Where it is carried out.
    Place,
    /// What it is for.
    Purpose,
    /// What it asks of those who carry it out.
    Requirement,
}

impl PartKind {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The kind with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// Something that a plan commits an agency to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number, for addresses and for people.
    pub number: i64,
    /// Its form, by the stored name; empty while nobody chose one.
    pub form: String,
    /// What is to be done.
    pub name_vi: String,
    /// The same in English; may be empty.
    pub name_en: String,
    /// The one agency that leads; none while nobody was named.
    pub lead: Option<Uuid>,
    /// Those who help, in words.
    pub partners: String,
    /// Its first day, when it has one.
    pub starts: Option<Date>,
    /// Its last day, when it has one.
    pub due: Option<Date>,
    /// How often it recurs, if it does.
    pub every: Option<Every>,
    /// Its time in the words of the document.
    pub due_words: String,
    /// What comes of it.
    pub product: String,
    /// The words of the document that it was read from; may be empty.
    pub source: String,
}

impl Activity {
    /// What is to be done, in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }
}
