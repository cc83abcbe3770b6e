//! Acts on many articles at once: the chosen articles are shown, with the things that can be done to all of them.

use crate::permissions::ORGANISE;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::list::{Asked, Line};
use super::names::{Choice, Names};
use super::undo::{Act, acts};
use crate::t;
use crate::{ArticleSummary, BulkOperation, MOST_ARTICLES, OrganiseError};
use addresses::desk::routes;
use agencies::{self, Area, AreaKind};
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::BULK, needs, latest).act(routes::BULK, needs, work)
}

#[derive(Template)]
#[template(path = "desk/pages/articles/bulk.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    /// The numbers of the chosen articles, for the forms.
    numbers: String,
    lines: Vec<Line>,
    categories: Vec<Choice>,
    themes: Vec<Choice>,
    areas: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "desk/pages/articles/acts.html")]
struct Latest {
    frame: Frame,
    acts: Vec<Act>,
}

async fn latest(seat: DeskSession) -> Result<Response, Failure> {
    let frame = seat.frame(addresses::desk::routes::ARTICLES, t!(seat.desk.lang, "bulk-acts")).await;
    page(&Latest { frame, acts: acts(&seat).await? })
}

/// Shows the articles chosen in the list; the forms there do the work.
async fn work(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let names = Names::read(&seat).await?;
    let numbers = chosen(&seat, &names, &form).await?;
    let Some(what) = what(&seat, &names, &form).await? else {
        return page(&compose(&seat, &names, &numbers, FormErrors::default()).await?);
    };
    let mut tx = seat.app().db().begin().await?;
    match crate::organise(&mut tx, &seat.actor(), &numbers, what).await {
        Ok(act) => {
            tx.commit().await?;
            Ok(Redirect::to(&seat.at().desk_of(routes::UNDO, act)).into_response())
        }
        Err(OrganiseError::Db(error)) => Err(error.into()),
        Err(OrganiseError::Denied(_)) => Err(Failure::Forbidden),
        Err(why) => {
            drop(tx);
            let errors = FormErrors::whole(words(&seat, &why));
            refused(&compose(&seat, &names, &numbers, errors).await?)
        }
    }
}

/// The numbers of the articles: as they were shown, all that match the filters, or those that were ticked.
async fn chosen(seat: &DeskSession, names: &Names, form: &Form) -> Result<Vec<i64>, Failure> {
    let mut numbers: Vec<i64> = if !form.text("so").is_empty() {
        form.text("so").split_whitespace().filter_map(|number| number.parse().ok()).collect()
    } else if form.text("tat-ca").is_empty() {
        form.chosen("tin-").filter_map(|number| number.parse().ok()).collect()
    } else {
        let sought = Asked::parse(form.text("loc")).sought(names);
        crate::numbers_sought(seat.app().db(), &sought, MOST_ARTICLES).await?
    };
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// The operation that the form asks for; none before one was chosen.
async fn what(seat: &DeskSession, names: &Names, form: &Form) -> Result<Option<BulkOperation>, Failure> {
    let theme = || names.themes.iter().find(|one| one.slug == form.text("chu-de")).map(|one| one.id);
    let category = || names.categories.iter().find(|one| one.slug == form.text("chuyen-muc"));
    let area = agencies::area_by_slug(seat.app().db(), form.text("dia-ban"));
    Ok(match form.text("viec") {
        "chuyen" => category().map(|category| BulkOperation::Move(category.id)),
        "gan" => theme().map(BulkOperation::AddTheme),
        "bo" => theme().map(BulkOperation::RemoveTheme),
        "gan-dia-ban" => area.await?.map(|area| BulkOperation::AddArea(area.id)),
        "bo-dia-ban" => area.await?.map(|area| BulkOperation::RemoveArea(area.id)),
        _ => None,
    })
}

/// The areas to choose from: those of today, and those that have ended and that one of these articles has.
async fn areas(seat: &DeskSession, held: &[ArticleSummary]) -> Result<Vec<Choice>, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let articles: Vec<Uuid> = held.iter().map(|held| held.article.id).collect();
    let areas = agencies::areas(db, today).await?;
    let had = agencies::areas_with(db, &crate::areas_of_any(db, &articles).await?).await?;
    let ended = had.into_iter().filter(|area| !area.exists_on(today));
    let choice = |area: Area| Choice { name: area.name_on(lang, today), value: area.slug, chosen: false };
    Ok(areas.into_iter().filter(|area| area.kind != AreaKind::City).chain(ended).map(choice).collect())
}

async fn compose(
    seat: &DeskSession,
    names: &Names,
    numbers: &[i64],
    errors: FormErrors,
) -> Result<Page, Failure> {
    // The form gets one number more than may be changed, so that an act on too many is refused.
    let shown = &numbers[..numbers.len().min(MOST_ARTICLES)];
    let held = crate::held_of(seat.app().db(), shown).await?;
    let numbers: Vec<String> = numbers.iter().take(MOST_ARTICLES + 1).map(i64::to_string).collect();
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, t!(seat.desk.lang, "bulk-title")).await,
        errors,
        numbers: numbers.join(" "),
        lines: held.iter().map(|held| Line::of(seat, names, held)).collect(),
        categories: names.category_choices(""),
        themes: names.theme_choices(""),
        areas: areas(seat, &held).await?,
    })
}

fn words(seat: &DeskSession, why: &OrganiseError) -> String {
    let lang = seat.desk.lang;
    let list = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    match why {
        OrganiseError::NotTheirs(numbers) => t!(lang, "bulk-not-yours", numbers = list(numbers)),
        OrganiseError::NoArticles(numbers) => t!(lang, "bulk-no-articles", numbers = list(numbers)),
        OrganiseError::TooMany => t!(lang, "bulk-too-many"),
        OrganiseError::NoTarget => t!(lang, "bulk-no-target"),
        _ => t!(lang, "bulk-nothing"),
    }
}
