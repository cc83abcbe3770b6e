//! The categories in the order of the site, and adding one.

use agencies::permissions::ARRANGE;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::category::words;
use crate::t;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::{Asked, Refusal, done, said, slug, wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router
        .page(routes::SETUP_CATEGORIES, needs, list)
        .page(routes::SETUP_CATEGORY_NEW, needs, show)
        .act(routes::SETUP_CATEGORY_NEW, needs, send)
        .act(routes::SETUP_CATEGORY_PLACE, needs, place)
}

#[derive(Template)]
#[template(path = "desk/pages/setup/categories.html")]
struct Page {
    frame: Frame,
    said: String,
    may: bool,
    lines: Vec<Line>,
}

/// A category of the list.
struct Line {
    href: String,
    name: String,
    about: String,
    place: String,
}

async fn list(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (lang, at) = (seat.desk.lang, seat.at());
    let all = crate::categories(seat.app().db()).await?;
    let line = |one: &crate::Category| Line {
        href: at.desk_of(routes::SETUP_CATEGORY, one.id),
        name: one.name(lang).to_owned(),
        about: one.about(lang).to_owned(),
        place: at.desk_of(routes::SETUP_CATEGORY_PLACE, one.id),
    };
    page(&Page {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-categories")).await,
        said: said(&seat, &asked.bao),
        may: seat.may(ARRANGE, On::City),
        lines: all.iter().map(line).collect(),
    })
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, None).await?)
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    match add(&seat, &form).await {
        Ok(()) => Ok(done(&seat.at().desk(routes::SETUP_CATEGORIES), "them")),
        Err(why) => refused(&compose(&seat, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn add(seat: &DeskSession, form: &Form) -> Result<(), Refusal> {
    let words = wording(form);
    let names = [words.name_vi.as_str(), &words.name_en];
    let about = [words.about_vi.as_str(), &words.about_en];
    let mut tx = seat.app().db().begin().await?;
    crate::add_category(&mut tx, &seat.actor(), &slug(form), names, about).await?;
    Ok(tx.commit().await?)
}

async fn compose(seat: &DeskSession, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let lang = seat.desk.lang;
    let sheet = words(Sheet::new(lang, tried), lang, None)
        .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
        .hint(t!(lang, "setup-slug-hint"))
        .most(80);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-category-new")).await,
        up: (seat.at().desk(routes::SETUP_CATEGORIES), t!(lang, "setup-categories")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: String::new(),
        fields: sheet.fields,
        public: String::new(),
        seen: 0,
        may: seat.may(ARRANGE, On::City),
        button: t!(lang, "setup-add"),
    })
}

async fn place(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match shift(&seat, id, form.text("viec") == "len").await {
        Ok(()) => Ok(done(&seat.at().desk(routes::SETUP_CATEGORIES), "thu-tu")),
        Err(Refusal::Failure(failure)) => Err(failure),
        Err(_) => Err(Failure::BadInput),
    }
}

async fn shift(seat: &DeskSession, id: Uuid, forward: bool) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    crate::move_category(&mut tx, &seat.actor(), id, forward).await?;
    Ok(tx.commit().await?)
}
