//! The form of an activity, to add or edit one.

use access::On;
use agencies::desk::places::{CITY, Places};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::activity::find;
use super::figures::{every_choices, figure, figures, money};
use super::picks::{Picks, chosen};
use crate::forms::FORMS;
use crate::permissions::PLAN;
use crate::reading::Every;
use crate::{Activity, ActivityContent, Campaign, CampaignsError, Caution, ChangeNote, PlanStatus, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Choice, Field, Flaw, Flaws, FormErrors, Kind, Refusal, Sheet, Tried, done, seen};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router
        .page(routes::ACTIVITY_NEW, needs, begin)
        .act(routes::ACTIVITY_NEW, needs, send)
        .page(routes::ACTIVITY_EDIT, needs, show)
        .act(routes::ACTIVITY_EDIT, needs, save)
}

#[derive(Template)]
#[template(path = "desk/pages/activities/form.html")]
struct Page {
    frame: Frame,
    up: (String, String),
    words: String,
    wrong: FormErrors,
    /// The cautions to confirm, in sentences.
    cautions: Vec<String>,
    fields: Vec<Field>,
    /// The groups of checkboxes: themes, partners, areas.
    groups: Vec<Picks>,
    targets: Vec<Field>,
    last: Vec<Field>,
    seen: i64,
    button: String,
}

/// The initial values of a new activity, as the address gives them.
#[derive(Debug, Default, Deserialize)]
struct Begun {
    #[serde(default, rename = "ke-hoach")]
    plan: String,
    /// The number of the parent activity.
    #[serde(default, rename = "thuoc")]
    parent: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    #[serde(default, rename = "hinh-thuc")]
    form: String,
    #[serde(default, rename = "chu-de")]
    theme: String,
    #[serde(default, rename = "dia-ban")]
    area: String,
}

/// Why a form was refused.
enum Refused {
    Sheet(Refusal),
    Cautions(Vec<Caution>),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Sheet(refusal)
    }
}

impl From<CampaignsError> for Refused {
    fn from(error: CampaignsError) -> Self {
        match error {
            CampaignsError::Unconfirmed(cautions) => Self::Cautions(cautions),
            other => Self::Sheet(other.into()),
        }
    }
}

impl From<kit::db::DbError> for Refused {
    fn from(error: kit::db::DbError) -> Self {
        Self::Sheet(error.into())
    }
}

async fn plan_of(seat: &DeskSession, slug: &str) -> Result<Campaign, Failure> {
    let all = crate::campaigns(seat.app().db()).await?;
    all.into_iter().find(|plan| slug.is_empty() || plan.slug == slug).ok_or(Failure::NotFound)
}

/// The initial content of a new activity. With a parent it takes the form, themes and due day of the parent.
async fn first(seat: &DeskSession, begun: &Begun) -> Result<ActivityContent, Failure> {
    let db = seat.app().db();
    let mut content = ActivityContent { form: begun.form.clone(), ..ActivityContent::default() };
    if let Some(agency) = agencies::agency_by_slug(db, &begun.agency).await? {
        content.lead = Some(agency.id);
    }
    if let Some(theme) = crate::theme_by_slug(db, &begun.theme).await? {
        content.themes.push(theme.id);
    }
    if !begun.area.is_empty()
        && let Some(area) = agencies::area_by_slug(db, &begun.area).await?
    {
        content.areas.push(area.id);
    }
    if let Ok(number) = begun.parent.parse()
        && let Some(parent) = crate::activity_by_number(db, number).await?
    {
        content = ActivityContent {
            lead: content.lead,
            parent: Some(parent.id),
            form: parent.form,
            themes: parent.themes,
            due: parent.due,
            ..content
        };
    }
    Ok(content)
}

async fn begin(seat: DeskSession, Query(begun): Query<Begun>) -> Result<Response, Failure> {
    let plan = plan_of(&seat, &begun.plan).await?;
    let content = first(&seat, &begun).await?;
    page(&compose(&seat, &plan, None, &content, None, &[]).await?)
}

async fn send(seat: DeskSession, Query(begun): Query<Begun>, form: Form) -> Result<Response, Failure> {
    let plan = plan_of(&seat, &begun.plan).await?;
    match add(&seat, &plan, &form).await {
        Ok(activity) => Ok(done(&seat.at().desk_of(routes::ACTIVITY, activity.number), "them")),
        Err(why) => refuse(&seat, &plan, None, &form, why).await,
    }
}

async fn add(seat: &DeskSession, plan: &Campaign, form: &Form) -> Result<Activity, Refused> {
    let content = read(form)?;
    let mut tx = seat.app().db().begin().await?;
    let activity = crate::add_activity(&mut tx, &seat.actor(), plan.id, content, &note(seat, form)).await?;
    tx.commit().await?;
    Ok(activity)
}

async fn show(seat: DeskSession, Path(number): Path<i64>) -> Result<Response, Failure> {
    let (activity, plan) = find(&seat, number).await?;
    let content = ActivityContent::of(&activity);
    page(&compose(&seat, &plan, Some(&activity), &content, None, &[]).await?)
}

