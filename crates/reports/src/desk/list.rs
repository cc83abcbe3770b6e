//! The reports on a plan for a period: the city's report, and one row for each agency that is to report.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use campaigns::Campaign;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use crate::actions::NewReport;
use crate::model::{Report, ReportState, on};
use crate::paper::count;
use crate::period::{Period, PeriodKind};
use crate::permissions::REPORT;
use crate::{ReportsError, Unit, t};
use access::On;
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};
use frame::forms::Choice;
use kit::format;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(REPORT);
    router.page(routes::REPORTS, needs, show).act(routes::REPORTS, needs, begin)
}

/// The parameters of the address.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The slug of the plan.
    #[serde(default, rename = "ke-hoach")]
    plan: String,
    /// The stored name of the period.
    #[serde(default)]
    ky: String,
}

#[derive(Template)]
#[template(path = "desk/pages/list.html")]
struct Page {
    frame: Frame,
    plans: Vec<Choice>,
    periods: Vec<Choice>,
    plan: String,
    period: String,
    /// The title of the period.
    heading: String,
    days: String,
    before: String,
    after: String,
    city: Option<Line>,
    units: Vec<Line>,
    reported: String,
}

/// An agency, or the city, with its report.
struct Line {
    name: String,
    /// The address of the report; empty when there is none or the officer may not write it.
    href: String,
    badge: &'static str,
    state: String,
    /// The agency to start a report for, empty for the city; none when the report exists or the officer may not start
    /// it.
    begin: Option<String>,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let plans = campaigns::campaigns(db).await?;
    let today = seat.app().today();
    let plan = plans.iter().find(|plan| plan.slug == asked.plan).or(plans.first());
    let Some(plan) = plan else { return page(&empty(&seat).await) };
    let days = (plan.starts, plan.ends);
    let all = Period::all(days, today);
    let period =
        Period::named(&asked.ky).filter(|period| all.contains(period)).unwrap_or_else(|| newest(plan, &seat));
    let units = crate::reporting(db, plan, period).await?;
    let done = units.iter().filter(|unit| unit.has_reported()).count();
    let reported = t!(lang, "report-units", done = count(lang, done), all = count(lang, units.len()));
    let city =
        crate::reports(db, plan.id).await?.into_iter().find(|one| one.is_city() && one.period == period);
    let to = |period: Option<Period>| {
        let there = period.filter(|period| all.contains(period));
        there.map_or_else(String::new, |period| address(&seat, plan, period))
    };
    let (from, until) = period.days(days);
    page(&Page {
        frame: seat.frame(routes::REPORTS, t!(lang, "desk-menu-reports")).await,
        plans: plans
            .iter()
            .map(|one| Choice::new(one.slug.as_str(), one.number.as_str(), &plan.slug))
            .collect(),
        periods: all.iter().map(|one| Choice::new(one.name(), one.title(lang), &period.name())).collect(),
        plan: plan.slug.clone(),
        period: period.name(),
        heading: period.title(lang),
        days: t!(lang, "report-days", from = format::day(lang, from), to = format::day(lang, until)),
        before: to(period.previous()),
        after: to(period.next()),
        city: seat
            .may(REPORT, On::City)
            .then(|| line(&seat, t!(lang, "report-of-city"), None, city.as_ref())),
        units: units.iter().map(|unit| unit_line(&seat, unit)).collect(),
        reported,
    })
}

/// The page while there is no plan.
async fn empty(seat: &DeskSession) -> Page {
    Page {
        frame: seat.frame(routes::REPORTS, t!(seat.desk.lang, "desk-menu-reports")).await,
        plans: Vec::new(),
        periods: Vec::new(),
        plan: String::new(),
        period: String::new(),
        heading: String::new(),
        days: String::new(),
        before: String::new(),
        after: String::new(),
        city: None,
        units: Vec::new(),
        reported: String::new(),
    }
}

/// The newest quarter that has ended; otherwise the first quarter that has begun; otherwise the first quarter of the
/// plan.
fn newest(plan: &Campaign, seat: &DeskSession) -> Period {
    let (days, today) = ((plan.starts, plan.ends), seat.app().today());
    let all = Period::all(days, today);
    let quarter = |period: &&Period| matches!(period, Period::Quarter(..));
    let ended = all.iter().filter(quarter).find(|period| period.days(days).1 < today);
    let first = all.iter().rfind(quarter);
    let any = Period::around(PeriodKind::Quarter, plan.starts).unwrap_or(Period::Final);
    ended.or(first).copied().unwrap_or(any)
}

fn address(seat: &DeskSession, plan: &Campaign, period: Period) -> String {
    format!("{}?ke-hoach={}&ky={}", seat.at().desk(routes::REPORTS), plan.slug, period.name())
}

fn unit_line(seat: &DeskSession, unit: &Unit) -> Line {
    let name = unit.agency.name(seat.desk.lang).to_owned();
    line(seat, name, Some(unit.agency.id), unit.report.as_ref())
}

fn line(seat: &DeskSession, name: String, agency: Option<Uuid>, report: Option<&Report>) -> Line {
    let may = seat.may(REPORT, on(agency));
    let (badge, state) = report.map_or_else(
        || ("waiting", t!(seat.desk.lang, "unit-missing")),
        |report| state_name(seat.desk.lang, report),
    );
    let href = report.filter(|_| may).map(|report| seat.at().desk_of(routes::REPORT, report.number));
    let begin =
        (may && report.is_none()).then(|| agency.map_or_else(String::new, |agency| agency.to_string()));
    Line { name, href: href.unwrap_or_default(), badge, state, begin }
}

/// The badge of a report's state, and the state in words.
pub(super) fn state_name(lang: Lang, report: &Report) -> (&'static str, String) {
    match report.state {
        ReportState::Draft => ("promised", t!(lang, "report-state-draft")),
        ReportState::Submitted => ("answered", t!(lang, "report-state-submitted")),
        ReportState::Frozen => {
            ("answered", t!(lang, "report-state-frozen", version = report.versions.to_string()))
        }
    }
}

/// Starts a report. If it exists already, the answer leads to it.
async fn begin(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let plans = campaigns::campaigns(seat.app().db()).await?;
    let plan = plans.iter().find(|plan| plan.slug == form.text("ke-hoach")).ok_or(Failure::NotFound)?;
    let period = Period::named(form.text("ky")).ok_or(Failure::BadInput)?;
    let agency = match form.text("agency") {
        "" => None,
        id => Some(id.parse::<Uuid>().map_err(|_| Failure::BadInput)?),
    };
    let mut tx = seat.app().db().begin().await?;
    let new = NewReport { plan, agency, period, today: seat.app().today() };
    let report = crate::start(&mut tx, &seat.actor(), new).await.map_err(|why| match why {
        ReportsError::Denied(_) => Failure::Forbidden,
        ReportsError::Db(error) => error.into(),
        _ => Failure::BadInput,
    })?;
    tx.commit().await?;
    Ok(Redirect::to(&seat.at().desk_of(routes::REPORT, report.number)).into_response())
}
