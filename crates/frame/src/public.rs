//! The frame of every page, and the context of every handler.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use crate::{App, SiteWords, assets, t};
use addresses::{Addresses, routes};

/// The public site in one language.
#[derive(Clone, Debug)]
pub struct Portal {
    /// The program.
    pub app: App,
    /// The language.
    pub lang: Lang,
}

impl Portal {
    /// The site in Vietnamese.
    pub fn new(app: App) -> Self {
        Self { app, lang: Lang::Vi }
    }

    /// The same site in a language.
    pub fn speaking(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// The context from which a page is made: the content as of now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn enter(&self) -> Result<PageContext, Failure> {
        let site = (self.app.hooks().site)(self.app.clone()).await?;
        self.enter_as(site).await
    }

    /// The same for a page that has read the site's words already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn enter_as(&self, site: Arc<SiteWords>) -> Result<PageContext, Failure> {
        let foot = (self.app.hooks().foot)(self.app.clone(), self.lang).await?;
        Ok(PageContext { app: self.app.clone(), lang: self.lang, at: Addresses(self.lang), site, foot })
    }

    /// The same without the database, for pages about failures.
    pub fn enter_blind(&self) -> PageContext {
        let site = (self.app.hooks().known_site)(&self.app);
        PageContext {
            app: self.app.clone(),
            lang: self.lang,
            at: Addresses(self.lang),
            site,
            foot: String::new(),
        }
    }
}

/// A handler's surroundings for one request.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// The program.
    pub app: App,
    /// The language.
    pub lang: Lang,
    /// The addresses of the language.
    pub at: Addresses,
    /// The site's words.
    pub site: Arc<SiteWords>,
    /// A sentence for the foot of the page; may be empty.
    foot: String,
}

/// A line of the menu.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Whether the page belongs to it.
    pub here: bool,
}

/// The parts around the main part of a page; the template `layouts/public.html` reads them.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// The addresses of the language.
    pub at: Addresses,
    /// The menu.
    pub menu: Vec<Item>,
    /// The page's title; empty on the home page, which has the site's.
    pub title: String,
    /// One or two sentences for search engines and shared links; may be empty.
    pub description: String,
    /// The absolute address of the same page.
    pub own: String,
    /// The absolute address that search engines should keep for it: its own, or that of the page that it is another view of.
    pub canonical: String,
    /// How the public reaches the site.
    root: String,
    /// The same page in the other language.
    pub other: String,
    /// Whether search engines should keep it.
    pub listed: bool,
    /// The words in the search box.
    pub query: String,
    /// A sentence for the foot of the page; may be empty.
    pub foot: String,
    /// Where the page's list can be followed by a feed reader, without its ending.
    pub feed: Option<String>,
    site: Arc<SiteWords>,
}

impl PageContext {
    /// The frame of a page at `path`.
    pub fn frame(&self, part: &str, title: impl Into<String>, path: impl Into<String>) -> Frame {
        let path = path.into();
        let other = match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
        Frame {
            lang: self.lang,
            at: self.at,
            menu: self.menu(part),
            title: title.into(),
            description: String::new(),
            own: self.absolute(&path),
            canonical: self.absolute(&path),
            root: self.app.public_url(),
            other: Addresses::translated(&path, other),
            listed: true,
            query: String::new(),
            foot: self.foot.clone(),
            feed: None,
            site: self.site.clone(),
        }
    }

    /// The menu, at the part that a page belongs to.
    fn menu(&self, part: &str) -> Vec<Item> {
        let menu = self.app.hooks().menu.iter();
        menu.map(|item| Item {
            href: (item.address)(self.at),
            name: (item.name)(self.lang),
            here: item.part == part,
        })
        .collect()
    }

