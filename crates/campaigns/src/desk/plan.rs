//! The form of a plan: its number, texts and days.

use crate::permissions::PLAN;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::plans::{days, fields};
use crate::t;
use crate::{Campaign, Plan, PlanStatus};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{page, refused};
use frame::forms::Flaws;
use frame::forms::{Asked, Refusal, done, said, seen, wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router.page(routes::SETUP_PLAN, needs, show).act(routes::SETUP_PLAN, needs, send)
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
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_PLAN, id), "luu")),
        Err(why) => refused(&compose(&seat, id, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let mut flaws = Flaws::default();
    let Some((starts, ends)) = days(form, &mut flaws) else { return Err(flaws.into()) };
    let new = Plan { words: wording(form), number: form.text("number").to_owned(), starts, ends };
    let mut tx = seat.app().db().begin().await?;
    let note = form.text("note");
    crate::edit_campaign_with_note(&mut tx, &seat.actor(), id, seen(form), new, note).await?;
    Ok(tx.commit().await?)
}

/// The plan with this identifier.
pub(super) async fn find(seat: &DeskSession, id: Uuid) -> Result<Campaign, Failure> {
    let all = crate::campaigns(seat.app().db()).await?;
    all.into_iter().find(|one| one.id == id).ok_or(Failure::NotFound)
}

/// The field for the note that a change of an approved plan needs.
pub(super) fn note<'a>(sheet: Sheet<'a>, lang: Lang, plan: &Campaign) -> Sheet<'a> {
    if plan.status != PlanStatus::Approved {
        return sheet;
    }
    sheet
        .field(Kind::Line, "note", t!(lang, "approval-note"), "")
        .hint(t!(lang, "approval-note-hint"))
        .most(crate::LONGEST_NOTE)
}

async fn compose(seat: &DeskSession, id: Uuid, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let lang = seat.desk.lang;
    let plan = find(seat, id).await?;
    let now = crate::version(seat.app().db(), id).await?;
    let sheet = note(fields(Sheet::new(lang, tried), lang, Some(&plan)), lang, &plan);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, plan.name(lang)).await,
        up: (seat.at().desk(routes::SETUP_PLANS), t!(lang, "setup-plans")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: String::new(),
        fields: sheet.fields,
        public: seat.at().themes(),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        may: seat.may(PLAN, On::City),
        button: t!(lang, "setup-save"),
    })
}
