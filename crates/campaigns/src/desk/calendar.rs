//! An officer's own calendar for calendar programs: the page with the secret link, and the iCalendar text behind the
//! link.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use access::Officer;
use addresses::desk::routes;
use frame::desk::{Desk, DeskRouter, DeskSession, Frame, Needs, page};
use frame::forms::{Asked, done};

use crate::feed::{Feed, events};
use crate::ical::IcalCalendar;
use crate::t;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::MY_CALENDAR, Needs::SignIn, show).act(routes::MY_CALENDAR, Needs::SignIn, send).page(
        routes::CALENDAR_LINK,
        Needs::Nothing,
        read,
    )
}

#[derive(Template)]
#[template(path = "desk/pages/calendar.html")]
struct Page {
    frame: Frame,
    said: String,
    /// The link, if it was just made; otherwise empty.
    link: String,
    /// When the link was made; empty without a link.
    since: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let said = if asked.bao == "ngung" { t!(seat.desk.lang, "calendar-said-removed") } else { String::new() };
    page(&compose(&seat, said, String::new()).await?)
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    if form.text("viec") == "ngung" {
        crate::remove_calendar_link(&mut tx, &seat.actor()).await?;
        tx.commit().await?;
        return Ok(done(&seat.at().desk(routes::MY_CALENDAR), "ngung"));
    }
    let secret = crate::renew_calendar_link(&mut tx, &seat.actor()).await?.ok_or(Failure::Forbidden)?;
    tx.commit().await?;
    // The response itself shows the secret link, so it is in no address in the browser's history.
    let link = format!("{}{}", seat.app().public_url(), seat.at().desk_of(routes::CALENDAR_LINK, secret));
    page(&compose(&seat, t!(seat.desk.lang, "calendar-said-renewed"), link).await?)
}

async fn compose(seat: &DeskSession, said: String, link: String) -> Result<Page, Failure> {
    let since = crate::calendar_link(seat.app().db(), seat.officer.person).await?;
    let since = since.map_or_else(String::new, |at| seat.moment(at));
    let frame = seat.frame(routes::ME, t!(seat.desk.lang, "calendar-mine")).await;
    Ok(Page { frame, said, link, since })
}

/// Returns the calendar for a secret link. A person who is no longer an officer has none.
async fn read(State(desk): State<Desk>, Path(secret): Path<String>) -> Result<Response, Failure> {
    let (db, lang) = (desk.app.db(), desk.lang);
    let officer =
        crate::officer_of_calendar(db, &secret, db.clock().now()).await?.ok_or(Failure::NotFound)?;
    let feed = Feed { lang, root: desk.app.public_url() };
    let calendar = IcalCalendar {
        name: t!(lang, "calendar-mine"),
        lang,
        events: events(db, &theirs(db, &officer).await?, &feed).await?,
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    Ok((headers, calendar.text()).into_response())
}

/// The agencies of an officer. An officer of the whole city also gets the agency that runs the site.
async fn theirs(db: &kit::db::Db, officer: &Officer) -> Result<Vec<uuid::Uuid>, Failure> {
    let mut agencies: Vec<uuid::Uuid> = officer.grants.iter().filter_map(|grant| grant.agency).collect();
    if officer.grants.iter().any(|grant| grant.agency.is_none()) {
        let root = agencies::site(db).await?.root_agency;
        agencies.extend(agencies::agency_by_slug(db, &root).await?.map(|agency| agency.id));
    }
    Ok(agencies)
}
