//! The newsroom's groups at the desk's home: drafts and edits of blocks that wait, articles of today.

mod blocks;

use std::collections::BTreeSet;

use access::{On, Permission, Scope};
use accounts::desk::names::Names;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::permissions::READ_DESK;
use frame::work::{TodayItem, WorkGroup, WorkItem};
use jiff::{SignedDuration, ToSpan};
use kit::web::failure::Failure;

use super::drafts::item;
use crate::drafts::{self, Filter, Stage, StepKind, Waiting};
use crate::permissions::{PUBLISH, REVIEW, WRITE};
use crate::{Listing, Teaser, t};

/// Things that are looked through for a group; a desk with more has to use the list.
const LENGTH: usize = 100;
/// A draft that waits longer for a reviewer is late. House rule, until a city sets its own.
const REVIEW_TIME: SignedDuration = SignedDuration::from_hours(48);
/// A scheduled draft that is this late has met a failure.
const LATE: SignedDuration = SignedDuration::from_secs(30);
/// How many articles of today are named.
const TODAY: usize = 30;

/// The work that waits for the officer, and the work that is late.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(seat: DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    let names = Names::read(&seat).await?;
    let mut groups = in_review(&seat, &names).await?;
    groups.extend(going_out(&seat, &names).await?);
    groups.extend(being_written(&seat, &names).await?);
    groups.extend(blocks::waiting(&seat, &names).await?);
    Ok(groups)
}

/// The articles of today.
///
/// # Errors
/// When the database does not answer.
pub async fn today(seat: DeskSession) -> Result<Vec<TodayItem>, Failure> {
    let (app, lang) = (seat.app(), seat.desk.lang);
    let today = crate::latest(app.db(), Listing::Day(app.today()), lang, TODAY).await?;
    let item = |teaser: Teaser| TodayItem {
        at: teaser.article.published_at,
        href: seat.at().desk_of(routes::ARTICLE, teaser.article.number),
        title: teaser.title,
    };
    Ok(today.into_iter().map(item).collect())
}

/// Drafts that others sent for review, and those that the officer sent.
async fn in_review(seat: &DeskSession, names: &Names) -> Result<Vec<WorkGroup>, Failure> {
    let (lang, me) = (seat.desk.lang, Some(seat.officer.person));
    let now = seat.app().db().clock().now();
    let review = at_stage(seat, Stage::Review, REVIEW, false).await?;
    let sent = at_stage(seat, Stage::Review, READ_DESK, true).await?;
    let own = |draft: &Waiting| draft.submitted_by == me || draft.updated_by == me;
    let (late, review): (Vec<_>, Vec<_>) = review
        .into_iter()
        .filter(|draft| !own(draft))
        .partition(|draft| draft.submitted_at.is_some_and(|at| now.duration_since(at) > REVIEW_TIME));
    let sent: Vec<_> = sent.into_iter().filter(|draft| draft.submitted_by == me).collect();
    let to_items = |drafts: &[Waiting]| drafts.iter().map(|draft| item(seat, names, draft)).collect();
    Ok(vec![
        late_group(
            "tre",
            30,
            [t!(lang, "home-review-late"), t!(lang, "home-review-late-hint")],
            to_items(&late),
        ),
        group("tham-dinh", 70, [t!(lang, "home-review"), t!(lang, "home-review-hint")], to_items(&review)),
        group("da-gui", 110, [t!(lang, "home-sent"), t!(lang, "home-sent-hint")], to_items(&sent)),
    ])
}

