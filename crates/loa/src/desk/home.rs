//! The desk's home: what waits for me, what is late, what goes out today.

use askama::Template;
use axum::response::Response;
use kit::web::failure::Failure;

use super::door::{Doors, Needs};
use super::frame::{Frame, Menu, page};
use super::seat::Seat;
use crate::addresses::desk::routes;
use crate::t;

pub(super) fn doors(doors: Doors) -> Doors {
    doors.page(routes::HOME, Needs::SignIn, show)
}

#[derive(Template)]
#[template(path = "desk/pages/home.html")]
struct Page {
    frame: Frame,
}

async fn show(seat: Seat) -> Result<Response, Failure> {
    let frame = seat.frame(Menu::Home, t!(seat.desk.lang, "desk-home")).await;
    page(&Page { frame })
}
