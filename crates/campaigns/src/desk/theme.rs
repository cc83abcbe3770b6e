//! The form for a new theme of a plan, and the form of a theme's texts.

use crate::permissions::PLAN;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::plan;
use crate::t;
use crate::{NewTheme, Theme};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{page, refused};
use frame::forms::Choice;
use frame::forms::{Asked, Refusal, done, said, seen, slug, wording};
use frame::forms::{Flaw, Flaws, Wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router
        .page(routes::SETUP_THEME_NEW, needs, begin)
        .act(routes::SETUP_THEME_NEW, needs, send)
        .page(routes::SETUP_THEME, needs, show)
        .act(routes::SETUP_THEME, needs, save)
}

async fn begin(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    page(&compose_new(&seat, id, &asked.thuoc, None).await?)
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match add(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk(routes::SETUP_PLANS), "them")),
        Err(why) => refused(&compose_new(&seat, id, "", Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn add(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let campaign = plan::find(seat, id).await.map_err(Refusal::Failure)?;
    let parent = Some(form.text("parent").to_owned()).filter(|slug| !slug.is_empty());
    let mut tx = seat.app().db().begin().await?;
    if let Some(slug) = &parent {
        let found = crate::theme_by_slug(&tx, slug).await?;
        if found.is_none_or(|theme| theme.campaign != id) {
            return Err(Flaws::one("parent", Flaw::Unknown).into());
        }
    }
    let Wording { name_vi, name_en, about_vi, about_en } = wording(form);
    let new = NewTheme { slug: slug(form), name_vi, name_en, about_vi, about_en, parent };
    crate::add_theme_with_note(&mut tx, &seat.actor(), &campaign, new, form.text("note")).await?;
    Ok(tx.commit().await?)
}

async fn compose_new(
    seat: &DeskSession,
    id: Uuid,
    below: &str,
    tried: Option<&Tried<'_>>,
) -> Result<SheetPage, Failure> {
    let lang = seat.desk.lang;
    let campaign = plan::find(seat, id).await?;
    let themes = crate::themes(seat.app().db()).await?;
    let mut parents = vec![Choice::new("", t!(lang, "setup-theme-top"), "")];
    let own = themes.iter().filter(|theme| theme.campaign == id);
    parents.extend(own.map(|theme| Choice::new(theme.slug.as_str(), theme.name(lang), "")));
    let sheet = words(Sheet::new(lang, tried), lang, None)
        .field(Kind::Choice(parents), "parent", t!(lang, "setup-theme-parent"), below)
        .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
        .hint(t!(lang, "setup-slug-hint"))
        .most(80);
    let sheet = plan::note(sheet, lang, &campaign);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-theme-new")).await,
        up: (seat.at().desk(routes::SETUP_PLANS), t!(lang, "setup-plans")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: t!(lang, "setup-theme-of", plan = campaign.name(lang)),
        fields: sheet.fields,
        public: String::new(),
        seen: 0,
        may: seat.may(PLAN, On::City),
        button: t!(lang, "setup-add"),
    })
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    page(&SheetPage { said: said(&seat, &asked.bao), ..compose(&seat, id, None).await? })
}

async fn save(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match change(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_THEME, id), "luu")),
        Err(why) => refused(&compose(&seat, id, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let (words, note) = (wording(form), form.text("note"));
    crate::edit_theme_with_note(&mut tx, &seat.actor(), id, seen(form), words, note).await?;
    Ok(tx.commit().await?)
}

async fn compose(seat: &DeskSession, id: Uuid, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let theme = crate::themes(db).await?.into_iter().find(|theme| theme.id == id);
    let theme = theme.ok_or(Failure::NotFound)?;
    let now = crate::version(db, id).await?;
    let campaign = plan::find(seat, theme.campaign).await?;
    let sheet = plan::note(words(Sheet::new(lang, tried), lang, Some(&theme)), lang, &campaign);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, theme.name(lang)).await,
        up: (seat.at().desk(routes::SETUP_PLANS), t!(lang, "setup-plans")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: t!(lang, "setup-address-stays"),
        fields: sheet.fields,
        public: seat.at().theme(&theme.slug),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        may: seat.may(PLAN, On::City),
        button: t!(lang, "setup-save"),
    })
}

/// The fields of a theme's texts.
fn words<'a>(sheet: Sheet<'a>, lang: Lang, theme: Option<&Theme>) -> Sheet<'a> {
    let of = |text: fn(&Theme) -> &String| theme.map_or("", |one| text(one).as_str());
    sheet
        .field(Kind::Line, "name_vi", t!(lang, "setup-name-vi"), of(|one| &one.name_vi))
        .required()
        .field(Kind::Line, "name_en", t!(lang, "setup-name-en"), of(|one| &one.name_en))
        .field(Kind::Lines, "about_vi", t!(lang, "setup-theme-about-vi"), of(|one| &one.about_vi))
        .field(Kind::Lines, "about_en", t!(lang, "setup-theme-about-en"), of(|one| &one.about_en))
}
