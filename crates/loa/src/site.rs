//! The whole site: what the public reads and where officers work, behind one door.

use axum::Router;
use axum::middleware;
use kit::web::{layers, server};

use crate::app::App;
use crate::{desk, portal};

/// Every page, ready to be served.
pub fn site(app: &App) -> Router {
    let files = middleware::from_fn_with_state(app.clone(), desk::give_withheld);
    let pages = portal::routes(app).merge(desk::routes(app)).layer(files);
    layers::finish(layers::secured(pages), app.metrics().clone())
}

/// The same with the short way to pages in memory, as a server takes it.
pub fn served(app: &App) -> server::Site {
    server::Site { quick: Some(portal::quick(app)), router: site(app) }
}
