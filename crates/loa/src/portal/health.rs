//! For those who keep the program running: whether it is alive and ready, and its counts.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kit::db::{DbError, State as Tables};
use kit::{events, jobs};

use crate::program::migrations;
use frame::App;

/// Whether the program runs.
pub(super) const ALIVE: &str = "/healthz";
/// Whether it can serve.
pub(super) const READY: &str = "/readyz";

/// `/healthz` and `/readyz`, on the public address: they say nothing that is not plain to see.
pub(super) fn routes(app: App) -> Router {
    Router::new().route(ALIVE, get(alive)).route(READY, get(ready)).with_state(app)
}

/// `/metrics`, on an address of its own.
pub fn metrics_site(app: &App) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(app.clone()).merge(routes(app.clone()))
}

async fn alive() -> &'static str {
    "ok\n"
}

async fn ready(State(app): State<App>) -> Response {
    match app.db().state(&migrations()).await {
        Ok(Tables::Current) => match app.db().write_failure() {
            // Not a failure: mail waits, and the site is served.
            None if !app.state::<mail::Mailer>().is_set_up() => {
                "ready\nmail is not set up: it waits\n".into_response()
            }
            None => "ready\n".into_response(),
            Some(failure) => {
                let why = match failure.error {
                    DbError::Full => "the disk is full",
                    DbError::ReadOnly => "the disk or the database takes no writes",
                    _ => "the disk or the database fails",
                };
                let said =
                    format!("writing fails since {:.0}: {why}; pages are still served\n", failure.since);
                (StatusCode::SERVICE_UNAVAILABLE, said).into_response()
            }
        },
        Ok(Tables::Pending(_)) => {
            (StatusCode::SERVICE_UNAVAILABLE, "tables are being made\n").into_response()
        }
        Err(error) => {
            // An outage is reported once, by the task that watches the database.
            if !matches!(error, DbError::Outage(_)) {
                tracing::warn!(error.message = %error, "health.not_ready");
            }
            let said = match error {
                DbError::Newer(_) => "the tables are of a newer version\n",
                _ => "the database does not answer\n",
            };
            (StatusCode::SERVICE_UNAVAILABLE, said).into_response()
        }
    }
}

async fn metrics(State(app): State<App>) -> Response {
    let db = app.db();
    let head = events::head(db).await;
    let waiting = jobs::pending(db).await.unwrap_or(0);
    let failed = jobs::failed(db).await.map_or(0, |list| i64::try_from(list.len()).unwrap_or(0));
    app.metrics().writing(db.write_failure().is_none());
    for capability in app.capabilities() {
        (capability.measure)(&app, head.as_ref().copied().unwrap_or(0));
    }
    app.metrics().state(head.is_ok(), waiting, failed, head.unwrap_or(0));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], app.metrics().text()).into_response()
}
