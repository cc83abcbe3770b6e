//! What every page of the desk has around it.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::SignedDuration;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::door::Desk;
use super::seat::Seat;
use crate::portal;
use crate::t;
use access::Permission;
use addresses::Addresses;
use addresses::desk::routes;
use agencies::Site;

/// The parts of the desk that the menu names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Menu {
    Home,
    Drafts,
    Articles,
    Blocks,
    Imports,
    Aliases,
    Setup,
    People,
    Record,
    Me,
    None,
}

/// A line of the menu.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) here: bool,
}

/// What stands around the main part; the template `desk/pages/layout.html` reads it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) lang: Lang,
    pub(super) at: Addresses,
    pub(super) title: String,
    pub(super) site: String,
    /// Whose desk it is; empty before signing in.
    pub(super) name: String,
    pub(super) menu: Vec<Item>,
    pub(super) me_here: bool,
    /// The same page in the other language.
    pub(super) other: String,
    /// This is the demonstration.
    pub(super) demo: String,
}

impl Frame {
    /// The frame of a page for someone who is signed in.
    pub(super) async fn of_seat(seat: &Seat, menu: Menu, title: String) -> Self {
        let mut frame = Self::of_desk(&seat.desk, title).await;
        frame.name.clone_from(&seat.officer.name);
        frame.menu = items(seat, menu);
        frame.me_here = menu == Menu::Me;
        frame.other = Addresses::translated(&seat.path, frame.other_lang());
        frame
    }

    /// The frame of a page for anyone.
    pub(super) async fn of_desk(desk: &Desk, title: String) -> Self {
        let site = agencies::current_site(&desk.app).await;
        Self::of_site(desk, title, &site)
    }

    /// The same without asking the database: for what is refused because too much is asked already.
    pub(super) async fn from_memory(desk: &Desk, title: String) -> Self {
        let known = agencies::known_site(&desk.app);
        // The very first page after a start knows none yet.
        let site: Arc<Site> =
            if known.name(desk.lang).is_empty() { agencies::current_site(&desk.app).await } else { known };
        Self::of_site(desk, title, &site)
    }

    fn of_site(desk: &Desk, title: String, site: &Site) -> Self {
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

    pub(super) fn asset(&self, name: &str) -> String {
        portal::asset(name)
    }

    pub(super) fn other_lang(&self) -> Lang {
        if self.lang == Lang::Vi { Lang::En } else { Lang::Vi }
    }

    /// An address of the desk without a parameter.
    pub(super) fn to(&self, route: &str) -> String {
        self.at.desk(route)
    }

    pub(super) fn full_title(&self) -> String {
        format!("{} · {} · {}", self.title, t!(self.lang, "desk"), self.site)
    }
}

fn items(seat: &Seat, here: Menu) -> Vec<Item> {
    let lang = seat.desk.lang;
    let may = |permission| seat.may_somewhere(permission);
    let sets_up = may(Permission::Arrange) || may(Permission::Plan);
    let all = [
        (Menu::Home, routes::HOME, t!(lang, "desk-menu-home"), may(Permission::ReadDesk)),
        (Menu::Drafts, routes::DRAFTS, t!(lang, "desk-menu-drafts"), may(Permission::ReadDesk)),
        (Menu::Articles, routes::ARTICLES, t!(lang, "desk-menu-articles"), may(Permission::ReadDesk)),
        (Menu::Blocks, routes::BLOCKS, t!(lang, "desk-menu-blocks"), may(Permission::ReadDesk)),
        (Menu::Imports, routes::IMPORTS, t!(lang, "desk-menu-imports"), may(Permission::Organise)),
        (Menu::Aliases, routes::ALIASES, t!(lang, "desk-menu-aliases"), may(Permission::Organise)),
        (Menu::Setup, routes::SETUP, t!(lang, "setup"), sets_up),
        (Menu::People, routes::PEOPLE, t!(lang, "desk-menu-people"), may(Permission::ManagePeople)),
        (Menu::Record, routes::RECORD, t!(lang, "desk-menu-record"), may(Permission::ReadRecord)),
    ];
    all.into_iter()
        .filter(|(.., may)| *may)
        .map(|(menu, route, name, _)| Item { href: seat.at().desk(route), name, here: menu == here })
        .collect()
}

/// Renders a page.
pub(super) fn page(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}

/// How soon whoever found no place may try again.
pub(super) const SOON: SignedDuration = SignedDuration::from_secs(5);

/// A refusal that ends by itself: 429 for who asked too often, 503 for who came when too many did.
pub(super) fn later(status: StatusCode, wait: SignedDuration, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    // The second that has begun counts (RFC 9110, 10.2.3).
    let seconds = HeaderValue::from(wait.as_secs() + i64::from(wait.subsec_nanos() > 0));
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

/// Renders a page whose form could not be taken (422).
pub(super) fn refused(template: &impl askama::Template) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}
