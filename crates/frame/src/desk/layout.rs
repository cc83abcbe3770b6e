//! The frame of every page of the desk.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::SignedDuration;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::{Desk, DeskSession};
use crate::{SiteWords, assets, t};
use addresses::Addresses;
use addresses::desk::routes;

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

/// The parts around the main part; the template `layouts/desk.html` reads them.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// The addresses of the language.
    pub at: Addresses,
    /// The page's title.
    pub title: String,
    /// The site's name.
    pub site: String,
    /// The officer's name; empty before signing in.
    pub name: String,
    /// The menu.
    pub menu: Vec<Item>,
    /// Whether the page is the officer's own account.
    pub me_here: bool,
    /// The same page in the other language.
    pub other: String,
    /// This is the demonstration.
    pub demo: String,
}

impl Frame {
    /// The frame of a page for someone who is signed in.
    pub async fn of_session(seat: &DeskSession, menu: &str, title: String) -> Self {
        let mut frame = Self::of_desk(&seat.desk, title).await;
        frame.name.clone_from(&seat.officer.name);
        frame.menu = items(seat, menu);
        frame.me_here = menu == routes::ME;
        frame.other = Addresses::translated(&seat.path, frame.other_lang());
        frame
    }

    /// The frame of a page for anyone.
    pub async fn of_desk(desk: &Desk, title: String) -> Self {
        let hooks = desk.app.hooks();
        let words = (hooks.site)(desk.app.clone()).await;
        let words = words.unwrap_or_else(|_| (hooks.known_site)(&desk.app));
        Self::of_site(desk, title, &words)
    }

    /// The same without asking the database: for requests that are refused because there are too many already.
    pub async fn from_memory(desk: &Desk, title: String) -> Self {
        let known = (desk.app.hooks().known_site)(&desk.app);
        // The very first page after a start knows none yet.
        if known.site.name(desk.lang).is_empty() {
            return Self::of_desk(desk, title).await;
        }
        Self::of_site(desk, title, &known)
    }

    fn of_site(desk: &Desk, title: String, words: &SiteWords) -> Self {
        let site = &words.site;
        let other = if desk.lang == Lang::Vi { Lang::En } else { Lang::Vi };
        Self {
            lang: desk.lang,
            at: desk.at(),
            title,
            site: site.name(desk.lang).to_owned(),
            name: String::new(),
            menu: Vec::new(),
            me_here: false,
            other: Addresses(other).desk(routes::SIGN_IN),
            demo: if desk.app.settings().demo { site.demo(desk.lang).to_owned() } else { String::new() },
        }
    }

    /// The address of an embedded file.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The language that the page is not in.
    pub fn other_lang(&self) -> Lang {
        if self.lang == Lang::Vi { Lang::En } else { Lang::Vi }
    }

    /// The desk's home.
    pub fn home(&self) -> String {
        self.to(routes::HOME)
    }

    /// The officer's own account.
    pub fn me(&self) -> String {
        self.to(routes::ME)
    }

    /// Where signing out is sent to.
    pub fn sign_out_address(&self) -> String {
        self.to(routes::SIGN_OUT)
    }

    /// An address of the desk without a parameter.
    pub fn to(&self, route: &str) -> String {
        self.at.desk(route)
    }

    words! {
        skip_to_main = "skip-to-main",
        desk = "desk",
        menu_word = "menu",
        menu_label = "desk-menu-label",
        sign_out = "sign-out",
        to_site = "desk-to-site",
        other_language = "other-language",
        demo_label = "demo-label",
    }

    /// The page's title with the desk's and the site's.
    pub fn full_title(&self) -> String {
        format!("{} · {} · {}", self.title, t!(self.lang, "desk"), self.site)
    }
}

fn items(seat: &DeskSession, here: &str) -> Vec<Item> {
    let lang = seat.desk.lang;
    let menu = seat.app().hooks().desk_menu.iter();
    menu.filter(|item| item.needs.iter().any(|permission| seat.may_somewhere(*permission)))
        .map(|item| Item {
            href: seat.at().desk(item.route),
            name: (item.name)(lang),
            here: item.route == here,
        })
        .collect()
}

/// Renders a page.
pub fn page(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}

/// How soon a client that found no place may try again.
pub const SOON: SignedDuration = SignedDuration::from_secs(5);

/// A refusal that ends by itself: 429 for a client that asked too often, 503 for one that came when too many did.
pub fn later(status: StatusCode, wait: SignedDuration, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    // The second that has begun counts (RFC 9110, 10.2.3).
    let seconds = HeaderValue::from(wait.as_secs() + i64::from(wait.subsec_nanos() > 0));
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

/// Renders a page whose form could not be taken (422).
pub fn refused(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}
