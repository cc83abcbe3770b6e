//! At which addresses the program's own pages answer.

use addresses::{Addresses, matches, routes};
use axum::extract::Query;
use axum::http::Uri;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

use super::{health, seals, sitemap};

/// Pages that always stand in both languages.
const PAGES: [&str; 2] = [routes::ABOUT, routes::OFFLINE];
/// Addresses that always stand once.
const ROOT: [&str; 6] =
    [routes::ROBOTS, routes::MANIFEST, routes::WORKER, routes::SITEMAP, health::ALIVE, health::READY];

/// Whether a page of the program's own answers at each of these addresses.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let mut lives = Vec::new();
    for uri in &asked {
        lives.push(answers(&app, uri).await?);
    }
    Ok(lives)
}

async fn answers(app: &App, uri: &Uri) -> Result<bool, DbError> {
    let home = Lang::ALL.iter().any(|lang| Addresses(*lang).home() == uri.path());
    if home || ROOT.contains(&uri.path()) {
        return Ok(true);
    }
    if matches(routes::SITEMAP_PART, uri.path()) {
        return sitemap::has_part(app, uri.path()).await;
    }
    let (_, path) = Addresses::split(uri.path());
    match path {
        routes::PATTERNS => Ok(app.settings().show_patterns),
        routes::SEALS | routes::SEALS_CSV | routes::SEALS_JSON => {
            // A place that cannot be read is refused (400), which is an answer.
            let Ok(Query(place)) = Query::<seals::Place>::try_from_uri(uri) else { return Ok(true) };
            seals::has_place(app, &place, path == routes::SEALS).await
        }
        _ => Ok(PAGES.contains(&path)),
    }
}