async fn save(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let (activity, plan) = find(&seat, number).await?;
    match change(&seat, &activity, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::ACTIVITY, number), "luu")),
        Err(why) => refuse(&seat, &plan, Some(&activity), &form, why).await,
    }
}

async fn change(seat: &DeskSession, activity: &Activity, form: &Form) -> Result<(), Refused> {
    let content = read(form)?;
    let mut tx = seat.app().db().begin().await?;
    let (actor, said) = (seat.actor(), note(seat, form));
    crate::edit_activity(&mut tx, &actor, activity.id, seen(form), content, &said).await?;
    Ok(tx.commit().await?)
}

fn note(seat: &DeskSession, form: &Form) -> ChangeNote {
    ChangeNote {
        confirmed: !form.text("confirmed").is_empty(),
        note: form.text("note").to_owned(),
        today: seat.app().today(),
    }
}

/// Shows the form again with the errors or with the cautions to confirm.
async fn refuse(
    seat: &DeskSession,
    plan: &Campaign,
    activity: Option<&Activity>,
    form: &Form,
    why: Refused,
) -> Result<Response, Failure> {
    let (refusal, cautions) = match why {
        Refused::Sheet(refusal) => (refusal, Vec::new()),
        Refused::Cautions(cautions) => (Refusal::Flaws(Flaws::default()), cautions),
    };
    let tried = Tried::new(form, refusal)?;
    let content = activity.map_or_else(ActivityContent::default, ActivityContent::of);
    refused(&compose(seat, plan, activity, &content, Some(&tried), &cautions).await?)
}

/// Reads the form; invalid days and numbers are errors.
fn read(form: &Form) -> Result<ActivityContent, Flaws> {
    let mut flaws = Flaws::default();
    let mut day = |name: &'static str| match form.text(name) {
        "" => None,
        text => {
            let day = text.parse().ok();
            if day.is_none() {
                flaws.note(name, Flaw::Unknown);
            }
            day
        }
    };
    let (starts, due) = (day("starts"), day("due"));
    let id = |name: &str| form.text(name).parse::<Uuid>().ok();
    let content = ActivityContent {
        form: form.text("form").to_owned(),
        name_vi: form.text("name_vi").to_owned(),
        name_en: form.text("name_en").to_owned(),
        lead: id("lead"),
        parent: id("parent"),
        partners: chosen(form, "partners"),
        partner_words: form.text("partner_words").to_owned(),
        themes: chosen(form, "themes"),
        areas: chosen(form, "areas"),
        starts,
        due,
        every: Every::named(form.text("every")),
        product: form.text("product").to_owned(),
        targets: figures(form, &mut flaws),
        budget: figure(form, "budget", &mut flaws),
    };
    flaws.settle()?;
    Ok(content)
}

impl From<Flaws> for Refused {
    fn from(flaws: Flaws) -> Self {
        Self::Sheet(flaws.into())
    }
}

async fn compose(
    seat: &DeskSession,
    plan: &Campaign,
    activity: Option<&Activity>,
    content: &ActivityContent,
    tried: Option<&Tried<'_>>,
    cautions: &[Caution],
) -> Result<Page, Failure> {
    let (db, lang, at) = (seat.app().db(), seat.desk.lang, seat.at());
    let places = Places::load(db, lang).await?;
    let parents = parents(seat, plan, activity).await?;
    let sheet = fields(Sheet::new(lang, tried), seat, &places, parents, content);
    let targets = targets(Sheet::new(lang, tried), lang, content);
    let last = last(Sheet::new(lang, tried), lang, plan);
    let groups = vec![
        Picks::themes(seat, &[plan.id], &content.themes, tried).await?,
        Picks::partners(seat, &places, &content.partners, tried),
        Picks::areas(seat, &content.areas, tried).await?,
    ];
    let mut wrong = sheet.wrong();
    for group in groups.iter().filter(|group| !group.wrong.is_empty()) {
        wrong.note(group.name, group.wrong.clone());
    }
    for field in targets.fields.iter().chain(&last.fields).filter(|field| !field.wrong.is_empty()) {
        wrong.note(field.name, field.wrong.clone());
    }
    let now = match activity {
        Some(activity) => crate::version(db, activity.id).await?,
        None => 0,
    };
    let list = format!("{}?ke-hoach={}", at.desk(routes::ACTIVITIES), plan.slug);
    Ok(Page {
        frame: seat
            .frame(
                routes::ACTIVITIES,
                if activity.is_some() { t!(lang, "activity-edit") } else { t!(lang, "activity-new") },
            )
            .await,
        up: match activity {
            Some(one) => (at.desk_of(routes::ACTIVITY, one.number), one.name(lang).to_owned()),
            None => (list, t!(lang, "activities-of", plan = plan.number.as_str())),
        },
        words: t!(lang, "activity-form-words", plan = plan.name(lang), number = plan.number.as_str()),
        wrong,
        cautions: cautions.iter().map(|caution| caution_words(lang, *caution)).collect(),
        fields: sheet.fields,
        groups,
        targets: targets.fields,
        last: last.fields,
        seen: tried.map_or(now, |tried| tried.seen(now)),
        button: if activity.is_some() { t!(lang, "setup-save") } else { t!(lang, "setup-add") },
    })
}

