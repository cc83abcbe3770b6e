//! The desk's home: the officer's waiting work, late work, and the articles that went out today, as each capability gives
//! them.

use std::cmp::Reverse;

use addresses::desk::routes;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};
use frame::work::{NamedAddress, NoticeGroup, TodayItem, WorkGroup};
use kit::format;
use kit::web::failure::Failure;
use serde::Deserialize;

use super::setup::{Step, first_steps};
use crate::t;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::HOME, Needs::SignIn, show)
}

#[derive(Template)]
#[template(path = "desk/pages/home.html")]
struct Page {
    frame: Frame,
    day: String,
    /// The things that the officer may begin.
    starts: Vec<NamedAddress>,
    /// The message of the act that led here.
    said: Vec<String>,
    notices: Vec<NoticeGroup>,
    /// The steps that a new city still lacks.
    steps: Vec<Step>,
    groups: Vec<WorkGroup>,
    /// Published today: address, title, time.
    published: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let (app, lang) = (seat.app(), seat.desk.lang);
    page(&Page {
        frame: seat.frame(routes::HOME, t!(lang, "desk-home")).await,
        day: format::day_long(lang, app.today()),
        starts: starts(&seat),
        said: app.capabilities().iter().filter_map(|one| (one.said)(lang, &wanted.bao)).collect(),
        notices: notices(&seat).await?,
        steps: first_steps(&seat).await?,
        groups: groups(&seat).await?,
        published: published(&seat).await?,
    })
}

fn starts(seat: &DeskSession) -> Vec<NamedAddress> {
    let mut starts: Vec<_> = seat.app().capabilities().iter().flat_map(|one| one.starts).collect();
    starts.retain(|start| start.needs.iter().any(|permission| seat.may_somewhere(*permission)));
    starts.sort_by_key(|start| start.place);
    let named = |start: &frame::DeskItem| NamedAddress {
        href: seat.at().desk(start.route),
        name: (start.name)(seat.desk.lang),
    };
    starts.into_iter().map(named).collect()
}

async fn notices(seat: &DeskSession) -> Result<Vec<NoticeGroup>, Failure> {
    let mut notices = Vec::new();
    for capability in seat.app().capabilities() {
        notices.extend((capability.notices)(seat.clone()).await?);
    }
    notices.retain(|group| !group.notices.is_empty());
    Ok(notices)
}

/// The groups that have anything in them, late ones first.
async fn groups(seat: &DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    let mut groups = Vec::new();
    for capability in seat.app().capabilities() {
        groups.extend((capability.waiting)(seat.clone()).await?);
    }
    groups.retain(|group| !group.items.is_empty());
    groups.sort_by_key(|group| group.place);
    Ok(groups)
}

/// The articles that went out today, the newest first.
async fn published(seat: &DeskSession) -> Result<Vec<(String, String, String)>, Failure> {
    let mut today: Vec<TodayItem> = Vec::new();
    for capability in seat.app().capabilities() {
        today.extend((capability.today)(seat.clone()).await?);
    }
    today.sort_by_key(|item| Reverse(item.at));
    let line = |item: TodayItem| (item.href, item.title, format::time(seat.app().zone(), item.at));
    Ok(today.into_iter().map(line).collect())
}
