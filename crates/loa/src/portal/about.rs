//! About the site, and how accessible it is.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kit::web::failure::Failure;

use crate::t;
use frame::public::{Frame, Portal, page};

#[derive(Template)]
#[template(path = "portal/pages/about.html")]
struct Page {
    frame: Frame,
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let frame = here.frame("", t!(here.lang, "about-title"), here.at.about());
    page(&Page { frame })
}
