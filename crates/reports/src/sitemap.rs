//! The addresses of the pages of reports, for search engines and for the check of addresses.

use addresses::{Addresses, parameter, parameters, routes};
use axum::http::Uri;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

use crate::files;
use crate::model::Report;
use crate::period::Period;

/// The lists, and the newest version of each frozen report of the city, in all languages.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let mut pages = Vec::new();
    for plan in campaigns::public_campaigns(app.db()).await? {
        let reports = published(&app, plan.id).await?;
        for at in Lang::ALL.map(Addresses) {
            pages.push(at.plan_reports(&plan.slug));
            pages.extend(reports.iter().map(|report| at.plan_report(&plan.slug, &report.period.name())));
        }
    }
    Ok(pages)
}

async fn published(app: &App, plan: uuid::Uuid) -> Result<Vec<Report>, DbError> {
    let mut all = crate::reports(app.db(), plan).await?;
    all.retain(|report| report.is_city() && report.versions > 0);
    Ok(all)
}

/// Whether a page or file of reports exists at each of these addresses.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let mut known = Vec::new();
    for plan in campaigns::public_campaigns(app.db()).await? {
        let reports = published(&app, plan.id).await?;
        known.push((plan.slug, reports));
    }
    let of_plan = |slug: &str| known.iter().find(|(plan, _)| plan == slug).map(|(_, reports)| reports);
    let version = |slug: &str, period: &str, version: &str| {
        let report = of_plan(slug)?.iter().find(|report| Some(report.period) == Period::named(period))?;
        let number: i64 = version.parse().ok().filter(|number: &i64| number.to_string() == version)?;
        (1..=report.versions).contains(&number).then_some(())
    };
    let lives = |uri: &Uri| {
        let path = Addresses::split(uri.path()).1;
        if let Some(parts) = parameters::<1>(routes::PLAN_REPORTS, path) {
            return parts
                .map(parameter)
                .iter()
                .all(|slug| slug.as_deref().is_none_or(|slug| of_plan(slug).is_some()));
        }
        if let Some(parts) = parameters::<2>(routes::PLAN_FILE, path) {
            // An address that is not valid UTF-8 is refused (400), so it is not a dead link.
            let [Some(slug), Some(name)] = parts.map(parameter) else { return true };
            return of_plan(&slug).is_some() && matches!(&*name, "ke-hoach.pdf" | "ke-hoach.docx");
        }
        if let Some(parts) = parameters::<2>(routes::PLAN_REPORT, path) {
            let [Some(slug), Some(period)] = parts.map(parameter) else { return true };
            return version(&slug, &period, "1").is_some();
        }
        if let Some(parts) = parameters::<3>(routes::PLAN_REPORT_VERSION, path) {
            let [Some(slug), Some(period), Some(number)] = parts.map(parameter) else { return true };
            return version(&slug, &period, &number).is_some();
        }
        let Some(parts) = parameters::<4>(routes::PLAN_REPORT_FILE, path) else { return false };
        let [Some(slug), Some(period), Some(number), Some(name)] = parts.map(parameter) else { return true };
        version(&slug, &period, &number).is_some() && files::is_file(&name)
    };
    Ok(asked.iter().map(lives).collect())
}
