//! The whole site: the public pages and the officers' desk, behind one door.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use kit::web::{layers, server};

use crate::desk;
use crate::portal;
use addresses::desk::is_desk;
use addresses::is_own_case;
use frame::App;

/// Every page, ready to be served.
pub fn site(app: &App) -> Router {
    let files = middleware::from_fn_with_state(app.clone(), newsroom::desk::give_withheld);
    let pages = portal::routes(app).merge(desk::routes(app)).layer(files);
    let pages = pages.layer(middleware::from_fn(keep_nothing_personal));
    layers::finish(layers::secured(pages), app.metrics().clone())
}

/// Personal pages stay in no cache: neither ours, nor a proxy's, nor the browser's. The rule goes by the address, so that no
/// page can be forgotten, with any answer.
async fn keep_nothing_personal(request: Request, next: Next) -> Response {
    let (desk, own) = (is_desk(request.uri().path()), is_own_case(request.uri().path()));
    let mut response = next.run(request).await;
    if desk || own {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    // Its address is a secret: no page that it leads to learns it.
    if own {
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    }
    response
}

/// The same with the short way to pages in memory, as a server takes it.
pub fn served(app: &App) -> server::Site {
    server::Site { quick: Some(portal::quick(app)), router: site(app) }
}
