//! One category: its words.

use agencies::permissions::ARRANGE;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::Category;
use crate::t;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{page, refused};
use frame::forms::{Asked, Refusal, done, said, seen, wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.page(routes::SETUP_CATEGORY, needs, show).act(routes::SETUP_CATEGORY, needs, send)
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    page(&SheetPage { said: said(&seat, &asked.bao), ..compose(&seat, id, None).await? })
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match change(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_CATEGORY, id), "luu")),
        Err(why) => refused(&compose(&seat, id, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    crate::edit_category(&mut tx, &seat.actor(), id, seen(form), wording(form)).await?;
    Ok(tx.commit().await?)
}

async fn compose(seat: &DeskSession, id: Uuid, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let category = crate::categories(db).await?.into_iter().find(|one| one.id == id);
    let category = category.ok_or(Failure::NotFound)?;
    let now = crate::category_version(db, id).await?;
    let sheet = words(Sheet::new(lang, tried), lang, Some(&category));
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, category.name(lang)).await,
        up: (seat.at().desk(routes::SETUP_CATEGORIES), t!(lang, "setup-categories")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: t!(lang, "setup-address-stays"),
        fields: sheet.fields,
        public: seat.at().category(&category.slug),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        may: seat.may(ARRANGE, On::City),
        button: t!(lang, "setup-save"),
    })
}

/// The fields of a category's words.
pub(super) fn words<'a>(sheet: Sheet<'a>, lang: Lang, category: Option<&Category>) -> Sheet<'a> {
    let of = |text: fn(&Category) -> &String| category.map_or("", |one| text(one).as_str());
    sheet
        .field(Kind::Line, "name_vi", t!(lang, "setup-name-vi"), of(|one| &one.name_vi))
        .required()
        .field(Kind::Line, "name_en", t!(lang, "setup-name-en"), of(|one| &one.name_en))
        .field(Kind::Lines, "about_vi", t!(lang, "setup-category-about-vi"), of(|one| &one.about_vi))
        .field(Kind::Lines, "about_en", t!(lang, "setup-category-about-en"), of(|one| &one.about_en))
}
