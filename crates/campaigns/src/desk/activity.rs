//! The page of an activity: its content, its evidence and results with the targets, and its actions.

use std::collections::HashMap;

use agencies::Agency;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use frame::permissions::READ_DESK;
use kit::format;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::activities::Line;
use crate::forms::form;
use crate::permissions::{PLAN, RECORD};
use crate::words::{reached_words, state_badge, state_words, time_words};
use crate::{Activity, BY_HAND, Campaign, CampaignsError, Evidence, PlanStatus, Progress, Reached, place, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Asked, Flaw, FormErrors, done, seen, sentence};

/// The most pieces of evidence that are shown.
const LENGTH: i64 = 200;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let (plan, record) = (Needs::Permission(PLAN), Needs::Permission(RECORD));
    router
        .page(routes::ACTIVITY, Needs::Permission(READ_DESK), show)
        .act(routes::ACTIVITY_CANCEL, plan, cancel)
        .act(routes::ACTIVITY_RESTORE, plan, restore)
        .act(routes::ACTIVITY_EVIDENCE, record, tie)
}

#[derive(Template)]
#[template(path = "desk/pages/activities/activity.html")]
struct Page {
    frame: Frame,
    said: String,
    errors: FormErrors,
    up: (String, String),
    badge: &'static str,
    state: String,
    cancelled: String,
    /// The facts: name and words of each.
    facts: Vec<(String, String)>,
    reached: Vec<String>,
    /// The results together with those of the activities below it.
    with_below: Vec<String>,
    parent: Option<(String, String)>,
    below: Vec<Line>,
    done: Vec<Thing>,
    fitting: Vec<Thing>,
    history: Vec<(String, String)>,
    edit: String,
    cancel: String,
    restore: String,
    tie: String,
    record: String,
    add_below: String,
    seen: i64,
    may: bool,
    may_record: bool,
    reason: String,
}

/// A piece of evidence.
struct Thing {
    kind: String,
    subject: Uuid,
    title: String,
    href: String,
    day: String,
    agency: String,
    reached: Vec<String>,
    /// The address of its form if it was recorded by hand; otherwise empty.
    edit: String,
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut whole = compose(&seat, number, FormErrors::default(), "").await?;
    whole.said = said(&seat, &asked.bao);
    page(&whole)
}

fn said(seat: &DeskSession, what: &str) -> String {
    let lang = seat.desk.lang;
    match what {
        "huy" => t!(lang, "activity-said-cancelled"),
        "khoi-phuc" => t!(lang, "activity-said-restored"),
        "gan" => t!(lang, "activity-said-tied"),
        "bo-gan" => t!(lang, "activity-said-untied"),
        "ghi" => t!(lang, "evidence-said-recorded"),
        "xoa" => t!(lang, "evidence-said-removed"),
        other => frame::forms::said(seat, other),
    }
}

/// The activity with this number, and its plan.
pub(super) async fn find(seat: &DeskSession, number: i64) -> Result<(Activity, Campaign), Failure> {
    let db = seat.app().db();
    let activity = crate::activity_by_number(db, number).await?.ok_or(Failure::NotFound)?;
    let plan = crate::campaign(db, activity.campaign).await?.ok_or(Failure::NotFound)?;
    Ok((activity, plan))
}