/// Drafts that are approved or scheduled: those that are held back, those that should be out, those that wait.
async fn going_out(seat: &DeskSession, names: &Names) -> Result<Vec<WorkGroup>, Failure> {
    let lang = seat.desk.lang;
    let now = seat.app().db().clock().now();
    let tomorrow = seat.app().today().saturating_add(1.day());
    let held_back = |draft: &Waiting| matches!(draft.returned, Some((StepKind::Held, _)));
    let approved = at_stage(seat, Stage::Approved, PUBLISH, false).await?;
    let scheduled = at_stage(seat, Stage::Scheduled, READ_DESK, false).await?;
    let (mut held, approved): (Vec<_>, Vec<_>) = approved.into_iter().partition(held_back);
    let (orphaned, scheduled) = orphaned(seat, scheduled).await?;
    held.extend(orphaned);
    let (stuck, scheduled): (Vec<_>, Vec<_>) = scheduled
        .into_iter()
        .partition(|draft| draft.publish_at.is_some_and(|at| now.duration_since(at) > LATE));
    let of_today = |draft: &Waiting| {
        draft.publish_at.is_some_and(|at| at.to_zoned(seat.app().zone().clone()).date() < tomorrow)
    };
    let mut today: Vec<Waiting> = scheduled.into_iter().filter(of_today).collect();
    today.sort_by_key(|draft| draft.publish_at);
    let to_items = |drafts: &[Waiting]| drafts.iter().map(|draft| item(seat, names, draft)).collect();
    Ok(vec![
        late_group("giu", 10, [t!(lang, "home-held"), t!(lang, "home-held-hint")], to_items(&held)),
        late_group("ket", 20, [t!(lang, "home-stuck"), t!(lang, "home-stuck-hint")], to_items(&stuck)),
        group(
            "cho-dang",
            90,
            [t!(lang, "home-approved"), t!(lang, "home-approved-hint")],
            to_items(&approved),
        ),
        group("hom-nay", 100, [t!(lang, "home-today"), t!(lang, "home-today-hint")], to_items(&today)),
    ])
}

/// Drafts that the officer writes: those that came back, and the others.
async fn being_written(seat: &DeskSession, names: &Names) -> Result<Vec<WorkGroup>, Failure> {
    let lang = seat.desk.lang;
    let writing = at_stage(seat, Stage::Writing, WRITE, true).await?;
    let (returned, mine): (Vec<_>, Vec<_>) = writing.into_iter().partition(|draft| draft.returned.is_some());
    let to_items = |drafts: &[Waiting]| drafts.iter().map(|draft| item(seat, names, draft)).collect();
    Ok(vec![
        group("tra", 50, [t!(lang, "home-returned"), t!(lang, "home-returned-hint")], to_items(&returned)),
        group("dang-viet", 120, [t!(lang, "home-writing"), t!(lang, "home-writing-hint")], to_items(&mine)),
    ])
}

/// Things that wait, with a title for all of them and a hint on the next step.
fn group(id: &'static str, place: u8, [title, hint]: [String; 2], items: Vec<WorkItem>) -> WorkGroup {
    WorkGroup { id, place, title, hint, late: false, items }
}

/// The same of things that are late.
fn late_group(id: &'static str, place: u8, words: [String; 2], items: Vec<WorkItem>) -> WorkGroup {
    WorkGroup { late: true, ..group(id, place, words, items) }
}

/// Drafts at a stage for which the officer may do something: all of them, or those they worked on themselves.
async fn at_stage(
    seat: &DeskSession,
    stage: Stage,
    permission: Permission,
    own: bool,
) -> Result<Vec<Waiting>, Failure> {
    let within = seat.actor().reach(permission);
    if within == Scope::Agencies(BTreeSet::new()) {
        return Ok(Vec::new());
    }
    let of = own.then_some(seat.officer.person);
    let filter = Filter { within, stage: Some(stage), of, before: None, length: LENGTH };
    Ok(drafts::drafts(seat.app().db(), &filter).await?)
}

/// Parts scheduled drafts from those that will be held, because the person who scheduled them may no longer publish;
/// officers who may confirm these see them.
async fn orphaned(
    seat: &DeskSession,
    scheduled: Vec<Waiting>,
) -> Result<(Vec<Waiting>, Vec<Waiting>), Failure> {
    let (db, now) = (seat.app().db(), seat.app().db().clock().now());
    let (mut orphaned, mut standing) = (Vec::new(), Vec::new());
    for draft in scheduled {
        let mine = seat.may(PUBLISH, On::Agency(draft.agency));
        if mine && !drafts::schedule_stands(db, draft.scheduled_by, draft.agency, now).await? {
            orphaned.push(draft);
        } else {
            standing.push(draft);
        }
    }
    Ok((orphaned, standing))
}
