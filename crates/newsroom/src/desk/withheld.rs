//! Pictures and files of articles that were taken off the site: the public no longer gets them; officers who may see
//! the articles still do.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use frame::permissions::READ_DESK;
use kit::web::failure::Failure;

use crate::public::files;
use access::{Actor, On};
use accounts::{Opened, open_session};
use frame::App;
use frame::desk as seat;

/// Answers an officer where the public is told that a file is gone; everything else passes. It stands outside of the
/// page cache: no cache keeps its answers.
pub async fn give(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let key = if addresses::is_file(&path) { seat::session_key(&app, request.headers()) } else { None };
    let Some(key) = key else { return next.run(request).await };
    let response = next.run(request).await;
    if response.status() != StatusCode::GONE {
        return response;
    }
    match find(&app, &key, &path).await {
        Ok(Some(mut file)) => {
            file.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            file
        }
        // A person who may not see it, or cannot be known now, gets the answer of the public.
        Ok(None) | Err(_) => response,
    }
}

async fn find(app: &App, key: &accounts::SessionKey, path: &str) -> Result<Option<Response>, Failure> {
    let Some(Opened::Whole { officer, .. }) = open_session(app.db(), key).await? else { return Ok(None) };
    let Some((file, agencies)) = files::withheld(app, path).await? else { return Ok(None) };
    let actor = Actor::Officer(officer);
    let may = |agency: &uuid::Uuid| actor.may(READ_DESK, On::Agency(*agency)).is_ok();
    Ok(agencies.iter().any(may).then_some(file))
}