async fn compose(seat: &DeskSession, number: i64, errors: FormErrors, reason: &str) -> Result<Page, Failure> {
    let (db, lang, at, today) = (seat.app().db(), seat.desk.lang, seat.at(), seat.app().today());
    let (activity, plan) = find(seat, number).await?;
    let all: HashMap<Uuid, Agency> =
        agencies::agencies(db).await?.into_iter().map(|agency| (agency.id, agency)).collect();
    let one = crate::progress_of(db, &plan, activity.clone(), today).await?;
    let mut below = Vec::new();
    for part in crate::activities_below(db, activity.id).await? {
        below.push(crate::progress_of(db, &plan, part, today).await?);
    }
    let sum = below.iter().fold(one.reached, |sum, part| sum.plus(part.reached));
    let thing = |evidence: &Evidence| thing(seat, &all, evidence);
    let done = crate::evidence_of_activity(db, activity.id, LENGTH).await?;
    let days = (activity.starts.unwrap_or(plan.starts), activity.due.unwrap_or(plan.ends));
    let may_record = seat.may(RECORD, place(activity.lead));
    let fitting = if may_record { crate::evidence_that_fits(db, &activity, days).await? } else { Vec::new() };
    let parent = match activity.parent {
        Some(parent) => crate::activity(db, parent).await?,
        None => None,
    };
    let list = format!("{}?ke-hoach={}", at.desk(routes::ACTIVITIES), plan.slug);
    Ok(Page {
        frame: seat.frame(routes::ACTIVITIES, activity.name(lang)).await,
        said: String::new(),
        errors,
        up: (list, t!(lang, "activities-of", plan = plan.number.as_str())),
        badge: state_badge(one.state),
        state: state_words(lang, one.state),
        cancelled: activity.cancelled.clone().unwrap_or_default(),
        facts: facts(seat, &activity, &all).await?,
        reached: reached_words(lang, &one.reached, &activity.targets),
        with_below: if below.is_empty() { Vec::new() } else { reached_words(lang, &sum, &activity.targets) },
        parent: parent.map(|one| (at.desk_of(routes::ACTIVITY, one.number), one.name(lang).to_owned())),
        below: below.iter().map(|part| Line::of(seat, &all, part)).collect(),
        done: done.iter().map(thing).collect(),
        fitting: fitting.iter().map(thing).collect(),
        history: history(seat, &one).await?,
        edit: at.desk_of(routes::ACTIVITY_EDIT, number),
        cancel: at.desk_of(routes::ACTIVITY_CANCEL, number),
        restore: at.desk_of(routes::ACTIVITY_RESTORE, number),
        tie: at.desk_of(routes::ACTIVITY_EVIDENCE, number),
        record: format!("{}?hoat-dong={number}", at.desk(routes::EVIDENCE_NEW)),
        add_below: format!("{}?ke-hoach={}&thuoc={number}", at.desk(routes::ACTIVITY_NEW), plan.slug),
        seen: crate::version(db, activity.id).await?,
        may: plan.status != PlanStatus::Ended && seat.may(PLAN, place(activity.lead)),
        may_record,
        reason: reason.to_owned(),
    })
}

/// The facts of an activity as names and words; empty ones are left out.
async fn facts(
    seat: &DeskSession,
    activity: &Activity,
    agencies: &HashMap<Uuid, Agency>,
) -> Result<Vec<(String, String)>, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let agency = |id: &Uuid| agencies.get(id).map(|agency| agency.name(lang).to_owned());
    let themes = crate::themes(db).await?;
    let themes: Vec<&str> = themes
        .iter()
        .filter(|theme| activity.themes.contains(&theme.id))
        .map(|theme| theme.name(lang))
        .collect();
    let areas = agencies::areas_with(db, &activity.areas).await?;
    let areas: Vec<String> = areas.iter().map(|area| area.name_on(lang, seat.app().today())).collect();
    let mut partners: Vec<String> = activity.partners.iter().filter_map(agency).collect();
    partners.extend(Some(activity.partner_words.clone()).filter(|words| !words.is_empty()));
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| format::day(lang, day));
    let money = |budget| t!(lang, "activity-dong", amount = format::number(lang, budget));
    let all = [
        (t!(lang, "activity-number"), activity.number.to_string()),
        (
            t!(lang, "activity-form"),
            form(&activity.form).map_or_else(String::new, |form| form.name(lang).to_owned()),
        ),
        (
            t!(lang, "activity-lead"),
            activity.lead.as_ref().and_then(agency).unwrap_or_else(|| t!(lang, "activity-no-lead")),
        ),
        (t!(lang, "activity-partners"), partners.join(", ")),
        (t!(lang, "activity-starts"), day(activity.starts)),
        (t!(lang, "activity-time"), time_words(lang, activity)),
        (
            t!(lang, "activity-themes"),
            if themes.is_empty() { t!(lang, "activity-themes-none") } else { themes.join(", ") },
        ),
        (
            t!(lang, "activity-areas"),
            if areas.is_empty() { t!(lang, "activity-areas-none") } else { areas.join(", ") },
        ),
        (t!(lang, "activity-product"), activity.product.clone()),
        (t!(lang, "activity-budget"), activity.budget.map_or_else(String::new, money)),
        (t!(lang, "activity-source"), activity.source.clone()),
    ];
    Ok(all.into_iter().filter(|(_, words)| !words.is_empty()).collect())
}

fn thing(seat: &DeskSession, agencies: &HashMap<Uuid, Agency>, evidence: &Evidence) -> Thing {
    let (lang, by_hand) = (seat.desk.lang, evidence.kind == BY_HAND);
    let reached = Reached::of(&evidence.figures);
    Thing {
        kind: evidence.kind.clone(),
        subject: evidence.subject,
        title: evidence.title.clone(),
        href: evidence.href.clone(),
        day: format::day(lang, evidence.day),
        agency: agencies
            .get(&evidence.agency)
            .map_or_else(String::new, |agency| agency.short(lang).to_owned()),
        reached: reached_words(lang, &reached, &crate::Figures::default())
            .into_iter()
            .filter(|_| evidence.figures != crate::Figures::default())
            .collect(),
        edit: if by_hand { seat.at().desk_of(routes::EVIDENCE, evidence.subject) } else { String::new() },
    }
}

