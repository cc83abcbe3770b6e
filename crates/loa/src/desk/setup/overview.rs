//! The parts that are set up, and the missing steps.

use accounts::permissions::MANAGE_PEOPLE;
use agencies::permissions::ARRANGE;
use askama::Template;
use axum::response::Response;
use campaigns::permissions::PLAN;
use kit::web::failure::Failure;

use super::{Step, first_steps};
use crate::t;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};

pub(crate) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::SETUP, Needs::OneOf(&[ARRANGE, PLAN]), show)
}

#[derive(Template)]
#[template(path = "desk/pages/setup/overview.html")]
struct Page {
    frame: Frame,
    steps: Vec<Step>,
    /// The parts that can be set up: address, name, state.
    parts: Vec<(String, String, String)>,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut parts = Vec::new();
    let mut part =
        |route: &str, name: String, state: String| parts.push((seat.at().desk(route), name, state));
    if seat.may_somewhere(ARRANGE) {
        let site = if agencies::version_of_site(db).await? == 0 {
            t!(lang, "setup-site-unnamed")
        } else {
            agencies::site(db).await?.name(lang).to_owned()
        };
        part(routes::SETUP_SITE, t!(lang, "setup-site"), site);
        let count = agencies::agencies(db).await?.len();
        part(
            routes::SETUP_AGENCIES,
            t!(lang, "setup-agencies"),
            t!(lang, "setup-agencies-count", count = count),
        );
        let count = agencies::areas(db, seat.app().today()).await?.len();
        let state = t!(lang, "setup-areas-count", count = count);
        part(routes::SETUP_AREAS, t!(lang, "setup-areas"), state);
        let count = newsroom::categories(db).await?.len();
        let state = t!(lang, "setup-categories-count", count = count);
        part(routes::SETUP_CATEGORIES, t!(lang, "setup-categories"), state);
    }
    if seat.may_somewhere(PLAN) {
        let (plans, themes) = (campaigns::campaigns(db).await?.len(), campaigns::themes(db).await?.len());
        let state = t!(lang, "setup-plans-count", plans = plans, themes = themes);
        part(routes::SETUP_PLANS, t!(lang, "setup-plans"), state);
    }
    if seat.may_somewhere(MANAGE_PEOPLE) {
        part(routes::PEOPLE, t!(lang, "desk-menu-people"), t!(lang, "setup-people-words"));
    }
    page(&Page {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup")).await,
        steps: first_steps(&seat).await?,
        parts,
    })
}
