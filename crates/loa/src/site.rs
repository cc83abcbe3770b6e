//! The whole site: what the public reads and where officers work, behind one door.

use axum::Router;
use kit::web::{layers, server};

use crate::app::App;
use crate::{desk, portal};

/// Every page, ready to be served.
pub fn site(app: &App) -> Router {
    layers::finish(portal::routes(app).merge(desk::routes(app)), app.metrics().clone())
}

/// The same with the short way to pages in memory, as a server takes it.
pub fn served(app: &App) -> server::Site {
    server::Site { quick: Some(portal::quick(app)), router: site(app) }
}