/// A caution, in a sentence.
pub(super) fn caution_words(lang: Lang, caution: Caution) -> String {
    match caution {
        Caution::DuePast => t!(lang, "activity-caution-past"),
        Caution::NoTheme => t!(lang, "activity-caution-theme"),
        Caution::Gaps => t!(lang, "approval-caution"),
        Caution::Faulty => t!(lang, "activities-import-unconfirmed"),
    }
}

/// The activities that are offered as the parent: those that are not cancelled, and the present parent. The activity
/// itself and those below it are left out.
async fn parents(
    seat: &DeskSession,
    plan: &Campaign,
    own: Option<&Activity>,
) -> Result<Vec<Choice>, Failure> {
    let lang = seat.desk.lang;
    let mut choices = vec![Choice::new("", t!(lang, "activity-parent-none"), "")];
    let all = crate::activities(seat.app().db(), plan.id).await?;
    let parent_of = |id: Uuid| all.iter().find(|one| one.id == id).and_then(|one| one.parent);
    let is_below = |one: &Activity, own: Uuid| {
        std::iter::successors(Some(one.id), |id| parent_of(*id)).take(all.len() + 1).any(|id| id == own)
    };
    for one in &all {
        let now = own.is_some_and(|own| own.parent == Some(one.id));
        let fits = one.cancelled.is_none() && own.is_none_or(|own| !is_below(one, own.id));
        if fits || now {
            let name: String = one.name(lang).chars().take(90).collect();
            choices.push(Choice::new(one.id.to_string(), format!("{}. {name}", one.number), ""));
        }
    }
    Ok(choices)
}

fn fields<'a>(
    sheet: Sheet<'a>,
    seat: &DeskSession,
    places: &Places,
    parents: Vec<Choice>,
    content: &ActivityContent,
) -> Sheet<'a> {
    let (lang, today) = (seat.desk.lang, seat.app().today());
    let mut forms = vec![Choice::new("", t!(lang, "choose"), "")];
    forms.extend(FORMS.iter().map(|form| Choice::new(form.key, form.name(lang), "")));
    let lead = content.lead.map_or_else(String::new, |lead| lead.to_string());
    let mut leads = Vec::new();
    if seat.may(PLAN, On::City) {
        leads.push(Choice::new("", t!(lang, "activity-no-lead"), ""));
    } else {
        leads.push(Choice::new("", t!(lang, "choose"), ""));
    }
    let within = places.within(seat, PLAN, today, "");
    leads.extend(within.into_iter().filter(|choice| choice.value != CITY));
    // The stored lead stays in the list, even if the agency has ended or is outside the officer's permission.
    if !lead.is_empty() && leads.iter().all(|choice| choice.value != lead) {
        leads.push(Choice::new(lead.as_str(), places.name(content.lead), ""));
    }
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let parent = content.parent.map_or_else(String::new, |parent| parent.to_string());
    sheet
        .field(Kind::Lines, "name_vi", t!(lang, "activity-name-vi"), &content.name_vi)
        .required()
        .most(crate::LONGEST_WORDS)
        .field(Kind::Lines, "name_en", t!(lang, "activity-name-en"), &content.name_en)
        .most(crate::LONGEST_WORDS)
        .field(Kind::Choice(forms), "form", t!(lang, "activity-form"), &content.form)
        .required()
        .field(Kind::Choice(leads), "lead", t!(lang, "activity-lead"), &lead)
        .field(Kind::Choice(parents), "parent", t!(lang, "activity-parent"), &parent)
        .hint(t!(lang, "activity-parent-hint"))
        .field(Kind::Day, "starts", t!(lang, "activity-starts"), &day(content.starts))
        .field(Kind::Day, "due", t!(lang, "activity-due"), &day(content.due))
        .field(
            Kind::Choice(every_choices(lang)),
            "every",
            t!(lang, "activity-every"),
            content.every.map_or("", Every::name),
        )
        .hint(t!(lang, "activity-every-hint"))
        .field(Kind::Line, "product", t!(lang, "activity-product"), &content.product)
        .most(crate::LONGEST_WORDS)
        .field(Kind::Line, "partner_words", t!(lang, "activity-partner-words"), &content.partner_words)
        .most(crate::LONGEST_WORDS)
}

fn targets<'a>(sheet: Sheet<'a>, lang: Lang, content: &ActivityContent) -> Sheet<'a> {
    super::figures::fields(sheet, lang, &content.targets)
        .field(Kind::Line, "budget", t!(lang, "activity-budget"), &money(content.budget))
        .hint(t!(lang, "activity-budget-hint"))
        .most(20)
}

/// The field for the note that a change of an approved plan needs.
fn last<'a>(sheet: Sheet<'a>, lang: Lang, plan: &Campaign) -> Sheet<'a> {
    if plan.status != PlanStatus::Approved {
        return sheet;
    }
    sheet
        .field(Kind::Line, "note", t!(lang, "approval-note"), "")
        .hint(t!(lang, "approval-note-hint"))
        .most(crate::LONGEST_NOTE)
}
