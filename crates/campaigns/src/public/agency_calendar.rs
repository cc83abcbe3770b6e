//! The activities of an agency as iCalendar text, for calendar programs.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use frame::public::Portal;
use kit::web::failure::Failure;

use crate::feed::{Feed, events};
use crate::ical::IcalCalendar;
use crate::t;

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let (app, lang) = (&portal.app, portal.lang);
    let agency = agencies::agency_by_slug(app.db(), &slug).await?.ok_or(Failure::NotFound)?;
    let feed = Feed { lang, root: app.public_url() };
    let calendar = IcalCalendar {
        name: t!(lang, "calendar-feed-name", agency = agency.name(lang)),
        lang,
        events: events(app.db(), &[agency.id], &feed).await?,
    };
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.text()).into_response())
}
