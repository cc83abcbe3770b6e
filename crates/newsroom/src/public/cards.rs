//! An article as lists show it.

use crate::ArticleAddresses;
use jiff::civil::Date;
use kit::i18n::Lang;

use crate::pictures::{Purpose, Size, plain, srcset};
use crate::public::NewsContext;
use crate::{Picture, Placed, Teaser};
use addresses::Addresses;
use kit::format;

/// A picture in a page.
#[derive(Clone, Debug)]
pub struct Image {
    /// Its address.
    pub src: String,
    /// A description, for people who cannot see it.
    pub alt: String,
    /// The caption below it; may be empty.
    pub caption: String,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// Its sizes as WebP and as JPEG for an `srcset`; both are empty for a picture that has but one.
    pub webp: String,
    /// The same as JPEG.
    pub jpeg: String,
    /// The crop for shared links; a picture without one is shared as it is.
    pub share: Option<String>,
}

impl Image {
    /// The whole picture.
    pub fn whole(picture: &Picture, placed: &Placed, sizes: &[Size]) -> Self {
        Self {
            src: plain(sizes, Purpose::Whole, 960)
                .map_or_else(|| Addresses::picture(&picture.blob, &picture.kind), Size::address),
            alt: placed.alt.clone(),
            caption: placed.caption.clone(),
            width: picture.width,
            height: picture.height,
            webp: srcset(sizes, Purpose::Whole, "image/webp"),
            jpeg: srcset(sizes, Purpose::Whole, "image/jpeg"),
            share: share(sizes),
        }
    }

    /// The picture's crop for lists; the whole when there is none.
    fn card(picture: &Picture, placed: &Placed, sizes: &[Size]) -> Self {
        let whole = Self::whole(picture, placed, sizes);
        let Some(plain) = plain(sizes, Purpose::Card, 640) else { return whole };
        Self {
            src: plain.address(),
            width: plain.width,
            height: plain.height,
            webp: srcset(sizes, Purpose::Card, "image/webp"),
            jpeg: srcset(sizes, Purpose::Card, "image/jpeg"),
            ..whole
        }
    }

    /// The picture of a shared link.
    pub fn shared(&self) -> &str {
        self.share.as_deref().unwrap_or(&self.src)
    }
}

/// The address of the crop for shared links.
pub fn share(sizes: &[Size]) -> Option<String> {
    sizes.iter().find(|one| one.purpose == Purpose::Share).map(Size::address)
}

/// An article as lists show it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Where it leads.
    pub href: String,
    /// The language of its words, when it is not the page's.
    pub foreign: Option<&'static str>,
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub summary: String,
    /// The picture on top.
    pub image: Option<Image>,
    /// The agency, in words.
    pub agency: String,
    /// The category, in words.
    pub category: String,
    /// The day, in words.
    pub day: String,
    /// The time of day, in words.
    pub time: String,
    /// The moment for machines.
    pub machine: String,
    /// The day in the city.
    pub date: Date,
}

impl NewsContext {
    /// A list's articles as cards.
    pub fn cards(&self, teasers: Vec<Teaser>) -> Vec<Card> {
        teasers.into_iter().map(|teaser| self.card(teaser)).collect()
    }

    /// An article as a card.
    pub fn card(&self, teaser: Teaser) -> Card {
        let article = &teaser.article;
        let agency = self.directory.agency(article.agency);
        let category = self.directory.category(article.category);
        let date = self.day_of(article.published_at);
        Card {
            href: self.at.article(article),
            foreign: (teaser.lang != self.lang).then(|| teaser.lang.code()),
            agency: agency.map_or_else(String::new, |agency| agency.short(self.lang).to_owned()),
            category: category.map_or_else(String::new, |category| category.name(self.lang).to_owned()),
            day: format::day(self.lang, date),
            time: format::time(self.app.zone(), article.published_at),
            machine: self.machine(article.published_at),
            date,
            image: teaser.picture.map(|(picture, placed)| Image::card(&picture, &placed, &teaser.crops)),
            title: teaser.title,
            summary: teaser.summary,
        }
    }
}

/// A link with its words.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub name: String,
}

/// The language attribute of words that may be foreign to the page.
pub fn foreign(words: Lang, page: Lang) -> Option<&'static str> {
    (words != page).then(|| words.code())
}
