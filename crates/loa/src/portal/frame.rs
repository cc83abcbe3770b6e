//! What every page has around it, and what every handler is given.

use std::sync::{Arc, Mutex, PoisonError};

use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::events;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::assets;
use super::directory::Directory;
use crate::t;
use addresses::{Addresses, routes};
use audience::{self, Total};
use frame::App;
use kit::format;

/// The portal in one language.
#[derive(Clone, Debug)]
pub(super) struct Portal {
    pub(super) app: App,
    pub(super) lang: Lang,
    directory: Arc<Mutex<Arc<Directory>>>,
}

impl Portal {
    pub(super) fn new(app: App) -> Self {
        Self { app, lang: Lang::Vi, directory: Arc::default() }
    }

    /// The same portal in a language.
    pub(super) fn speaking(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// What a page is made from: the content as of now.
    pub(super) async fn enter(&self) -> Result<Here, Failure> {
        let version = events::shown(self.app.db()).await?;
        let known = self.directory.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let directory = if known.version == version && version > 0 {
            known
        } else {
            let fresh = Arc::new(Directory::read(self.app.db()).await?);
            *self.directory.lock().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
            fresh
        };
        let visits = audience::total(self.app.db(), audience::VISITS).await?;
        Ok(Here { app: self.app.clone(), lang: self.lang, at: Addresses(self.lang), directory, visits })
    }

    /// The same without the database, for pages about failures.
    pub(super) fn enter_blind(&self) -> Here {
        let directory = self.directory.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Here { app: self.app.clone(), lang: self.lang, at: Addresses(self.lang), directory, visits: None }
    }
}

/// A handler's surroundings for one request.
#[derive(Clone, Debug)]
pub(super) struct Here {
    pub(super) app: App,
    pub(super) lang: Lang,
    pub(super) at: Addresses,
    pub(super) directory: Arc<Directory>,
    /// Visits to the site so far.
    visits: Option<Total>,
}

/// The parts of the site that the menu names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Menu {
    News,
    Days,
    Themes,
    Agencies,
    Other,
}

/// What stands around the main part of a page; the template `layout.html` reads it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) lang: Lang,
    pub(super) at: Addresses,
    pub(super) menu: Menu,
    /// The page's title; empty on the home page, which has the site's.
    pub(super) title: String,
    /// One or two sentences for search engines and shared links; may be empty.
    pub(super) description: String,
    /// The absolute address of the same page.
    pub(super) own: String,
    /// The absolute address that search engines should keep for it: its own, or that of the page that it is another view of.
    pub(super) canonical: String,
    /// How the public reaches the site.
    root: String,
    /// The same page in the other language.
    pub(super) other: String,
    /// Whether search engines should keep it.
    pub(super) listed: bool,
    /// What the search box holds.
    pub(super) query: String,
    /// Visits to the site in words, with their date; empty while there are none.
    pub(super) visits: String,
    /// Where the page's list can be followed by a feed reader, without its ending.
    pub(super) feed: Option<String>,
    directory: Arc<Directory>,
}

impl Here {
    /// The frame of a page at `path`.
    pub(super) fn frame(&self, menu: Menu, title: impl Into<String>, path: impl Into<String>) -> Frame {
        let path = path.into();
        let other = match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
        Frame {
            lang: self.lang,
            at: self.at,
            menu,
            title: title.into(),
            description: String::new(),
            own: self.absolute(&path),
            canonical: self.absolute(&path),
            root: self.app.public_url(),
            other: Addresses::translated(&path, other),
            listed: true,
            query: String::new(),
            visits: self.visits.map_or_else(String::new, |visits| self.visits_in_words(visits)),
            feed: None,
            directory: self.directory.clone(),
        }
    }

    /// "1.234 lượt truy cập từ ngày ..., tính đến ...": never a number without its date.
    fn visits_in_words(&self, visits: Total) -> String {
        let count = format::number(self.lang, visits.views);
        let since = format::day(self.lang, self.day_of(visits.since));
        let now = self.moment(self.app.db().clock().now());
        t!(self.lang, "visits", count = count, since = since, now = now)
    }

    /// An address with the site's own before it.
    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.app.public_url())
    }

    /// The day in the city at a moment.
    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.app.zone().clone()).date()
    }

    /// Today in the city.
    pub(super) fn today(&self) -> Date {
        self.day_of(self.app.db().clock().now())
    }

    /// A moment in words.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        format::moment(self.lang, self.app.zone(), at)
    }

    /// A moment for machines.
    pub(super) fn machine(&self, at: Timestamp) -> String {
        format::machine(self.app.zone(), at)
    }
}

impl Frame {
    pub(super) fn describe(mut self, description: &str) -> Self {
        self.description = description.to_owned();
        self
    }

    /// Names the list's feeds.
    pub(super) fn followed(mut self, list: &str) -> Self {
        self.feed = Some(list.to_owned());
        self
    }

    /// Names the page that search engines should keep instead of this one.
    pub(super) fn standing_for(mut self, path: &str) -> Self {
        self.canonical = self.absolute(path);
        self
    }

    /// Keeps the page out of search engines.
    pub(super) fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    pub(super) fn site_name(&self) -> &str {
        self.directory.site.name(self.lang)
    }

    pub(super) fn tagline(&self) -> &str {
        self.directory.site.tagline(self.lang)
    }

    pub(super) fn demo(&self) -> &str {
        self.directory.site.demo(self.lang)
    }

    pub(super) fn contact(&self) -> &str {
        self.directory.site.contact(self.lang)
    }

    /// The agency that runs the site.
    pub(super) fn owner(&self) -> &str {
        let slug = &self.directory.site.root_agency;
        let owner = self.directory.agencies.iter().find(|agency| agency.slug == *slug);
        owner.map_or("", |agency| agency.name(self.lang))
    }

    pub(super) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub(super) fn other_lang(&self) -> Lang {
        match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// An address with the site's own before it.
    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The feeds of the page's list: media type and address.
    pub(super) fn feeds(&self) -> Vec<(&'static str, String)> {
        let kinds = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
        let list = self.feed.iter();
        let feeds = list.flat_map(|list| routes::FEEDS.map(|name| Addresses::feed(list, name)));
        kinds.into_iter().zip(feeds).collect()
    }

    /// The RSS feed of the page's list, else of all news.
    pub(super) fn rss(&self) -> String {
        let all = self.at.news();
        Addresses::feed(self.feed.as_deref().unwrap_or(&all), routes::FEEDS[0])
    }

    /// The page's own title, or the site's name on the home page.
    pub(super) fn heading(&self) -> &str {
        if self.title.is_empty() { self.site_name() } else { &self.title }
    }

    /// The language as Open Graph names it.
    pub(super) fn locale(&self) -> &'static str {
        match self.lang {
            Lang::Vi => "vi_VN",
            Lang::En => "en_GB",
        }
    }

    /// The page's title with the site's.
    pub(super) fn full_title(&self) -> String {
        if self.title.is_empty() {
            format!("{} · {}", self.site_name(), self.tagline())
        } else {
            format!("{} · {}", self.title, self.site_name())
        }
    }
}

/// Renders a page.
pub(super) fn page(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}
