//! Lists of articles: all, by category, by theme; and the themes themselves.

use askama::Template;
use axum::extract::{MatchedPath, Path, Query, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::layers::stands_at;
use serde::Deserialize;

use crate::public::NewsContext;
use crate::public::cards::{Card, Link};
use crate::t;
use crate::{From, Key, Listing};
use addresses::{Addresses, routes};
use campaigns::Theme;
use frame::public::{Frame, Portal, page};

/// How many articles a page of a list holds.
const LENGTH: usize = 20;

/// Where in a list: `truoc` (before) or `sau` (after) a place in it.
#[derive(Debug, Default, Deserialize)]
pub struct Place {
    truoc: Option<String>,
    sau: Option<String>,
}

impl Place {
    /// Whether it is the first page of a list, the one for search engines.
    pub fn is_top(&self) -> bool {
        self.truoc.is_none() && self.sau.is_none()
    }

    /// Whether it is a place: a query that is no place has no page.
    pub(crate) fn is_one(&self) -> bool {
        self.from().is_ok()
    }

    fn from(&self) -> Result<From, Failure> {
        let key = |text: &str| text.parse::<Key>().map_err(|_| Failure::NotFound);
        match (&self.truoc, &self.sau) {
            (Some(before), _) => Ok(From::Before(key(before)?)),
            (None, Some(after)) => Ok(From::After(key(after)?)),
            (None, None) => Ok(From::Top),
        }
    }
}

/// The lists whose pages are told apart by a place.
const LISTS: [&str; 5] = [routes::NEWS, routes::CATEGORY, routes::THEME, routes::AGENCY, routes::DAY];

/// The page cache keeps the page behind a query that begins as a place. So each such page has one address: a page that
/// takes no place, and a place with more behind it, lead to the address without.
pub async fn one_address(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let (name, rest) = uri.query().and_then(|query| query.split_once('=')).unwrap_or_default();
    let make = match name {
        "truoc" => Addresses::older,
        "sau" => Addresses::newer,
        _ => return next.run(request).await,
    };
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if Addresses::split(route).1 == routes::SEALS && name == "truoc" {
        // A place there is a day.
        return match rest.split_once('&') {
            Some((day, _)) => stands_at(&format!("{}?truoc={day}", uri.path())),
            None => next.run(request).await,
        };
    }
    if !LISTS.contains(&Addresses::split(route).1) {
        return stands_at(uri.path());
    }
    let key = rest.split('&').next().unwrap_or_default().parse::<Key>();
    match key.map(|key| make(uri.path(), &key)) {
        Ok(own) if uri.path_and_query().is_none_or(|asked| asked.as_str() != own) => stands_at(&own),
        // A key that is no place is answered by the list, and not kept.
        Ok(_) | Err(_) => next.run(request).await,
    }
}

/// A page of a list with the ways to its neighbours.
#[derive(Debug, Default)]
pub struct List {
    /// The articles.
    pub cards: Vec<Card>,
    /// Where the newer ones are, if there are any.
    pub newer: Option<String>,
    /// Where the older ones are, if there are any.
    pub older: Option<String>,
}

impl NewsContext {
    /// A page of the list at `base`.
    pub async fn list(&self, listing: Listing, place: &Place, base: &str) -> Result<List, Failure> {
        let slice = crate::slice(self.app.db(), listing, place.from()?, self.lang, LENGTH).await?;
        let first = slice.teasers.first().map(|teaser| Key::of(&teaser.article));
        let last = slice.teasers.last().map(|teaser| Key::of(&teaser.article));
        Ok(List {
            newer: first.filter(|_| slice.newer).map(|key| Addresses::newer(base, &key)),
            older: last.filter(|_| slice.older).map(|key| Addresses::older(base, &key)),
            cards: self.cards(slice.teasers),
        })
    }

    /// The categories as links.
    pub fn categories(&self) -> Vec<Link> {
        let link = |category: &crate::Category| Link {
            href: self.at.category(&category.slug),
            name: category.name(self.lang).to_owned(),
        };
        self.directory.categories.iter().map(link).collect()
    }

    /// A theme as a link.
    pub fn theme_link(&self, theme: &Theme) -> Link {
        Link { href: self.at.theme(&theme.slug), name: theme.name(self.lang).to_owned() }
    }
}

#[derive(Template)]
#[template(path = "public/pages/list.html")]
struct Page {
    frame: Frame,
    above: Vec<Link>,
    name: String,
    about: String,
    /// The list's own address, without a place in it.
    base: String,
    list: List,
    below: Vec<Link>,
    categories: Vec<Link>,
}

/// The name of a list and where it stands.
struct Heading {
    menu: &'static str,
    above: Vec<Link>,
    name: String,
    about: String,
    base: String,
    below: Vec<Link>,
}

/// All articles.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn news(State(portal): State<Portal>, Query(place): Query<Place>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let heading = Heading {
        menu: "news",
        above: vec![home(&here)],
        name: t!(here.lang, "all-news"),
        about: String::new(),
        base: here.at.news(),
        below: Vec::new(),
    };
    show(&here, Listing::All, &place, heading).await
}

