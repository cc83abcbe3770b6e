//! The pages of the forum, for search engines and for the check of addresses.

use addresses::{Addresses, parameter, parameters, routes};
use axum::http::Uri;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

use crate::store;

/// The list, the sessions, their logs, and their public questions.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let mut pages: Vec<String> = Lang::ALL.map(Addresses).map(Addresses::forum).to_vec();
    for session in store::sessions(app.db()).await? {
        let numbers: Vec<i64> = cases::cases_of(app.db(), session.id)
            .await?
            .into_iter()
            .filter(cases::Case::is_public)
            .map(|case| case.number)
            .collect();
        for at in Lang::ALL.map(Addresses) {
            pages.push(at.forum_session(&session.slug));
            pages.push(at.forum_log(&session.slug));
            pages.extend(numbers.iter().map(|number| at.forum_question(&session.slug, *number)));
        }
    }
    Ok(pages)
}

/// Whether a page of the forum answers at each of these addresses. The screen of a hall and the event stream do not
/// count.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let mut living = Vec::with_capacity(asked.len());
    for uri in &asked {
        living.push(lives_at(&app, Addresses::split(uri.path()).1).await?);
    }
    Ok(living)
}

async fn lives_at(app: &App, path: &str) -> Result<bool, DbError> {
    if path == routes::FORUM {
        return Ok(true);
    }
    if let Some(parts) = parameters::<2>(routes::FORUM_QUESTION, path) {
        // The site refuses an address that is not valid text (400), so this address counts as taken.
        let [Some(slug), Some(number)] = parts.map(parameter) else { return Ok(true) };
        let Some(session) = store::session_by_slug(app.db(), &slug).await? else { return Ok(false) };
        let Some(number) = crate::public::number(&number) else { return Ok(false) };
        let case = cases::case_by_number(app.db(), number).await?;
        return Ok(case.is_some_and(|case| case.within == session.id && crate::public::has_page(&case)));
    }
    let named = [routes::FORUM_SESSION, routes::FORUM_ASK, routes::FORUM_LOG];
    let Some([slug]) = named.iter().find_map(|route| parameters::<1>(route, path)) else { return Ok(false) };
    match parameter(slug) {
        None => Ok(true),
        Some(slug) => Ok(store::session_by_slug(app.db(), &slug).await?.is_some()),
    }
}
