//! The seals of the record, day by day, for people who want to keep one and compare: as a page, as a table, for programs.

use std::fmt::Write;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::DbError;
use kit::events::{self, Filter};
use kit::web::failure::Failure;
use serde::Deserialize;
use serde_json::json;

use super::lists::List;
use crate::t;
use addresses::Addresses;
use frame::App;
use frame::public::{Frame, PageContext, Portal, page};
use kit::format;

/// Days of a page.
const LENGTH: usize = 31;
/// Days of a table or an answer to a program.
const LONG: usize = 366;
/// Acceptances that are listed.
const LISTED: u32 = 100;

/// Where in the list: days before this one.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    truoc: Option<String>,
}

/// The last seal of a day.
struct DaySeal {
    day: Date,
    last: i64,
    hash: String,
    at: Timestamp,
}

struct Days {
    seals: Vec<DaySeal>,
    /// The day before which the next page begins.
    older: Option<Date>,
}

/// The last seals of so many days.
async fn day_seals(here: &PageContext, place: &Place, length: usize) -> Result<Days, Failure> {
    let mut before = match &place.truoc {
        Some(day) => {
            begins(&here.app, day.parse().map_err(|_| Failure::NotFound)?).ok_or(Failure::NotFound)?
        }
        None => Timestamp::MAX,
    };
    let mut seals: Vec<DaySeal> = Vec::new();
    while let Some(seal) = events::sealed_before(here.app.db(), before).await? {
        let day = here.day_of(seal.at);
        if seals.len() == length {
            let older = seals.last().map(|seal| seal.day);
            return Ok(Days { seals, older });
        }
        seals.push(DaySeal { day, last: seal.last, hash: seal.hash, at: seal.at });
        let Some(begins) = begins(&here.app, day) else { break };
        before = begins;
    }
    Ok(Days { seals, older: None })
}

fn begins(app: &App, day: Date) -> Option<Timestamp> {
    Some(day.to_zoned(app.zone().clone()).ok()?.timestamp())
}

/// Whether there is a page at a place. The list says so when nothing is before it; a table is then empty.
pub(super) async fn has_place(app: &App, place: &Place, is_list: bool) -> Result<bool, DbError> {
    let Some(day) = &place.truoc else { return Ok(true) };
    let Some(before) = day.parse().ok().and_then(|day| begins(app, day)) else { return Ok(false) };
    Ok(!is_list || events::sealed_before(app.db(), before).await?.is_some())
}

/// When a record that differs from kept seals was accepted, and after which event sealing went on.
async fn acceptances(here: &PageContext) -> Result<Vec<(Timestamp, i64)>, DbError> {
    let kinds: &[&str] = &[events::ACCEPTED];
    let filter = Filter { kinds: Some(kinds), ..Filter::default() };
    let found = events::back(here.app.db(), None, filter, LISTED).await?;
    let last = |data: &serde_json::Value| data["newest"]["position"].as_i64().unwrap_or_default();
    Ok(found.into_iter().map(|event| (event.at, last(&event.data))).collect())
}

#[derive(Template)]
#[template(path = "portal/pages/seals.html")]
struct Page {
    frame: Frame,
    days: Vec<Line>,
    list: List,
    accepted: Vec<Accepted>,
}

/// A day with its seal.
struct Line {
    day: String,
    machine: String,
    today: bool,
    seal: String,
}

struct Accepted {
    moment: String,
    machine: String,
    position: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let found = day_seals(&here, &place, LENGTH).await?;
    if found.seals.is_empty() && place.truoc.is_some() {
        return Err(Failure::NotFound);
    }
    let base = here.at.seals();
    let older = found.older.map(|day| Addresses::before_day(&base, &day));
    let newer = place.truoc.is_some().then(|| base.clone());
    let line = |seal: &DaySeal| Line {
        day: format::day(here.lang, seal.day),
        machine: seal.day.to_string(),
        today: seal.day == here.today(),
        seal: format!("{}:{}", seal.last, seal.hash),
    };
    let accepted = |(at, position): (Timestamp, i64)| Accepted {
        moment: here.moment(at),
        machine: here.machine(at),
        position: position.to_string(),
    };
    let frame = here.frame("", t!(here.lang, "seals-title"), base);
    let frame = if place.truoc.is_none() { frame } else { frame.unlisted() };
    page(&Page {
        frame: frame.describe(&t!(here.lang, "seals-lead")),
        days: found.seals.iter().map(line).collect(),
        list: List { newer, older, ..List::default() },
        accepted: acceptances(&here).await?.into_iter().map(accepted).collect(),
    })
}

pub(super) async fn csv(
    State(portal): State<Portal>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let found = day_seals(&here, &place, LONG).await?;
    let mut text = String::from("day,position,seal\r\n");
    for seal in &found.seals {
        // Writing to a String cannot fail.
        let _ = write!(text, "{},{},{}\r\n", seal.day, seal.last, seal.hash);
    }
    let mut answer = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response();
    let next = found.older.map(|day| here.absolute(&Addresses::before_day(&here.at.seals_csv(), &day)));
    if let Some(link) = next.and_then(|next| format!("<{next}>; rel=\"next\"").parse().ok()) {
        answer.headers_mut().insert(header::LINK, link);
    }
    Ok(answer)
}

pub(super) async fn json(
    State(portal): State<Portal>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let found = day_seals(&here, &place, LONG).await?;
    let day = |seal: &DaySeal| json!({ "day": seal.day, "position": seal.last, "seal": seal.hash, "made": here.machine(seal.at) });
    let accepted = acceptances(&here).await?.into_iter();
    let accepted = accepted.map(|(at, after)| json!({ "at": here.machine(at), "position": after }));
    let body = json!({
        "page": here.absolute(&here.at.seals()),
        "days": found.seals.iter().map(day).collect::<Vec<_>>(),
        "accepted": accepted.collect::<Vec<_>>(),
        "next": found.older.map(|day| here.absolute(&Addresses::before_day(&here.at.seals_json(), &day))),
    });
    Ok(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], body.to_string()).into_response())
}
