//! The installed and the disconnected site: manifest, service worker, and the page shown without a connection.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde_json::json;

use crate::t;
use addresses::Addresses;
use frame::assets;
use frame::public::{Frame, Portal, page};

/// The files that the worker needs to show any kept page.
const LOOK: &[&str] = &[
    "loa.css",
    "loa.js",
    "offline.js",
    "favicon.svg",
    "fonts/be-vietnam-pro-latin-400-normal.woff2",
    "fonts/be-vietnam-pro-latin-600-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-400-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-600-normal.woff2",
];

#[derive(Template)]
#[template(path = "portal/pages/offline.html")]
struct Page {
    frame: Frame,
}

/// The pages that were kept, and the reason why there is nothing else to see.
pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let frame = here.frame("", t!(here.lang, "offline-title"), here.at.offline()).unlisted();
    page(&Page { frame })
}

/// W3C Web Application Manifest.
pub(super) async fn manifest(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let site = &here.site.site;
    let icon = |name: &str, sizes: &str, kind: &str| json!({ "src": assets::address(name), "sizes": sizes, "type": kind });
    let manifest = json!({
        "id": Addresses(Lang::Vi).home(),
        "name": site.name(Lang::Vi),
        "short_name": site.name(Lang::Vi),
        "description": site.tagline(Lang::Vi),
        "lang": Lang::Vi.code(),
        "start_url": Addresses(Lang::Vi).home(),
        "scope": Addresses(Lang::Vi).home(),
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#0b5464",
        "icons": [
            icon("icon-192.png", "192x192", "image/png"),
            icon("icon-512.png", "512x512", "image/png"),
            icon("favicon.svg", "any", "image/svg+xml"),
        ],
    });
    Ok(([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response())
}

/// The service worker, which names the files of this very look, and the addresses that it must know.
pub(super) async fn worker() -> Result<Response, Failure> {
    let files: Vec<String> = LOOK.iter().map(|name| assets::address(name)).collect();
    let both = Lang::ALL.map(Addresses);
    let desk = both.map(Addresses::desk_home);
    let offline: BTreeMap<&str, String> = both.iter().map(|at| (at.0.code(), at.offline())).collect();
    let unlisted: Vec<String> =
        both.iter().flat_map(|at| [at.offline(), at.search(), at.patterns()]).collect();
    let mut script = assets::text("sw.js").ok_or(Failure::NotFound)?.replace("__HASH__", assets::hash());
    for (name, value) in [
        ("__DESK__", json!(desk)),
        ("__UNLISTED__", json!(unlisted)),
        ("__OFFLINE__", json!(offline)),
        ("__FILES__", json!(files)),
    ] {
        script = script.replace(name, &value.to_string());
    }
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, script).into_response())
}
