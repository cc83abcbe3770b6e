//! About the site, and how accessible it is.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kit::web::failure::Failure;

use super::frame::{Frame, Menu, Portal, page};
use crate::t;

#[derive(Template)]
#[template(path = "portal/pages/about.html")]
struct Page {
    frame: Frame,
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let frame = here.frame(Menu::Other, t!(here.lang, "about-title"), here.at.about());
    page(&Page { frame })
}
