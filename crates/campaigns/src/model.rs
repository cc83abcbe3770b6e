//! Campaigns and themes: types.

use jiff::civil::Date;
use kit::i18n::Lang;
use uuid::Uuid;

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
