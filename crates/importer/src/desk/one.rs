//! An import: its progress, and the result of each part of it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use newsroom::permissions::ORGANISE;
use serde::Deserialize;
use uuid::Uuid;

use super::{kind_name, outcome_name, reason, state_name};
use crate::t;
use crate::{ImportJob, ImportRow, OrderError, OrderState, Outcome};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use newsroom::desk::articles::names::Names;

/// How many lines of one outcome a page holds.
const LENGTH: u32 = 200;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::IMPORT, needs, show).act(routes::IMPORT, needs, halt).act(
        routes::RESUMPTION,
        needs,
        go_on,
    )
}

/// Which lines of the report.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    loai: String,
    sau: Option<Uuid>,
}

/// A line of the report.
struct Line {
    href: String,
    title: String,
    words: String,
}

#[derive(Template)]
#[template(path = "desk/pages/imports/one.html")]
struct Page {
    frame: Frame,
    kind: String,
    agency: String,
    moment: String,
    by: String,
    /// Why it was ordered; empty for one from before reasons were asked for.
    reason: String,
    badge: &'static str,
    state: String,
    /// Why it failed; empty when it did not.
    why: String,
    running: bool,
    stopped: bool,
    /// Where it is asked to go on; empty when it cannot.
    resumption: String,
    /// In hundredths; none when nobody knows.
    progress: Option<i64>,
    /// Each outcome with how many there are, and where they are shown; empty for the one that is shown here.
    counts: Vec<(String, i64, String)>,
    shown: String,
    lines: Vec<Line>,
    more: String,
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let order = crate::import_order(seat.app().db(), id).await?.ok_or(Failure::NotFound)?;
    if !seat.may(ORGANISE, On::Agency(order.agency)) {
        return Err(Failure::Forbidden);
    }
    page(&compose(&seat, &order, &asked).await?)
}

/// Stops it. One that is over by now simply shows how it ended.
async fn halt(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::stop(&mut tx, &seat.actor(), id).await {
        Ok(()) => tx.commit().await?,
        Err(OrderError::Db(error)) => return Err(error.into()),
        Err(OrderError::Denied(_)) => return Err(Failure::Forbidden),
        Err(_) => {}
    }
    Ok(Redirect::to(&seat.at().desk_of(routes::IMPORT, id)).into_response())
}

/// Has it go on. One that is at work again by now simply shows so.
async fn go_on(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::resume(&mut tx, &seat.actor(), id).await {
        Ok(()) => tx.commit().await?,
        Err(OrderError::Db(error)) => return Err(error.into()),
        Err(OrderError::Denied(_)) => return Err(Failure::Forbidden),
        Err(_) => {}
    }
    Ok(Redirect::to(&seat.at().desk_of(routes::IMPORT, id)).into_response())
}

async fn compose(seat: &DeskSession, order: &ImportJob, asked: &Asked) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let here = seat.at().desk_of(routes::IMPORT, order.id);
    let counts = crate::import_counts(db, order.id).await?;
    // Lines that need people come first.
    let shown = Outcome::named(&asked.loai).or(counts.first().map(|(outcome, _)| *outcome));
    let rows = match shown {
        Some(outcome) => crate::import_rows(db, order.id, outcome, asked.sau, LENGTH).await?,
        None => Vec::new(),
    };
    let full = rows.len() == usize::try_from(LENGTH).unwrap_or(usize::MAX);
    let next = rows.last().filter(|_| full).zip(shown);
    let count = |(outcome, count): (Outcome, i64)| {
        let href =
            if Some(outcome) == shown { String::new() } else { format!("{here}?loai={}", outcome.name()) };
        (outcome_name(lang, outcome), count, href)
    };
    let (badge, state) = state_name(lang, order);
    let by = match order.by {
        Some(person) => accounts::person(db, person).await?.map(|person| person.name),
        None => None,
    };
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::IMPORTS, order.source.clone()).await,
        kind: kind_name(lang, order.kind),
        agency: Names::read(seat).await?.of(order.agency),
        moment: seat.moment(order.at),
        by: by.unwrap_or_default(),
        reason: order.why.clone(),
        badge,
        state,
        why: if order.reason.0.is_empty() {
            String::new()
        } else {
            reason(lang, &order.reason.0, &order.reason.1)
        },
        running: !order.state.is_over(),
        stopped: order.state == OrderState::Stopped,
        resumption: match order.state {
            OrderState::Stopped | OrderState::Failed => seat.at().desk_of(routes::RESUMPTION, order.id),
            _ => String::new(),
        },
        progress: (order.progress.1 > 0).then(|| order.progress.0.saturating_mul(100) / order.progress.1),
        counts: counts.into_iter().map(count).collect(),
        shown: shown.map(|outcome| outcome_name(lang, outcome)).unwrap_or_default(),
        lines: rows.iter().map(|(_, row)| line(seat, row)).collect(),
        more: next.map_or_else(String::new, |((id, _), outcome)| {
            format!("{here}?loai={}&sau={id}", outcome.name())
        }),
    })
}

fn line(seat: &DeskSession, row: &ImportRow) -> Line {
    let lang = seat.desk.lang;
    let edition = row.edition.map_or_else(String::new, |edition| t!(lang, "edition", number = edition));
    let words = if row.number.is_some() { edition } else { reason(lang, &row.reason, &row.detail) };
    Line {
        href: row.number.map_or_else(String::new, |number| seat.at().desk_of(routes::ARTICLE, number)),
        title: row.title.clone(),
        words,
    }
}
