//! A frozen report of the city: its results, its narrative, the source of its figures, and its files.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use typeset::{Cell, Table};

use super::Link;
use crate::files::{file as made, names, plan_at, shown};
use crate::model::Report;
use crate::paper::{Shown, part_title, tables};
use crate::period::Period;
use crate::t;

#[derive(Template)]
#[template(path = "public/pages/one.html")]
struct Page {
    frame: Frame,
    above: Vec<Link>,
    subject: String,
    frozen: String,
    /// A link to the newest version, if an older one is shown.
    newer: Option<Link>,
    note: String,
    /// The title and the paragraphs of each part of the narrative.
    parts: Vec<(String, Vec<String>)>,
    states: String,
    cells: String,
    reported: String,
    tables: Vec<Table>,
    source: String,
    files: Vec<Link>,
    versions: Vec<(Link, String)>,
}

pub(super) async fn newest(
    State(portal): State<Portal>,
    Path((slug, period)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let report = find(&portal, &slug, &period).await?;
    let version = report.versions;
    show(portal, &slug, report, version).await
}

pub(super) async fn version(
    State(portal): State<Portal>,
    Path((slug, period, version)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let report = find(&portal, &slug, &period).await?;
    let version = known(&version)?;
    show(portal, &slug, report, version).await
}

pub(super) async fn file(
    State(portal): State<Portal>,
    Path((slug, period, version, name)): Path<(String, String, String, String)>,
) -> Result<Response, Failure> {
    let report = find(&portal, &slug, &period).await?;
    let shown = shown(&portal.app, report, Some(known(&version)?)).await?;
    made(&portal.app, shown, &name, portal.lang).await
}

/// Reads the number of a version; only its canonical spelling is accepted.
fn known(version: &str) -> Result<i64, Failure> {
    let number = version.parse::<i64>().ok().filter(|number| number.to_string() == version);
    number.ok_or(Failure::NotFound)
}

/// The city's report on a period, if it has a frozen version.
async fn find(portal: &Portal, slug: &str, period: &str) -> Result<Report, Failure> {
    let plan = plan_at(&portal.app, slug).await?;
    let period = Period::named(period).ok_or(Failure::NotFound)?;
    let all = crate::reports(portal.app.db(), plan.id).await?;
    let fits = |one: &Report| one.is_city() && one.period == period && one.versions > 0;
    all.into_iter().find(fits).ok_or(Failure::NotFound)
}

async fn show(portal: Portal, slug: &str, report: Report, version: i64) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (lang, at, zone) = (here.lang, here.at, here.app.zone());
    let newest = report.versions;
    let period = report.period;
    let versions = versions(&here, slug, &report).await?;
    let shown = shown(&here.app, report, Some(version)).await?;
    let link = |(name, words): (String, String)| Link {
        href: at.plan_report_file(slug, &period.name(), version, &name),
        name: words,
    };
    let own = if version == newest {
        at.plan_report(slug, &period.name())
    } else {
        at.plan_report_version(slug, &period.name(), version)
    };
    let newer = Link { href: at.plan_report(slug, &period.name()), name: t!(lang, "report-newer") };
    page(&Page {
        frame: here.frame("plans", period.title(lang), own).describe(&shown.subject(lang)),
        above: vec![
            Link { href: at.plans(), name: t!(lang, "menu-plans") },
            Link { href: at.plan(slug), name: shown.plan.name(lang).to_owned() },
            Link { href: at.plan_reports(slug), name: t!(lang, "reports-title") },
        ],
        subject: shown.subject(lang),
        frozen: frozen_words(&here, &shown),
        newer: (version < newest).then_some(newer),
        note: shown.note.clone(),
        parts: shown
            .narrative
            .parts()
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(part, words)| (part_title(lang, part), words.lines().map(str::to_owned).collect()))
            .collect(),
        states: shown.states(lang),
        cells: shown.cells(lang),
        reported: shown.reported(lang),
        tables: there(&shown, &here),
        source: shown.source(lang, zone),
        files: names(&shown, lang, zone).into_iter().map(link).collect(),
        versions,
    })
}

fn frozen_words(here: &PageContext, shown: &Shown) -> String {
    let Some((version, at)) = shown.frozen else { return String::new() };
    t!(here.lang, "report-frozen-at", version = version.to_string(), at = here.moment(at))
}

/// The tables with at least one row.
fn there(shown: &Shown, here: &PageContext) -> Vec<Table> {
    let all = tables(shown, here.lang, here.app.zone());
    all.into_iter().map(|(_, table)| table).filter(|table| !table.rows.is_empty()).collect()
}

/// All versions with their moments and reasons; empty when there is only one.
async fn versions(here: &PageContext, slug: &str, report: &Report) -> Result<Vec<(Link, String)>, Failure> {
    let all = crate::versions(here.app.db(), report.id).await?;
    if all.len() < 2 {
        return Ok(Vec::new());
    }
    let line = |(version, at, note): (i64, jiff::Timestamp, String)| {
        let href = here.at.plan_report_version(slug, &report.period.name(), version);
        let name = t!(here.lang, "report-frozen-at", version = version.to_string(), at = here.moment(at));
        (Link { href, name }, note)
    };
    Ok(all.into_iter().map(line).collect())
}
