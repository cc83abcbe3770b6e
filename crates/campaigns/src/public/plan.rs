//! All plans, and one plan.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::{Link, days, find};
use crate::desk::every_name;
use crate::forms::form;
use crate::{Activity, Campaign, PartKind, Theme, t};

#[derive(Template)]
#[template(path = "public/pages/plans.html")]
struct Plans {
    frame: Frame,
    /// Each with its number and days.
    plans: Vec<(Link, String)>,
}

pub(super) async fn list(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let plans = crate::campaigns(here.app.db()).await?;
    let line = |plan: &Campaign| {
        let link = Link { href: here.at.plan(&plan.slug), name: plan.name(here.lang).to_owned() };
        (link, facts(&here, plan))
    };
    let about = t!(here.lang, "plans-about");
    page(&Plans {
        frame: here.frame("plans", t!(here.lang, "menu-plans"), here.at.plans()).describe(&about),
        plans: plans.iter().map(line).collect(),
    })
}

/// Number and days in a line.
fn facts(here: &PageContext, plan: &Campaign) -> String {
    let (starts, ends) = (format::day(here.lang, plan.starts), format::day(here.lang, plan.ends));
    t!(here.lang, "plan-facts", number = plan.number.as_str(), starts = starts, ends = ends)
}

#[derive(Template)]
#[template(path = "public/pages/plan.html")]
struct Page {
    frame: Frame,
    name: String,
    facts: String,
    issuer: Link,
    about: String,
    purposes: Vec<String>,
    requirements: Vec<String>,
    bases: Vec<String>,
    places: Vec<String>,
    /// Each form with what was done in it.
    forms: Vec<(String, String)>,
    themes: Vec<Branch>,
    activities: Vec<Line>,
    coverage: String,
    areas: String,
    /// As of when the numbers are.
    as_of: String,
}

/// A theme with those below it.
struct Branch {
    link: Link,
    about: String,
    done: String,
    below: Vec<(Link, String)>,
}

/// An activity.
struct Line {
    name: String,
    form: String,
    lead: Option<Link>,
    due: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let parts = crate::parts(db, plan.id).await?;
    let words = |kind: PartKind| -> Vec<String> {
        let of_kind = parts.iter().filter(|part| part.kind == kind);
        of_kind
            .map(|part| match lang {
                Lang::En if !part.words_en.is_empty() => part.words_en.clone(),
                _ => part.words_vi.clone(),
            })
            .collect()
    };
    let themes: Vec<Theme> =
        crate::themes(db).await?.into_iter().filter(|one| one.campaign == plan.id).collect();
    let reached = crate::reached(db, None, days(&plan)).await?;
    let done = |count: i64| match count {
        0 => t!(lang, "coverage-empty"),
        count => t!(lang, "plan-done", count = format::number(lang, count)),
    };
    let agencies: HashMap<Uuid, agencies::Agency> =
        agencies::agencies(db).await?.into_iter().map(|agency| (agency.id, agency)).collect();
    let agency = |id: Uuid| {
        agencies.get(&id).map(|one| Link { href: at.agency(&one.slug), name: one.name(lang).to_owned() })
    };
    let theme_link = |theme: &Theme| Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() };
    let of_theme =
        |id: Uuid| reached.iter().filter(|(theme, ..)| *theme == id).map(|(.., count)| count).sum();
    let tops: Vec<&Theme> = themes.iter().filter(|theme| theme.parent.is_none()).collect();
    let is_done = |key: &str| reached.iter().any(|(about, form, _)| *about == plan.id && form == key);
    let branch = |theme: &&Theme| Branch {
        link: theme_link(theme),
        about: theme.about(lang).to_owned(),
        done: done(of_theme(theme.id)),
        below: themes
            .iter()
            .filter(|one| one.parent == Some(theme.id))
            .map(|one| (theme_link(one), done(of_theme(one.id))))
            .collect(),
    };
    let mut forms = Vec::new();
    for key in crate::forms_of(db, plan.id).await? {
        let Some(form) = form(&key) else { continue };
        let words = if is_done(&key) { t!(lang, "coverage-reached") } else { t!(lang, "coverage-empty") };
        forms.push((form.name(lang).to_owned(), words));
    }
    let activities = crate::activities(db, plan.id).await?;
    let line = |one: &Activity| Line {
        name: one.name(lang).to_owned(),
        form: form(&one.form).map_or_else(String::new, |form| form.name(lang).to_owned()),
        lead: one.lead.and_then(agency),
        due: due(lang, one),
    };
    page(&Page {
        frame: here.frame("plans", plan.name(lang), at.plan(&slug)).describe(plan.about(lang)),
        name: plan.name(lang).to_owned(),
        facts: facts(&here, &plan),
        issuer: agency(plan.issuer).unwrap_or(Link { href: at.agencies(), name: String::new() }),
        about: plan.about(lang).to_owned(),
        purposes: words(PartKind::Purpose),
        requirements: words(PartKind::Requirement),
        bases: words(PartKind::Basis),
        places: words(PartKind::Place),
        forms,
        themes: tops.iter().map(branch).collect(),
        activities: activities.iter().map(line).collect(),
        coverage: at.coverage(&slug),
        areas: at.coverage_areas(&slug),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

/// Until when, or how often.
fn due(lang: Lang, activity: &Activity) -> String {
    match (activity.every, activity.due) {
        (Some(every), _) => every_name(lang, every),
        (None, Some(day)) => t!(lang, "plan-due", day = format::day(lang, day)),
        (None, None) => activity.due_words.clone(),
    }
}
