//! One report: its figures, its narrative, its versions and its files.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use typeset::{Cell, Table};

use super::list::state_name;
use crate::files::{file as made, names, shown};
use crate::model::{Narrative, Report, ReportState};
use crate::paper::{Shown, part_title, tables};
use crate::permissions::REPORT;
use crate::{actions, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Field, FormErrors, Kind, Refusal, Sheet, Tried, done, seen};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(REPORT);
    router.page(routes::REPORT, needs, show).act(routes::REPORT, needs, save).page(
        routes::REPORT_FILE,
        needs,
        file,
    )
}

/// The parameters of the address.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The step that was just taken.
    #[serde(default)]
    bao: String,
    /// The number of a frozen version to show.
    #[serde(default)]
    ban: Option<i64>,
}

/// A link: its address and text.
struct Link {
    href: String,
    name: String,
}

#[derive(Template)]
#[template(path = "desk/pages/one.html")]
pub(super) struct Page {
    frame: Frame,
    up: Link,
    said: String,
    wrong: FormErrors,
    whose: String,
    subject: String,
    badge: &'static str,
    state: String,
    note: String,
    seen: i64,
    /// The fields of a draft; empty for other states and when a frozen version is shown.
    fields: Vec<Field>,
    parts: Vec<(String, String)>,
    states: String,
    cells: String,
    reported: String,
    tables: Vec<Table>,
    /// The narratives of the agencies: the name of each agency, and the title and text of each part.
    units: Vec<(String, Vec<(String, String)>)>,
    source: String,
    files: Vec<Link>,
    versions: Vec<(Link, String)>,
    steps: Vec<Step>,
    /// The address that takes the reason for a new version; empty unless the report is frozen.
    revision: String,
    note_field: Vec<Field>,
    public: String,
}

/// A button for a step.
struct Step {
    action: String,
    name: String,
    secondary: bool,
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let report = find(&seat, number).await?;
    page(&Page { said: said(&seat, &asked.bao), ..compose(&seat, report, asked.ban, None).await? })
}

/// The sentence about the step that was just taken.
fn said(seat: &DeskSession, what: &str) -> String {
    let lang = seat.desk.lang;
    match what {
        "luu" => t!(lang, "report-said-saved"),
        "nop" => t!(lang, "report-said-submitted"),
        "lay-lai" => t!(lang, "report-said-taken-back"),
        "chot" => t!(lang, "report-said-frozen"),
        "ban-moi" => t!(lang, "report-said-revised"),
        _ => String::new(),
    }
}

/// The report with this number, if the officer may write it.
pub(super) async fn find(seat: &DeskSession, number: i64) -> Result<Report, Failure> {
    let report = crate::report_by_number(seat.app().db(), number).await?.ok_or(Failure::NotFound)?;
    if seat.may(REPORT, report.on()) { Ok(report) } else { Err(Failure::Forbidden) }
}

async fn save(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let report = find(&seat, number).await?;
    match write(&seat, &report, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::REPORT, number), "luu")),
        Err(why) => {
            let tried = Tried::new(&form, why)?;
            let report = find(&seat, number).await?;
            refused(&compose(&seat, report, None, Some(&tried)).await?)
        }
    }
}

async fn write(seat: &DeskSession, report: &Report, form: &Form) -> Result<(), Refusal> {
    let text = |name| form.text(name).to_owned();
    let narrative = Narrative {
        done: text("done"),
        difficulties: text("difficulties"),
        proposals: text("proposals"),
        next: text("next"),
    };
    let mut tx = seat.app().db().begin().await?;
    crate::write(&mut tx, &seat.actor(), report.id, seen(form), narrative).await?;
    Ok(tx.commit().await?)
}

