//! Where officers work: signing in, the newsroom's drafts and articles, people and roles, the record. Composes pages
//! from what the capabilities offer; every change is an action of theirs.
//!
//! What must always hold: every route stands in one list with what it needs ([`doors`]), and the door asks before the
//! handler runs; the action asks again, for the very thing; nothing here is kept by a cache; what was typed is not
//! lost when a session has ended.

mod account;
mod door;
mod drafts;
mod frame;
mod home;
mod names;
mod people;
mod permissions;
mod record;
mod seat;
mod uploads;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::layers::{self, Limits};

use crate::app::App;
use crate::portal;
use door::{Desk, Doors};

/// Largest body of an upload, in bytes: a file of 20 MB with what a form puts around it.
const LARGEST_UPLOAD: i64 = 21 << 20;
/// Longest time for an upload, in seconds: 20 MB over a line of 1.5 Mbit/s.
const UPLOAD_SECONDS: i64 = 120;

/// The desk's pages in both languages.
pub fn routes(app: &App) -> Router {
    let vi = doors(&Desk { app: app.clone(), lang: Lang::Vi });
    let en = doors(&Desk { app: app.clone(), lang: Lang::En });
    let whole =
        |vi: Router, en: Router| vi.nest("/en", en).route_layer(middleware::from_fn(layers::note_route));
    let limits = &app.settings().limits;
    let uploads = Limits { body_bytes: LARGEST_UPLOAD, request_seconds: UPLOAD_SECONDS, ..limits.clone() };
    let guarded = layers::guard(whole(vi.router, en.router), limits)
        .merge(layers::guard(whole(vi.uploads, en.uploads), &uploads));
    layers::secured(portal::with_failures(app, guarded)).layer(middleware::map_response(never_keep))
}

/// Every door of the desk with what it needs.
fn doors(desk: &Desk) -> Doors {
    let doors = Doors::new(desk.clone());
    let doors = home::doors(doors);
    let doors = permissions::doors(doors);
    let doors = drafts::doors(doors);
    let doors = uploads::doors(doors);
    let doors = record::doors(people::doors(doors));
    account::doors(doors)
}

/// What is personal stays in no cache, neither ours nor a proxy's.
async fn never_keep(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The reusable blocks that a writer may show, with their names.
async fn blocks_to_choose(_db: &kit::db::Db) -> Result<Vec<(uuid::Uuid, String)>, kit::db::DbError> {
    Ok(Vec::new())
}
