//! An article as lists show it.

use jiff::civil::Date;
use kit::i18n::Lang;
use newsroom::ArticleAddresses;

use super::frame::Here;
use addresses::Addresses;
use kit::format;
use newsroom::pictures::{Purpose, Size, plain, srcset};
use newsroom::{Picture, Placed, Teaser};

/// A picture in a page.
#[derive(Clone, Debug)]
pub(super) struct Image {
    pub(super) src: String,
    pub(super) alt: String,
    pub(super) caption: String,
    pub(super) width: i64,
    pub(super) height: i64,
    /// Its sizes as WebP and as JPEG for an `srcset`; both are empty for a picture that has but one.
    pub(super) webp: String,
    pub(super) jpeg: String,
    /// The crop for shared links; a picture without one is shared as it is.
    pub(super) share: Option<String>,
}

impl Image {
    /// The whole picture.
    pub(super) fn whole(picture: &Picture, placed: &Placed, sizes: &[Size]) -> Self {
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

    /// What a shared link shows.
    pub(super) fn shared(&self) -> &str {
        self.share.as_deref().unwrap_or(&self.src)
    }
}

/// The address of the crop for shared links.
pub(super) fn share(sizes: &[Size]) -> Option<String> {
    sizes.iter().find(|one| one.purpose == Purpose::Share).map(Size::address)
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
pub(super) struct Link {
    pub(super) href: String,
    pub(super) name: String,
}

/// The language attribute of words that may be foreign to the page.
pub(super) fn foreign(words: Lang, page: Lang) -> Option<&'static str> {
    (words != page).then(|| words.code())
}