async fn file(
    seat: DeskSession,
    Path((number, name)): Path<(i64, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let report = find(&seat, number).await?;
    let version = asked.ban.or(frozen_now(&report));
    let shown = shown(seat.app(), report, version).await?;
    made(seat.app(), shown, &name, seat.desk.lang).await
}

/// The newest version of a report that is frozen now; none otherwise.
fn frozen_now(report: &Report) -> Option<i64> {
    (report.state == ReportState::Frozen).then_some(report.versions)
}

pub(super) async fn compose(
    seat: &DeskSession,
    report: Report,
    ban: Option<i64>,
    tried: Option<&Tried<'_>>,
) -> Result<Page, Failure> {
    let (db, lang, zone) = (seat.app().db(), seat.desk.lang, seat.app().zone());
    let now = crate::version(db, report.id).await?;
    let version = ban.or(frozen_now(&report));
    let shown = shown(seat.app(), report.clone(), version).await?;
    let (badge, state) = state_name(lang, &report);
    let sheet = sheet(seat, &report, tried);
    let wrong = sheet.wrong();
    let writes = report.state == ReportState::Draft && ban.is_none();
    let list = seat.at().desk(routes::REPORTS);
    let up = format!("{list}?ke-hoach={}&ky={}", shown.plan.slug, report.period.name());
    let revises = report.state == ReportState::Frozen && ban.is_none();
    let revision = if revises { seat.at().report_step(report.number, "ban-moi") } else { String::new() };
    let public = report.is_city() && report.versions > 0;
    Ok(Page {
        frame: seat.frame(routes::REPORTS, report.period.title(lang)).await,
        up: Link { href: up, name: t!(lang, "desk-menu-reports") },
        said: String::new(),
        wrong,
        whose: whose(seat, &shown),
        subject: shown.subject(lang),
        badge,
        state: if ban.is_some() { frozen_words(seat, &shown) } else { state },
        note: shown.note.clone(),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        fields: if writes { sheet.fields } else { Vec::new() },
        parts: if writes { Vec::new() } else { parts(seat, &shown.narrative) },
        states: shown.states(lang),
        cells: shown.cells(lang),
        reported: if report.is_city() { shown.reported(lang) } else { String::new() },
        tables: tables(&shown, lang, zone)
            .into_iter()
            .map(|(_, table)| table)
            .filter(|table| !table.rows.is_empty())
            .collect(),
        units: units(seat, &shown),
        source: shown.source(lang, zone),
        files: files(seat, &shown, version),
        versions: versions(seat, &report).await?,
        steps: steps(seat, &report, &shown, ban),
        note_field: if revises { note_field(seat, tried) } else { Vec::new() },
        revision,
        public: if public {
            seat.at().plan_report(&shown.plan.slug, &report.period.name())
        } else {
            String::new()
        },
    })
}

fn whose(seat: &DeskSession, shown: &Shown) -> String {
    let lang = seat.desk.lang;
    match &shown.agency {
        Some(agency) if !shown.report.is_city() => agency.name(lang).to_owned(),
        _ => t!(lang, "report-of-city"),
    }
}

fn frozen_words(seat: &DeskSession, shown: &Shown) -> String {
    let Some((version, at)) = shown.frozen else { return String::new() };
    t!(seat.desk.lang, "report-frozen-at", version = version.to_string(), at = seat.moment(at))
}

/// The fields of the narrative.
fn sheet<'a>(seat: &DeskSession, report: &Report, tried: Option<&'a Tried<'a>>) -> Sheet<'a> {
    let lang = seat.desk.lang;
    // In other states the sent form holds only the reason for a new version, and no narrative.
    let tried = tried.filter(|_| report.state == ReportState::Draft);
    let names = ["done", "difficulties", "proposals", "next"];
    names.into_iter().zip(report.narrative.parts()).fold(
        Sheet::new(lang, tried),
        |sheet, (name, (_, words))| {
            sheet.field(Kind::Lines, name, part_title(lang, name), words).most(actions::LONGEST)
        },
    )
}

fn note_field(seat: &DeskSession, tried: Option<&Tried<'_>>) -> Vec<Field> {
    let lang = seat.desk.lang;
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Lines, "note", t!(lang, "report-why"), "")
        .hint(t!(lang, "report-why-hint"))
        .required()
        .most(actions::LONGEST_NOTE);
    sheet.fields
}

fn parts(seat: &DeskSession, narrative: &Narrative) -> Vec<(String, String)> {
    let written = narrative.parts().into_iter().filter(|(_, words)| !words.is_empty());
    written.map(|(part, words)| (part_title(seat.desk.lang, part), words.to_owned())).collect()
}

fn units(seat: &DeskSession, shown: &Shown) -> Vec<(String, Vec<(String, String)>)> {
    let wrote = shown.figures.units.iter().filter(|unit| !unit.narrative.is_empty());
    wrote.map(|unit| (unit.name.of(seat.desk.lang).to_owned(), parts(seat, &unit.narrative))).collect()
}

fn files(seat: &DeskSession, shown: &Shown, version: Option<i64>) -> Vec<Link> {
    let asked = version.map_or_else(String::new, |version| format!("?ban={version}"));
    let link = |(name, words): (String, String)| Link {
        href: format!("{}{asked}", seat.at().report_file(shown.report.number, &name)),
        name: words,
    };
    names(shown, seat.desk.lang, seat.app().zone()).into_iter().map(link).collect()
}

async fn versions(seat: &DeskSession, report: &Report) -> Result<Vec<(Link, String)>, Failure> {
    let all = crate::versions(seat.app().db(), report.id).await?;
    let line = |(version, at, note): (i64, jiff::Timestamp, String)| {
        let href = format!("{}?ban={version}", seat.at().desk_of(routes::REPORT, report.number));
        let name =
            t!(seat.desk.lang, "report-frozen-at", version = version.to_string(), at = seat.moment(at));
        (Link { href, name }, note)
    };
    Ok(all.into_iter().map(line).collect())
}

/// The steps that can be taken now.
fn steps(seat: &DeskSession, report: &Report, shown: &Shown, ban: Option<i64>) -> Vec<Step> {
    let lang = seat.desk.lang;
    let step = |step: &str, name: String, secondary| Step {
        action: seat.at().report_step(report.number, step),
        name,
        secondary,
    };
    match report.state {
        _ if ban.is_some() => Vec::new(),
        ReportState::Draft if report.narrative.done.is_empty() => Vec::new(),
        ReportState::Draft => vec![step("nop", t!(lang, "report-submit"), false)],
        // Until the last day is over, the figures would cover only a part of the period.
        ReportState::Submitted if shown.figures.day <= shown.query.to => {
            vec![step("lay-lai", t!(lang, "report-take-back"), true)]
        }
        ReportState::Submitted => vec![
            step("chot", t!(lang, "report-freeze"), false),
            step("lay-lai", t!(lang, "report-take-back"), true),
        ],
        ReportState::Frozen => Vec::new(),
    }
}
