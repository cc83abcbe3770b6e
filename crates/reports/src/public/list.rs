//! The list of the city's reports on a plan.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, Portal, page};
use kit::web::failure::Failure;

use super::Link;
use crate::files::plan_at;
use crate::t;

#[derive(Template)]
#[template(path = "public/pages/list.html")]
struct Page {
    frame: Frame,
    up: Link,
    reports: Vec<(Link, String)>,
    documents: Vec<Link>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = plan_at(&here.app, &slug).await?;
    let days = (plan.starts, plan.ends);
    let mut found = crate::reports(db, plan.id).await?;
    found.retain(|report| report.is_city() && report.versions > 0);
    // The newest period comes first; of two periods that end on the same day, the longer one.
    found.sort_by_key(|report| (report.period.days(days).1, std::cmp::Reverse(report.period.days(days).0)));
    let mut reports = Vec::new();
    for report in found.iter().rev() {
        let newest = crate::versions(db, report.id).await?;
        let Some((version, frozen_at, _)) = newest.first() else { continue };
        let href = at.plan_report(&slug, &report.period.name());
        let facts = t!(lang, "report-frozen-at", version = version.to_string(), at = here.moment(*frozen_at));
        reports.push((Link { href, name: report.period.title(lang) }, facts));
    }
    let document = |name: &str, words: String| Link { href: at.plan_file(&slug, name), name: words };
    page(&Page {
        frame: here.frame("plans", t!(lang, "reports-title"), at.plan_reports(&slug)),
        up: Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
        reports,
        documents: vec![
            document("ke-hoach.pdf", t!(lang, "plan-file-pdf")),
            document("ke-hoach.docx", t!(lang, "plan-file-docx")),
        ],
    })
}
