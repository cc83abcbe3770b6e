//! The pages of plans and themes, for search engines and for whoever asks what answers at an address.

use addresses::{Addresses, parameter, parameters, routes};
use axum::http::Uri;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

use crate::forms::form;

/// The lists, and the pages of each plan and theme.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let themes = crate::themes(app.db()).await?;
    let plans = crate::campaigns(app.db()).await?;
    let of = |at: Addresses| {
        let themes = themes.iter().map(move |theme| at.theme(&theme.slug));
        let plans = plans.iter().flat_map(move |plan| {
            [at.plan(&plan.slug), at.coverage(&plan.slug), at.coverage_areas(&plan.slug)]
        });
        [at.themes(), at.plans()].into_iter().chain(themes).chain(plans)
    };
    Ok(Lang::ALL.map(Addresses).into_iter().flat_map(of).collect())
}

/// Whether a page of plans answers at each of these addresses.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let plans = crate::campaigns(app.db()).await?;
    let themes = crate::themes(app.db()).await?;
    let plan = |slug: &str| plans.iter().find(|plan| plan.slug == slug);
    let lives = |uri: &Uri| {
        let path = Addresses::split(uri.path()).1;
        if path == routes::PLANS {
            return true;
        }
        if let Some(cell) = parameters::<3>(routes::COVERAGE_CELL, path) {
            // What is no text is refused (400), and leads nowhere.
            let [Some(slug), Some(theme), Some(key)] = cell.map(parameter) else { return true };
            let theme = themes.iter().find(|one| one.slug == theme);
            return plan(&slug).is_some_and(|plan| theme.is_some_and(|theme| theme.campaign == plan.id))
                && form(&key).is_some();
        }
        let of_plan = [routes::PLAN, routes::COVERAGE, routes::COVERAGE_AREAS];
        let named = of_plan.iter().find_map(|route| parameters::<1>(route, path));
        named.is_some_and(|[slug]| parameter(slug).is_none_or(|slug| plan(&slug).is_some()))
    };
    Ok(asked.iter().map(lives).collect())
}
