//! The list of plans, and the page of one plan.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::format;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::activities::{SlotLine, line, slot_lines};
use super::things::{Agencies, Thing};
use super::{Link, days, find};
use crate::forms::form;
use crate::progress::Progress;
use crate::schedule::Standing;
use crate::{ActivityState, Campaign, Part, PartKind, PlanVersion, Theme, t};

/// The most entries in each list on a plan's page; other pages have the rest.
const LENGTH: usize = 8;

#[derive(Template)]
#[template(path = "public/pages/plans.html")]
struct Plans {
    frame: Frame,
    /// The plans, each with its number and days.
    plans: Vec<(Link, String)>,
}

pub(super) async fn list(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let plans = crate::public_campaigns(here.app.db()).await?;
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

/// The number and the days of a plan, in a sentence.
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
    /// The forms, each with the words for reached or empty.
    forms: Vec<(String, String)>,
    themes: Vec<Branch>,
    /// The counts of activities by state: label and number.
    figures: Vec<(String, String)>,
    slots: Vec<SlotLine>,
    /// The lists of late and next activities, each with its title.
    soon: Vec<(String, Vec<super::activities::Line>)>,
    things: Vec<Thing>,
    activities: String,
    /// The links to coverage, map, calendar, reports, and the plan as a document.
    ways: Vec<Link>,
    /// The versions of the plan, the newest first: what changed, and a line of its number and day.
    versions: Vec<(String, String)>,
    /// The moment of the numbers.
    as_of: String,
}

/// A top theme with its direct parts.
struct Branch {
    link: Link,
    about: String,
    done: String,
    below: Vec<(Link, String)>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let parts = crate::parts(db, plan.id).await?;
    let words = |kind: PartKind| of_kind(&here, &parts, kind);
    let themes = super::themes_of(db, &plan).await?;
    let reached = crate::reached(db, None, days(&plan)).await?;
    let progress = crate::progress(db, &plan, here.today()).await?;
    let agencies = Agencies::load(db).await?;
    let newest = crate::newest_evidence(db, plan.id, i64::try_from(LENGTH).unwrap_or(0)).await?;
    page(&Page {
        frame: here.frame("plans", plan.name(lang), at.plan(&slug)).describe(plan.about(lang)),
        name: plan.name(lang).to_owned(),
        facts: facts(&here, &plan),
        issuer: agencies.link(lang, plan.issuer).unwrap_or(Link { href: at.agencies(), name: String::new() }),
        about: plan.about(lang).to_owned(),
        purposes: words(PartKind::Purpose),
        requirements: words(PartKind::Requirement),
        bases: words(PartKind::Basis),
        places: words(PartKind::Place),
        forms: forms(&here, &crate::forms_of(db, plan.id).await?, &plan, &reached),
        themes: branches(&here, &themes, &reached),
        figures: figures(&here, &progress),
        slots: slot_lines(&here, &plan, &progress),
        soon: soon(&here, &plan, &progress, &agencies),
        things: newest.iter().map(|one| Thing::of(lang, one, &agencies)).collect(),
        activities: at.activities(&slug),
        ways: vec![
            Link { href: at.coverage(&slug), name: t!(lang, "coverage-title") },
            Link { href: at.coverage_areas(&slug), name: t!(lang, "coverage-areas") },
            Link { href: at.calendar(&slug), name: t!(lang, "calendar-title") },
            Link { href: at.plan_reports(&slug), name: t!(lang, "reports-title") },
            Link { href: at.plan_file(&slug, "ke-hoach.pdf"), name: t!(lang, "plan-as-pdf") },
            Link { href: at.plan_file(&slug, "ke-hoach.docx"), name: t!(lang, "plan-as-docx") },
        ],
        versions: crate::versions(db, plan.id).await?.iter().map(|one| version(&here, one)).collect(),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

/// What changed with a version, and a line of its number and day.
fn version(here: &PageContext, one: &PlanVersion) -> (String, String) {
    let note = if one.note.is_empty() { t!(here.lang, "approval-first") } else { one.note.clone() };
    let number = t!(here.lang, "approval-version", number = one.number);
    (note, format!("{number}, {}", here.moment(one.at)))
}

/// The sentences of a kind, in the page's language.
fn of_kind(here: &PageContext, parts: &[Part], kind: PartKind) -> Vec<String> {
    let words = |part: &Part| match here.lang {
        kit::i18n::Lang::En if !part.words_en.is_empty() => part.words_en.clone(),
        _ => part.words_vi.clone(),
    };
    parts.iter().filter(|part| part.kind == kind).map(words).collect()
}

type Reached = [(Uuid, String, i64)];

fn branches(here: &PageContext, themes: &[Theme], reached: &Reached) -> Vec<Branch> {
    let lang = here.lang;
    let link = |theme: &Theme| Link { href: here.at.theme(&theme.slug), name: theme.name(lang).to_owned() };
    let done = |theme: &Theme| {
        let of_theme = reached.iter().filter(|(about, ..)| *about == theme.id);
        match of_theme.map(|(.., count)| count).sum() {
            0 => t!(lang, "coverage-empty"),
            count => t!(lang, "plan-done", count = format::number(lang, count)),
        }
    };
    let branch = |theme: &Theme| Branch {
        link: link(theme),
        about: theme.about(lang).to_owned(),
        done: done(theme),
        below: themes
            .iter()
            .filter(|one| one.parent == Some(theme.id))
            .map(|one| (link(one), done(one)))
            .collect(),
    };
    themes.iter().filter(|theme| theme.parent.is_none()).map(branch).collect()
}

fn forms(here: &PageContext, keys: &[String], plan: &Campaign, reached: &Reached) -> Vec<(String, String)> {
    let lang = here.lang;
    let state = |key: &str| match reached.iter().any(|(about, form, _)| *about == plan.id && form == key) {
        true => t!(lang, "coverage-reached"),
        false => t!(lang, "coverage-empty"),
    };
    keys.iter().filter_map(|key| Some((form(key)?.name(lang).to_owned(), state(key)))).collect()
}

fn figures(here: &PageContext, progress: &[Progress]) -> Vec<(String, String)> {
    let lang = here.lang;
    let Standing { all, done, open, late } = Standing::of(progress);
    if progress.is_empty() {
        return Vec::new();
    }
    let figure = |words: String, count: i64| (words, format::number(lang, count));
    vec![
        figure(t!(lang, "plan-activities"), all),
        figure(t!(lang, "plan-state-done"), done),
        figure(t!(lang, "plan-state-open"), open),
        figure(t!(lang, "plan-state-late"), late),
    ]
}

/// The late activities, the longest overdue first, and the next ones; recurring activities are left out.
fn soon(
    here: &PageContext,
    plan: &Campaign,
    progress: &[Progress],
    agencies: &Agencies,
) -> Vec<(String, Vec<super::activities::Line>)> {
    let lang = here.lang;
    let of = |states: &[ActivityState]| {
        let mut found: Vec<&Progress> = progress
            .iter()
            .filter(|one| states.contains(&one.state) && one.activity.every.is_none())
            .collect();
        found.sort_by_key(|one| one.activity.due.unwrap_or(plan.ends));
        found.into_iter().take(LENGTH).map(|one| line(here, plan, one, agencies)).collect::<Vec<_>>()
    };
    let late = (t!(lang, "plan-late"), of(&[ActivityState::Late]));
    let next = (t!(lang, "plan-next"), of(&[ActivityState::Open, ActivityState::Planned]));
    [late, next].into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}
