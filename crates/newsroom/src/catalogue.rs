//! Published articles as the desk sees them: where they stand, in which languages, and which translation is behind.

use jiff::Timestamp;
use kit::i18n::Lang;
use uuid::Uuid;

use super::model::Article;

/// How a translation stands to the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    /// It is the original.
    Original,
    /// It follows the original's present edition.
    UpToDate,
    /// The original has this many editions more.
    Behind(i64),
    /// There is none.
    Missing,
}

/// Articles by how their translations stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translated {
    /// A language is missing.
    Missing,
    /// A translation is behind.
    Behind,
    /// Every translation is there and up to date.
    UpToDate,
}

/// Articles by how they stand in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On the site.
    Shown,
    /// Taken off.
    Withdrawn,
    /// On the site, though nobody approved their present words.
    Forced,
}

/// Which published articles the desk looks for; a field that is `None` or empty does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Those of a category.
    pub category: Option<Uuid>,
    /// Those that an agency issues.
    pub agency: Option<Uuid>,
    /// By their translations.
    pub translated: Option<Translated>,
    /// By how they stand in public.
    pub standing: Option<Standing>,
    /// Words of the title in any language, or the article's number.
    pub words: String,
}

/// An article in one language, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageStatus {
    /// The language.
    pub lang: Lang,
    /// The headline.
    pub title: String,
    /// The number of the present edition, which is also how many there are.
    pub edition: i64,
    /// For a translation: the original's edition that it follows.
    pub translates: Option<i64>,
    /// Whether nobody approved the present edition.
    pub forced: bool,
}

/// An article in the desk's list.
#[derive(Clone, Debug)]
pub struct ArticleSummary {
    /// The article.
    pub article: Article,
    /// The languages that it is in, in the order of the site.
    pub languages: Vec<LanguageStatus>,
    /// When it was taken off the site.
    pub withdrawn: Option<Timestamp>,
    /// Its open drafts.
    pub drafts: Vec<(Lang, Uuid)>,
}

impl ArticleSummary {
    /// The headline in a language, else in the first there is.
    pub fn title(&self, lang: Lang) -> (Lang, &str) {
        let asked = self.languages.iter().find(|one| one.lang == lang);
        asked.or(self.languages.first()).map_or((lang, ""), |one| (one.lang, &one.title))
    }

    /// How a language stands to the original.
    pub fn translation(&self, lang: Lang) -> Translation {
        // Drafts of translations are begun from the first language, wherever there is one.
        let Some(original) = self.languages.first() else { return Translation::Missing };
        if original.lang == lang {
            return Translation::Original;
        }
        let Some(spoken) = self.languages.iter().find(|one| one.lang == lang) else {
            return Translation::Missing;
        };
        match original.edition - spoken.translates.unwrap_or(original.edition) {
            behind @ 1.. => Translation::Behind(behind),
            _ => Translation::UpToDate,
        }
    }
}

/// One page of the desk's list, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The articles.
    pub held: Vec<ArticleSummary>,
    /// Whether there are newer ones.
    pub newer: bool,
    /// Whether there are older ones.
    pub older: bool,
}
