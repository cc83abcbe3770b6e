//! Acts on many articles at once, and undoing them.

use crate::permissions::ORGANISE;
use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use uuid::Uuid;

use super::names::Names;
use crate::t;
use crate::{BulkAct, BulkChange, BulkKind, BulkOperation, LedAddress, OrganiseError, Part};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

/// How many acts are listed.
const LISTED: u32 = 50;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::UNDO, needs, show).act(routes::UNDO, needs, undo)
}

/// An act in a sentence.
pub(super) struct Act {
    pub(super) href: String,
    pub(super) words: String,
    pub(super) moment: String,
    pub(super) by: String,
    /// When it was undone; empty when it was not.
    pub(super) undone: String,
}

impl Act {
    async fn of(seat: &DeskSession, names: &Names, act: &BulkAct) -> Result<Self, Failure> {
        let (lang, count) = (seat.desk.lang, act.count);
        let target = rearranged(act).map(|what| names.of(what.target())).unwrap_or_default();
        let by = match act.by {
            Some(person) => accounts::person(seat.app().db(), person).await?.map(|person| person.name),
            None => None,
        };
        Ok(Self {
            href: seat.at().desk_of(routes::UNDO, act.id),
            words: match act.what {
                BulkKind::Led => t!(lang, "bulk-led", count = count),
                BulkKind::Rearranged(BulkOperation::Move(_)) => {
                    t!(lang, "bulk-moved", count = count, target = target)
                }
                BulkKind::Rearranged(BulkOperation::AddTheme(_)) => {
                    t!(lang, "bulk-added", count = count, target = target)
                }
                BulkKind::Rearranged(BulkOperation::RemoveTheme(_)) => {
                    t!(lang, "bulk-removed", count = count, target = target)
                }
                BulkKind::Rearranged(BulkOperation::AddArea(_)) => {
                    t!(lang, "bulk-area-added", count = count, target = target)
                }
                BulkKind::Rearranged(BulkOperation::RemoveArea(_)) => {
                    t!(lang, "bulk-area-removed", count = count, target = target)
                }
            },
            moment: seat.moment(act.at),
            by: by.unwrap_or_default(),
            undone: act
                .undone
                .map(|at| t!(lang, "bulk-undone-at", moment = seat.moment(at)))
                .unwrap_or_default(),
        })
    }
}

/// The operation of an act on articles; none when it led old addresses.
fn rearranged(act: &BulkAct) -> Option<BulkOperation> {
    match act.what {
        BulkKind::Rearranged(what) => Some(what),
        BulkKind::Led => None,
    }
}

/// The latest acts.
pub(super) async fn acts(seat: &DeskSession) -> Result<Vec<Act>, Failure> {
    let mut names = Names::read(seat).await?;
    let latest = crate::bulk_acts(seat.app().db(), LISTED).await?;
    let of_areas = latest.iter().filter_map(rearranged).filter(|what| what.part() == Part::Areas);
    let targets: Vec<Uuid> = of_areas.map(BulkOperation::target).collect();
    names.add_areas(seat, &targets).await?;
    let mut acts = Vec::new();
    for act in latest {
        acts.push(Act::of(seat, &names, &act).await?);
    }
    Ok(acts)
}

/// An article that was changed, or an old address that was led to it.
struct Changed {
    /// The old address; empty when the article itself was changed.
    old: String,
    href: String,
    title: String,
    number: i64,
    before: String,
    after: String,
    /// The effect of undoing on it, in words.
    outcome: String,
}

#[derive(Template)]
#[template(path = "desk/pages/articles/undo.html")]
struct Page {
    frame: Frame,
    act: Act,
    errors: FormErrors,
    changed: Vec<Changed>,
    /// Until when it can be undone, in words; empty when it cannot.
    until: String,
}

async fn show(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    page(&compose(&seat, id, FormErrors::default()).await?)
}

