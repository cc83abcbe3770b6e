//! The pages of plans and themes, for search engines and for whoever asks what answers at an address.

use addresses::{Addresses, parameter, parameters, routes};
use axum::http::Uri;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::calendar::Leaf;
use crate::forms::form;
use crate::{Campaign, Theme};

/// The lists, and the pages of each plan, theme and activity.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let themes = crate::themes(app.db()).await?;
    let mut plans = Vec::new();
    for plan in crate::public_campaigns(app.db()).await? {
        let numbers = crate::store::activity_numbers(app.db(), plan.id).await?;
        plans.push((plan.slug, numbers));
    }
    let of = |at: Addresses| {
        let themes = themes.iter().map(move |theme| at.theme(&theme.slug));
        let plans = plans.iter().flat_map(move |(slug, numbers)| {
            let own = [
                at.plan(slug),
                at.coverage(slug),
                at.coverage_areas(slug),
                at.activities(slug),
                at.calendar(slug),
            ];
            own.into_iter().chain(numbers.iter().map(move |number| at.activity(slug, *number)))
        });
        [at.themes(), at.plans()].into_iter().chain(themes).chain(plans)
    };
    Ok(Lang::ALL.map(Addresses).into_iter().flat_map(of).collect())
}

/// What the pages of plans are named by.
struct Named {
    plans: Vec<Campaign>,
    themes: Vec<Theme>,
    agencies: Vec<agencies::Agency>,
}

impl Named {
    fn plan(&self, slug: &str) -> Option<&Campaign> {
        self.plans.iter().find(|plan| plan.slug == slug)
    }

    /// Whether a page answers at a path without its language; none when only its activity tells.
    fn lives(&self, path: &str) -> Result<bool, (Uuid, i64)> {
        // What is no text is refused (400), and leads nowhere.
        if let Some(cell) = parameters::<3>(routes::COVERAGE_CELL, path) {
            let [Some(slug), Some(theme), Some(key)] = cell.map(parameter) else { return Ok(true) };
            let theme = self.themes.iter().find(|one| one.slug == theme);
            let of = |plan: &Campaign| theme.is_some_and(|theme| theme.campaign == plan.id);
            return Ok(self.plan(&slug).is_some_and(of) && form(&key).is_some());
        }
        if let Some(leaf) = parameters::<2>(routes::CALENDAR_PERIOD, path) {
            let [Some(slug), Some(mark)] = leaf.map(parameter) else { return Ok(true) };
            return Ok(self.plan(&slug).is_some() && Leaf::parse(&mark).is_some());
        }
        if let Some(activity) = parameters::<2>(routes::ACTIVITY, path) {
            let [Some(slug), Some(number)] = activity.map(parameter) else { return Ok(true) };
            let (Some(plan), Ok(number)) = (self.plan(&slug), number.parse()) else { return Ok(false) };
            return Err((plan.id, number));
        }
        if let Some([slug]) = parameters::<1>(routes::AGENCY_CALENDAR, path) {
            let Some(slug) = parameter(slug) else { return Ok(true) };
            return Ok(self.agencies.iter().any(|agency| agency.slug == slug));
        }
        let named = OF_PLAN.iter().find_map(|route| parameters::<1>(route, path));
        let lives = |slug| parameter(slug).is_none_or(|slug| self.plan(&slug).is_some());
        Ok(path == routes::PLANS || named.is_some_and(|[slug]| lives(slug)))
    }
}

/// The pages of a plan that are named by it alone.
const OF_PLAN: [&str; 5] =
    [routes::PLAN, routes::COVERAGE, routes::COVERAGE_AREAS, routes::ACTIVITIES, routes::CALENDAR];

/// Whether a page of plans answers at each of these addresses.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let db = app.db();
    let named = Named {
        plans: crate::public_campaigns(db).await?,
        themes: crate::themes(db).await?,
        agencies: agencies::agencies(db).await?,
    };
    let mut living = Vec::with_capacity(asked.len());
    for uri in &asked {
        living.push(match named.lives(Addresses::split(uri.path()).1) {
            Ok(lives) => lives,
            Err((plan, number)) => {
                crate::activity_by_number(db, number).await?.is_some_and(|one| one.campaign == plan)
            }
        });
    }
    Ok(living)
}
