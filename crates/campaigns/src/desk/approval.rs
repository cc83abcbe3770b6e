//! The page to approve and end a plan, with its gaps and its versions.

use access::On;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::plan::find;
use crate::forms::form;
use crate::permissions::PLAN;
use crate::words::status_words;
use crate::{Activity, CampaignsError, PlanGaps, PlanStatus, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Asked, FormErrors, done, seen, sentence};

/// The most activities under one heading.
const NAMED: usize = 100;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router
        .page(routes::SETUP_PLAN_APPROVAL, needs, show)
        .act(routes::SETUP_PLAN_APPROVAL, needs, approve)
        .act(routes::SETUP_PLAN_END, needs, end)
}

#[derive(Template)]
#[template(path = "desk/pages/setup/approval.html")]
struct Page {
    frame: Frame,
    said: String,
    errors: FormErrors,
    up: (String, String),
    status: String,
    draft: bool,
    approved: bool,
    /// Whether the plan has gaps.
    open: bool,
    sums: String,
    /// Each theme with its empty forms; each form has the address of the form for a new activity, and its name.
    empty: Vec<(String, Vec<(String, String)>)>,
    /// The lists of incomplete activities: the heading, and the address and name of each activity.
    lacks: Vec<(String, Vec<(String, String)>)>,
    /// The versions: number, moment and note.
    versions: Vec<(String, String, String)>,
    end: String,
    note: String,
    seen: i64,
    may: bool,
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut whole = compose(&seat, id, FormErrors::default(), "").await?;
    whole.said = match asked.bao.as_str() {
        "duyet" => t!(seat.desk.lang, "approval-said-approved"),
        "ket-thuc" => t!(seat.desk.lang, "approval-said-ended"),
        _ => String::new(),
    };
    page(&whole)
}

async fn compose(seat: &DeskSession, id: Uuid, errors: FormErrors, note: &str) -> Result<Page, Failure> {
    let (db, lang, at) = (seat.app().db(), seat.desk.lang, seat.at());
    let plan = find(seat, id).await?;
    // A plan that has ended can no longer be changed, so its gaps are not shown here.
    let gaps =
        if plan.status == PlanStatus::Ended { PlanGaps::default() } else { crate::gaps(db, &plan).await? };
    let themes = crate::themes(db).await?;
    let new = format!("{}?ke-hoach={}", at.desk(routes::ACTIVITY_NEW), plan.slug);
    let cell = |theme: &str, key: &str| {
        let name = form(key).map_or("", |form| form.name(lang)).to_owned();
        (format!("{new}&chu-de={theme}&hinh-thuc={key}"), name)
    };
    let empty = gaps.empty.iter().filter_map(|(id, forms)| {
        let theme = themes.iter().find(|theme| theme.id == *id)?;
        let cells = forms.iter().map(|key| cell(&theme.slug, key)).collect();
        Some((theme.name(lang).to_owned(), cells))
    });
    let named = |one: &Activity| (at.desk_of(routes::ACTIVITY, one.number), one.name(lang).to_owned());
    let lacks = [
        (t!(lang, "approval-without-lead", count = gaps.without_lead.len()), &gaps.without_lead),
        (t!(lang, "approval-without-time", count = gaps.without_time.len()), &gaps.without_time),
        (t!(lang, "approval-without-theme", count = gaps.without_theme.len()), &gaps.without_theme),
    ];
    let versions = crate::versions(db, id).await?;
    Ok(Page {
        frame: seat.frame(routes::SETUP, t!(lang, "approval-title", number = plan.number.as_str())).await,
        said: String::new(),
        errors,
        up: (at.desk(routes::SETUP_PLANS), t!(lang, "setup-plans")),
        status: status_words(lang, plan.status),
        draft: plan.status == PlanStatus::Draft,
        approved: plan.status == PlanStatus::Approved,
        open: !gaps.is_empty(),
        sums: t!(lang, "approval-empty", count = gaps.cells()),
        empty: empty.collect(),
        lacks: lacks
            .into_iter()
            .filter(|(_, activities)| !activities.is_empty())
            .map(|(title, activities)| (title, activities.iter().take(NAMED).map(named).collect()))
            .collect(),
        versions: versions
            .iter()
            .map(|one| {
                let note = if one.note.is_empty() { t!(lang, "approval-first") } else { one.note.clone() };
                (t!(lang, "approval-version", number = one.number), seat.moment(one.at), note)
            })
            .collect(),
        end: at.desk_of(routes::SETUP_PLAN_END, id),
        note: note.to_owned(),
        seen: crate::version(db, id).await?,
        may: seat.may(PLAN, On::City),
    })
}

async fn approve(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let confirmed = !form.text("confirmed").is_empty();
    match crate::approve_plan(&mut tx, &seat.actor(), id, seen(&form), confirmed).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(done(&seat.at().desk_of(routes::SETUP_PLAN_APPROVAL, id), "duyet"))
        }
        Err(error) => {
            drop(tx);
            refuse(&seat, id, error, "").await
        }
    }
}

async fn end(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::end_plan(&mut tx, &seat.actor(), id, seen(&form), form.text("note")).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(done(&seat.at().desk_of(routes::SETUP_PLAN_APPROVAL, id), "ket-thuc"))
        }
        Err(error) => {
            drop(tx);
            refuse(&seat, id, error, form.text("note")).await
        }
    }
}

async fn refuse(
    seat: &DeskSession,
    id: Uuid,
    error: CampaignsError,
    note: &str,
) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let errors = match error {
        CampaignsError::Denied(_) => return Err(Failure::Forbidden),
        CampaignsError::Db(error) => return Err(error.into()),
        CampaignsError::Unconfirmed(_) => FormErrors::one("confirmed", t!(lang, "approval-unconfirmed")),
        CampaignsError::Changed => FormErrors::whole(t!(lang, "approval-changed")),
        CampaignsError::Flaws(flaws) => {
            let mut errors = FormErrors::default();
            for (_, flaw) in &flaws.0 {
                errors.note("note", sentence(lang, "note", &t!(lang, "approval-end-note"), flaw));
            }
            errors
        }
        _ => return Err(Failure::NotFound),
    };
    refused(&compose(seat, id, errors, note).await?)
}