async fn compose(seat: &DeskSession, id: Uuid, errors: FormErrors) -> Result<Page, Failure> {
    let db = seat.app().db();
    let act = crate::bulk_act(db, id).await?.ok_or(Failure::NotFound)?;
    let mut names = Names::read(seat).await?;
    let changes = crate::bulk_changes(db, id).await?;
    let led = crate::led_addresses(db, id).await?;
    let part = rearranged(&act).map(BulkOperation::part);
    if part == Some(Part::Areas) {
        let had = changes.iter().flat_map(|change| change.before.iter().chain(&change.after));
        let ids: BTreeSet<Uuid> = had.copied().chain(rearranged(&act).map(BulkOperation::target)).collect();
        names.add_areas(seat, &ids.into_iter().collect::<Vec<_>>()).await?;
    }
    let mut numbers: Vec<i64> = changes.iter().map(|change| change.number).collect();
    numbers.extend(led.iter().map(|one| one.number));
    numbers.sort_unstable();
    numbers.dedup();
    let held = crate::held_of(db, &numbers).await?;
    let title = |number: i64| {
        let found = held.iter().find(|held| held.article.number == number);
        found.map(|held| held.title(seat.desk.lang).1.to_owned()).unwrap_or_default()
    };
    let open = act.undone.is_none() && db.clock().now() <= act.undo_until();
    let shown = Act::of(seat, &names, &act).await?;
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, shown.words.clone()).await,
        act: shown,
        errors,
        changed: changes
            .iter()
            .map(|change| changed(seat, &names, part, change, title(change.number)))
            .chain(led.iter().map(|one| changed_address(seat, one, title(one.number))))
            .collect(),
        until: match part {
            _ if !open => String::new(),
            None => t!(seat.desk.lang, "bulk-led-until", moment = seat.moment(act.undo_until())),
            Some(_) => t!(seat.desk.lang, "bulk-undo-until", moment = seat.moment(act.undo_until())),
        },
    })
}

fn changed(
    seat: &DeskSession,
    names: &Names,
    part: Option<Part>,
    change: &BulkChange,
    title: String,
) -> Changed {
    let lang = seat.desk.lang;
    let list = |ids: &[Uuid]| {
        let mut names: Vec<String> = ids.iter().map(|id| names.of(*id)).collect();
        names.sort_by_key(|name| viet::sort_key(name));
        match (names.is_empty(), part) {
            (false, _) => names.join(", "),
            (true, Some(Part::Areas)) => t!(lang, "area-whole-city"),
            (true, _) => t!(lang, "bulk-no-theme"),
        }
    };
    Changed {
        old: String::new(),
        href: seat.at().desk_of(routes::ARTICLE, change.number),
        title,
        number: change.number,
        before: list(&change.before),
        after: list(&change.after),
        outcome: match change.restored {
            None => String::new(),
            Some(true) => t!(lang, "bulk-restored"),
            Some(false) => t!(lang, "bulk-left"),
        },
    }
}

fn changed_address(seat: &DeskSession, led: &LedAddress, title: String) -> Changed {
    let lang = seat.desk.lang;
    Changed {
        old: led.old.clone(),
        href: seat.at().desk_of(routes::ARTICLE, led.number),
        title,
        number: led.number,
        before: String::new(),
        after: String::new(),
        outcome: match led.restored {
            None => String::new(),
            Some(true) => t!(lang, "bulk-led-restored"),
            Some(false) => t!(lang, "bulk-left"),
        },
    }
}

async fn undo(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let mut tx = seat.app().db().begin().await?;
    let why = match crate::undo(&mut tx, &seat.actor(), id).await {
        Ok(()) => {
            tx.commit().await?;
            return Ok(Redirect::to(&seat.at().desk_of(routes::UNDO, id)).into_response());
        }
        Err(OrganiseError::Db(error)) => return Err(error.into()),
        Err(OrganiseError::Denied(_)) => return Err(Failure::Forbidden),
        Err(OrganiseError::NoAct) => return Err(Failure::NotFound),
        Err(OrganiseError::NotTheirs(numbers)) => {
            let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
            t!(lang, "bulk-not-yours", numbers = numbers.join(", "))
        }
        Err(OrganiseError::TooLate) => t!(lang, "bulk-too-late"),
        Err(_) => t!(lang, "bulk-undone-before"),
    };
    drop(tx);
    refused(&compose(&seat, id, FormErrors::whole(why)).await?)
}
