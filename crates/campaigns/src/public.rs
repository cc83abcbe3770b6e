//! What the public sees of a plan: what it is for, what it commits to, and what was done, each number with its date.

mod activities;
mod activity;
mod agency_calendar;
mod areas;
mod calendar;
mod cell;
mod coverage;
mod look;
mod plan;
mod things;

pub(crate) use areas::KnownMap;

use axum::Router;
use axum::routing::get;
use frame::public::Portal;
use jiff::civil::Date;
use kit::db::{DbError, Run};
use kit::web::cache::depends_on;
use kit::web::failure::Failure;

use crate::{Campaign, Theme};
use addresses::routes;

/// The public pages of plans.
pub(crate) fn routes(router: Router<Portal>) -> Router<Portal> {
    let pages = Router::new()
        .route(routes::PLANS, get(plan::list))
        .route(routes::PLAN, get(plan::show))
        .route(routes::COVERAGE, get(coverage::show))
        .route(routes::COVERAGE_CELL, get(cell::show))
        .route(routes::ACTIVITIES, get(activities::show))
        .route(routes::ACTIVITY, get(activity::show))
        .route(routes::CALENDAR, get(calendar::now))
        .route(routes::CALENDAR_PERIOD, get(calendar::leaf))
        .route(routes::AGENCY_CALENDAR, get(agency_calendar::show))
        .route(routes::COVERAGE_AREAS, get(areas::show));
    router.merge(depends_on(&[agencies::TOPIC, crate::TOPIC], pages))
}

async fn find(portal: &Portal, slug: &str) -> Result<Campaign, Failure> {
    let all = crate::public_campaigns(portal.app.db()).await?;
    all.into_iter().find(|one| one.slug == slug).ok_or(Failure::NotFound)
}

/// The themes of a plan, in its order.
async fn themes_of(db: &impl Run, plan: &Campaign) -> Result<Vec<Theme>, DbError> {
    Ok(crate::themes(db).await?.into_iter().filter(|theme| theme.campaign == plan.id).collect())
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

#[cfg(test)]
mod tests;
