//! An article as lists show it.

use jiff::civil::Date;
use kit::i18n::Lang;

use super::frame::Here;
use crate::addresses::Addresses;
use crate::newsroom::Teaser;
use crate::texts;

/// A picture in a page.
#[derive(Clone, Debug)]
pub(super) struct Image {
    pub(super) src: String,
    pub(super) alt: String,
    pub(super) caption: String,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// An article as lists show it.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) href: String,
    /// The language of its words, when it is not the page's.
    pub(super) foreign: Option<&'static str>,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) image: Option<Image>,
    pub(super) agency: String,
    pub(super) category: String,
    pub(super) day: String,
    pub(super) time: String,
    pub(super) machine: String,
    pub(super) date: Date,
}

impl Here {
    /// A list's articles as cards.
    pub(super) fn cards(&self, teasers: Vec<Teaser>) -> Vec<Card> {
        teasers.into_iter().map(|teaser| self.card(teaser)).collect()
    }

    /// An article as a card.
    pub(super) fn card(&self, teaser: Teaser) -> Card {
        let article = &teaser.article;
        let agency = self.directory.agency(article.agency);
        let category = self.directory.category(article.category);
        let date = self.day_of(article.published_at);
        Card {
            href: self.at.article(article),
            foreign: (teaser.lang != self.lang).then(|| teaser.lang.code()),
            agency: agency.map_or_else(String::new, |agency| agency.short(self.lang).to_owned()),
            category: category.map_or_else(String::new, |category| category.name(self.lang).to_owned()),
            day: texts::day(self.lang, date),
            time: texts::time(self.app.zone(), article.published_at),
            machine: self.machine(article.published_at),
            date,
            image: teaser.picture.map(|(picture, placed)| Image {
                src: Addresses::picture(&picture.blob, &picture.kind),
                alt: placed.alt,
                caption: placed.caption,
                width: picture.width,
                height: picture.height,
            }),
            title: teaser.title,
            summary: teaser.summary,
        }
    }
}

/// A link with its words.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) name: String,
}

/// The language attribute of words that may be foreign to the page.
pub(super) fn foreign(words: Lang, page: Lang) -> Option<&'static str> {
    (words != page).then(|| words.code())
}