/// The history of an activity: moment and sentence, the oldest first.
async fn history(seat: &DeskSession, one: &Progress) -> Result<Vec<(String, String)>, Failure> {
    let lang = seat.desk.lang;
    let events = kit::events::of(seat.app().db(), &one.activity.id.to_string()).await?;
    let kinds = crate::record::RECORD;
    let line = |event: &kit::events::Event| {
        let sentence = match event.kind.as_str() {
            "activity.added" => t!(lang, "activity-history-added"),
            "activity.edited" => t!(lang, "activity-history-edited"),
            "activity.cancelled" => t!(lang, "activity-history-cancelled"),
            "activity.restored" => t!(lang, "activity-history-restored"),
            "activity.fulfilled" => t!(lang, "activity-history-fulfilled"),
            "activity.unfulfilled" => t!(lang, "activity-history-unfulfilled"),
            other => kinds.kind(other).map_or_else(String::new, |kind| {
                (kind.sentence)(lang, &frame::record::Subject::named(one.activity.name(lang)))
            }),
        };
        let reason = event.data["reason"].as_str().map_or_else(String::new, |why| format!(": {why}"));
        (seat.moment(event.at), format!("{sentence}{reason}"))
    };
    Ok(events.iter().map(line).collect())
}

async fn cancel(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let (activity, _) = find(&seat, number).await?;
    let mut tx = seat.app().db().begin().await?;
    let acted =
        crate::cancel_activity(&mut tx, &seat.actor(), activity.id, seen(&form), form.text("reason")).await;
    match acted {
        Ok(()) => {
            tx.commit().await?;
            Ok(done(&seat.at().desk_of(routes::ACTIVITY, number), "huy"))
        }
        Err(error) => {
            drop(tx);
            refuse(&seat, number, error, form.text("reason")).await
        }
    }
}

async fn restore(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let (activity, _) = find(&seat, number).await?;
    let mut tx = seat.app().db().begin().await?;
    let acted =
        crate::restore_activity(&mut tx, &seat.actor(), activity.id, seen(&form), form.text("reason")).await;
    match acted {
        Ok(()) => {
            tx.commit().await?;
            Ok(done(&seat.at().desk_of(routes::ACTIVITY, number), "khoi-phuc"))
        }
        Err(error) => {
            drop(tx);
            refuse(&seat, number, error, form.text("reason")).await
        }
    }
}

async fn tie(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let (activity, _) = find(&seat, number).await?;
    let subject: Uuid = form.text("subject").parse().map_err(|_| Failure::BadInput)?;
    let thing = (form.text("kind"), subject);
    let untie = form.text("act") == "bo";
    let mut tx = seat.app().db().begin().await?;
    let acted = if untie {
        crate::untie_evidence(&mut tx, &seat.actor(), thing, activity.id).await
    } else {
        crate::tie_evidence(&mut tx, &seat.actor(), thing, activity.id).await
    };
    match acted {
        Ok(()) => {
            tx.commit().await?;
            let said = if untie { "bo-gan" } else { "gan" };
            Ok(done(&seat.at().desk_of(routes::ACTIVITY, number), said))
        }
        Err(error) => {
            drop(tx);
            refuse(&seat, number, error, "").await
        }
    }
}

/// Shows the page again with the errors.
async fn refuse(
    seat: &DeskSession,
    number: i64,
    error: CampaignsError,
    reason: &str,
) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let mut errors = FormErrors::default();
    match error {
        CampaignsError::Denied(_) => return Err(Failure::Forbidden),
        CampaignsError::Db(error) => return Err(error.into()),
        CampaignsError::Changed => errors.note("", t!(lang, "activity-changed")),
        CampaignsError::PlanEnded => errors.note("", t!(lang, "activity-plan-ended")),
        CampaignsError::Flaws(flaws) => {
            for (field, flaw) in &flaws.0 {
                match (*field, flaw) {
                    ("reason" | "note", flaw) => {
                        errors.note("reason", sentence(lang, "reason", &t!(lang, "activity-reason"), flaw));
                    }
                    (_, Flaw::Foreign) => errors.note("", t!(lang, "activity-evidence-foreign")),
                    (_, flaw) => errors.note("", sentence(lang, field, field, flaw)),
                }
            }
        }
        _ => return Err(Failure::NotFound),
    }
    refused(&compose(seat, number, errors, reason).await?)
}
