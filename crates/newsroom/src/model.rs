//! Articles, editions and categories: types.

use jiff::Timestamp;
use kit::i18n::Lang;
use uuid::Uuid;

use document::{Placed, Text};
use media::{Picture, Size};

/// A part of the portal.
#[derive(Clone, Debug)]
pub struct Category {
    /// Our own identifier.
    pub id: Uuid,
    /// Its place in addresses.
    pub slug: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// A description of its articles.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
}

impl Category {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }

    /// A description of its articles.
    pub fn about(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.about_en.is_empty() { &self.about_en } else { &self.about_vi }
    }
}

/// Where a message stands; its words are in its editions.
#[derive(Clone, Debug)]
pub struct Article {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number in addresses; never used again.
    pub number: i64,
    /// The words of its address.
    pub slug: String,
    /// Its category.
    pub category: Uuid,
    /// The agency that issues it.
    pub agency: Uuid,
    /// When it was published.
    pub published_at: Timestamp,
}

/// A numbered, immutable edition of an article in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Our own identifier.
    pub id: Uuid,
    /// Its article.
    pub article: Uuid,
    /// Its language.
    pub lang: Lang,
    /// From 1, in its language.
    pub number: i64,
    /// When it was made public.
    pub at: Timestamp,
    /// Its text.
    pub text: Text,
    /// The change since the edition before, for the public; empty for the first.
    pub change_note: String,
    /// For a translation: the number of the edition it translates.
    pub translates: Option<i64>,
    /// Why it was published without approval, for the public; empty when it was approved.
    pub forced: String,
}

/// An edition without its body, for lists of editions.
#[derive(Clone, Debug)]
pub struct EditionSummary {
    /// From 1, in its language.
    pub number: i64,
    /// When it was made public.
    pub at: Timestamp,
    /// Its title.
    pub title: String,
    /// The change since the edition before, for the public; empty for the first.
    pub change_note: String,
    /// For a translation: the number of the edition it translates.
    pub translates: Option<i64>,
    /// Why it was published without approval, for the public; empty when it was approved.
    pub forced: String,
    /// The shared blocks that it shows.
    pub blocks: Vec<Uuid>,
}

/// An article that was taken off the site.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// The article.
    pub article: Uuid,
    /// When.
    pub at: Timestamp,
    /// Why, for the public.
    pub reason: String,
    /// The article that its address leads to.
    pub leads_to: Option<Uuid>,
}

/// An article in a list.
#[derive(Clone, Debug)]
pub struct Teaser {
    /// The article.
    pub article: Article,
    /// The language of the words below: the one asked for, or the first language when there is no translation.
    pub lang: Lang,
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub summary: String,
    /// The picture on top.
    pub picture: Option<(Picture, Placed)>,
    /// The crops of that picture.
    pub crops: Vec<Size>,
}