/// A category's articles.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn category(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let categories = &here.directory.categories;
    let category = categories.iter().find(|category| category.slug == slug).ok_or(Failure::NotFound)?;
    let heading = Heading {
        menu: "news",
        above: vec![home(&here)],
        name: category.name(here.lang).to_owned(),
        about: category.about(here.lang).to_owned(),
        base: here.at.category(&slug),
        below: Vec::new(),
    };
    show(&here, Listing::Category(category.id), &place, heading).await
}

/// A theme's articles.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn theme(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let theme = here.directory.themes.iter().find(|theme| theme.slug == slug).ok_or(Failure::NotFound)?;
    let mut above = vec![Link { href: here.at.themes(), name: t!(here.lang, "menu-themes") }];
    if let Some(parent) = theme.parent.and_then(|id| here.directory.theme(id)) {
        above.push(here.theme_link(parent));
    }
    let below = here.directory.themes_below(Some(theme.id));
    let heading = Heading {
        menu: "themes",
        above,
        name: theme.name(here.lang).to_owned(),
        about: theme.about(here.lang).to_owned(),
        base: here.at.theme(&slug),
        below: below.into_iter().map(|theme| here.theme_link(theme)).collect(),
    };
    show(&here, Listing::Theme(theme.id), &place, heading).await
}

async fn show(
    here: &NewsContext,
    listing: Listing,
    place: &Place,
    heading: Heading,
) -> Result<Response, Failure> {
    let list = here.list(listing, place, &heading.base).await?;
    let frame = here.frame(heading.menu, heading.name.clone(), heading.base.clone());
    // Further pages of a list move with every article, so only the first is for search engines.
    let frame = if place.is_top() { frame } else { frame.unlisted() };
    page(&Page {
        frame: frame.describe(&heading.about).followed(&heading.base),
        above: heading.above,
        name: heading.name,
        about: heading.about,
        base: heading.base,
        list,
        below: heading.below,
        categories: here.categories(),
    })
}

fn home(here: &NewsContext) -> Link {
    Link { href: here.at.home(), name: t!(here.lang, "menu-news") }
}

#[derive(Template)]
#[template(path = "public/pages/themes.html")]
struct Themes {
    frame: Frame,
    campaigns: Vec<Plan>,
}

/// A campaign with its top themes.
struct Plan {
    name: String,
    number: String,
    about: String,
    themes: Vec<Branch>,
}

/// A theme with those below it.
struct Branch {
    link: Link,
    about: String,
    below: Vec<Link>,
}

/// The themes of all plans.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn themes(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let directory = &here.directory;
    let branch = |theme: &&Theme| Branch {
        link: here.theme_link(theme),
        about: theme.about(here.lang).to_owned(),
        below: directory.themes_below(Some(theme.id)).into_iter().map(|one| here.theme_link(one)).collect(),
    };
    let plan = |campaign: &campaigns::Campaign| Plan {
        name: campaign.name(here.lang).to_owned(),
        number: campaign.number.clone(),
        about: campaign.about(here.lang).to_owned(),
        themes: directory
            .themes_below(None)
            .iter()
            .filter(|theme| theme.campaign == campaign.id)
            .map(branch)
            .collect(),
    };
    let campaigns = directory.campaigns.iter().map(plan).collect();
    let frame = here.frame("themes", t!(here.lang, "menu-themes"), here.at.themes());
    let about = t!(here.lang, "themes-about");
    page(&Themes { frame: frame.describe(&about), campaigns })
}
