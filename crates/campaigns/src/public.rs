//! What the public sees of a plan: what it is for, what it commits to, and what was done, each number with its date.

mod areas;
mod coverage;
mod plan;

use axum::Router;
use axum::routing::get;
use frame::public::Portal;
use jiff::civil::Date;
use kit::web::cache::depends_on;
use kit::web::failure::Failure;

use crate::Campaign;
use addresses::routes;

/// The public pages of plans.
pub(crate) fn routes(router: Router<Portal>) -> Router<Portal> {
    let pages = Router::new()
        .route(routes::PLANS, get(plan::list))
        .route(routes::PLAN, get(plan::show))
        .route(routes::COVERAGE, get(coverage::show))
        .route(routes::COVERAGE_CELL, get(coverage::cell))
        .route(routes::COVERAGE_AREAS, get(areas::show));
    router.merge(depends_on(&[agencies::TOPIC, crate::TOPIC], pages))
}

async fn find(portal: &Portal, slug: &str) -> Result<Campaign, Failure> {
    let all = crate::campaigns(portal.app.db()).await?;
    all.into_iter().find(|one| one.slug == slug).ok_or(Failure::NotFound)
}

/// The days over which a plan is looked at.
fn days(campaign: &Campaign) -> (Date, Date) {
    (campaign.starts, campaign.ends)
}

/// A link with its words.
struct Link {
    href: String,
    name: String,
}