    /// An address with the site's own before it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.app.public_url())
    }

    /// The day in the city at a moment.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.app.zone().clone()).date()
    }

    /// Today in the city.
    pub fn today(&self) -> Date {
        self.day_of(self.app.db().clock().now())
    }

    /// A moment in words.
    pub fn moment(&self, at: Timestamp) -> String {
        format::moment(self.lang, self.app.zone(), at)
    }

    /// A moment for machines.
    pub fn machine(&self, at: Timestamp) -> String {
        format::machine(self.app.zone(), at)
    }
}

impl Frame {
    /// Adds a description of the page.
    pub fn describe(mut self, description: &str) -> Self {
        self.description = description.to_owned();
        self
    }

    /// Names the list's feeds.
    pub fn followed(mut self, list: &str) -> Self {
        self.feed = Some(list.to_owned());
        self
    }

    /// Names the page that search engines should keep instead of this one.
    pub fn standing_for(mut self, path: &str) -> Self {
        self.canonical = self.absolute(path);
        self
    }

    /// Keeps the page out of search engines.
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// The site's name.
    pub fn site_name(&self) -> &str {
        self.site.site.name(self.lang)
    }

    /// The site in a few words.
    pub fn tagline(&self) -> &str {
        self.site.site.tagline(self.lang)
    }

    /// The notice of a demonstration; may be empty.
    pub fn demo(&self) -> &str {
        self.site.site.demo(self.lang)
    }

    /// How to reach the agency that runs the site.
    pub fn contact(&self) -> &str {
        self.site.site.contact(self.lang)
    }

    /// The agency that runs the site.
    pub fn owner(&self) -> &str {
        self.site.owner(self.lang)
    }

    /// The address of an embedded file.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The language that the page is not in.
    pub fn other_lang(&self) -> Lang {
        match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// An address with the site's own before it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The feeds of the page's list: media type and address.
    pub fn feeds(&self) -> Vec<(&'static str, String)> {
        let kinds = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
        let list = self.feed.iter();
        let feeds = list.flat_map(|list| routes::FEEDS.map(|name| Addresses::feed(list, name)));
        kinds.into_iter().zip(feeds).collect()
    }

    /// The RSS feed of the page's list, else of all news.
    pub fn rss(&self) -> String {
        let all = self.at.news();
        Addresses::feed(self.feed.as_deref().unwrap_or(&all), routes::FEEDS[0])
    }

    /// The page's own title, or the site's name on the home page.
    pub fn heading(&self) -> &str {
        if self.title.is_empty() { self.site_name() } else { &self.title }
    }

    /// The language as Open Graph names it.
    pub fn locale(&self) -> &'static str {
        match self.lang {
            Lang::Vi => "vi_VN",
            Lang::En => "en_GB",
        }
    }

    /// Whether it is the home page, which has the site's title.
    pub fn is_home(&self) -> bool {
        self.title.is_empty()
    }

    words! {
        skip_to_main = "skip-to-main",
        menu_word = "menu",
        menu_label = "menu-label",
        search_whole = "search-whole",
        search_label = "search-label",
        search_example = "search-example",
        search_button = "search-button",
        other_language = "other-language",
        demo_label = "demo-label",
        foot_owner = "footer-owner",
        foot_about = "footer-about",
        foot_introduction = "footer-introduction",
        foot_accessibility = "footer-accessibility",
        accessibility_part = "about-access-id",
        foot_seals = "seals-title",
        foot_offline = "offline-title",
        foot_find = "footer-find",
        all_news = "all-news",
        follow = "follow-feed",
        by_day = "menu-days",
        agencies = "menu-agencies",
    }

    /// The name of the site's software, with the statement that nobody is tracked.
    pub fn colophon(&self) -> String {
        t!(self.lang, "colophon", site = self.site_name())
    }

    /// The page's title with the site's.
    pub fn full_title(&self) -> String {
        if self.title.is_empty() {
            format!("{} · {}", self.site_name(), self.tagline())
        } else {
            format!("{} · {}", self.title, self.site_name())
        }
    }
}

/// Renders a page.
pub fn page(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}
