//! The desk's home: what waits for me, what is late, what goes out today.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frame::permissions::READ_DESK;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kit::web::failure::Failure;
use newsroom::permissions::{PUBLISH, REVIEW, SHARE_BLOCKS, WRITE};
use serde::Deserialize;

use super::setup::{Step, first_steps};
use crate::t;
use access::{On, Permission, Scope};
use accounts::desk::names::Names;
use accounts::desk::people::told::{Told, told};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use kit::format;
use newsroom::desk::drafts::{Line, line};
use newsroom::drafts::{self, Filter, Stage, StepKind, Waiting};
use newsroom::{self, Listed, Listing};

/// Drafts that are looked through for a group; a desk with more has to use the list.
const LENGTH: usize = 100;
/// A draft that waits longer for a reviewer is late. House rule, until a city sets its own.
const REVIEW_TIME: SignedDuration = SignedDuration::from_hours(48);
/// A scheduled draft that is this late has met a failure.
const LATE: SignedDuration = SignedDuration::from_secs(30);
/// How many articles of today are named.
const TODAY: usize = 30;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::HOME, Needs::SignIn, show)
}

#[derive(Template)]
#[template(path = "desk/pages/home.html")]
struct Page {
    frame: Frame,
    day: String,
    /// What a city that has just begun still misses.
    steps: Vec<Step>,
    said: String,
    /// Accounts that are being let in again.
    told: Vec<Told>,
    groups: Vec<Group>,
    /// Published today: address, title, time.
    published: Vec<(String, String, String)>,
    may_write: bool,
}

/// Drafts, or edits of blocks, that ask for the same.
struct Group {
    id: &'static str,
    title: String,
    /// What to do with them.
    hint: String,
    late: bool,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let names = Names::read(&seat).await?;
    let day = format::day_long(lang, seat.app().today());
    page(&Page {
        frame: seat.frame(addresses::desk::routes::HOME, t!(lang, "desk-home")).await,
        day,
        steps: first_steps(&seat).await?,
        said: if wanted.bao == "bac" { t!(lang, "recovery-refused") } else { String::new() },
        told: told(&seat).await?,
        groups: groups(&seat, &names).await?,
        published: published(&seat).await?,
        may_write: seat.may_somewhere(WRITE),
    })
}

/// Drafts at a stage for which the officer may do something: all of them, or those they worked on themselves.
async fn at_stage(
    seat: &DeskSession,
    stage: Stage,
    permission: Permission,
    own: bool,
) -> Result<Vec<Waiting>, Failure> {
    let within = seat.actor().reach(permission);
    if within == Scope::Agencies(std::collections::BTreeSet::new()) {
        return Ok(Vec::new());
    }
    let of = own.then_some(seat.officer.person);
    let filter = Filter { within, stage: Some(stage), of, before: None, length: LENGTH };
    Ok(drafts::drafts(seat.app().db(), &filter).await?)
}

/// The groups that have anything in them, what is late first.
async fn groups(seat: &DeskSession, names: &Names) -> Result<Vec<Group>, Failure> {
    let (lang, me) = (seat.desk.lang, Some(seat.officer.person));
    let held_back = |draft: &Waiting| matches!(draft.returned, Some((StepKind::Held, _)));
    let now = seat.app().db().clock().now();
    let tomorrow = seat.app().today().saturating_add(1.day());
    let review = at_stage(seat, Stage::Review, REVIEW, false).await?;
    let approved = at_stage(seat, Stage::Approved, PUBLISH, false).await?;
    let scheduled = at_stage(seat, Stage::Scheduled, READ_DESK, false).await?;
    let writing = at_stage(seat, Stage::Writing, WRITE, true).await?;
    let sent = at_stage(seat, Stage::Review, READ_DESK, true).await?;
    let own = |draft: &Waiting| draft.submitted_by == me || draft.updated_by == me;
    let (review_late, review): (Vec<_>, Vec<_>) = review
        .into_iter()
        .filter(|draft| !own(draft))
        .partition(|draft| draft.submitted_at.is_some_and(|at| now.duration_since(at) > REVIEW_TIME));
    let sent: Vec<_> = sent.into_iter().filter(|draft| draft.submitted_by == me).collect();
    let (mut held, approved): (Vec<_>, Vec<_>) = approved.into_iter().partition(held_back);
    let (orphaned, scheduled) = orphaned(seat, scheduled).await?;
    held.extend(orphaned);
    let (stuck, scheduled): (Vec<_>, Vec<_>) = scheduled
        .into_iter()
        .partition(|draft| draft.publish_at.is_some_and(|at| now.duration_since(at) > LATE));
    let today = |draft: &Waiting| {
        draft.publish_at.is_some_and(|at| at.to_zoned(seat.app().zone().clone()).date() < tomorrow)
    };
    let mut today: Vec<Waiting> = scheduled.into_iter().filter(today).collect();
    today.sort_by_key(|draft| draft.publish_at);
    let (returned, mine): (Vec<_>, Vec<_>) = writing.into_iter().partition(|draft| draft.returned.is_some());
    let group = |id, title, hint, late, drafts: Vec<Waiting>| Group {
        id,
        title,
        hint,
        late,
        lines: drafts.iter().map(|draft| line(seat, names, draft)).collect(),
    };
    let (blocks_late, blocks) = proposals(seat, names, now).await?;
    let blocks_back = returned_proposals(seat, names).await?;
    let of_blocks = |id, title, hint, late, lines| Group { id, title, hint, late, lines };
    let all = [
        group("giu", t!(lang, "home-held"), t!(lang, "home-held-hint"), true, held),
        group("ket", t!(lang, "home-stuck"), t!(lang, "home-stuck-hint"), true, stuck),
        group("tre", t!(lang, "home-review-late"), t!(lang, "home-review-late-hint"), true, review_late),
        of_blocks(
            "khoi-tre",
            t!(lang, "home-blocks-late"),
            t!(lang, "home-review-late-hint"),
            true,
            blocks_late,
        ),
        group("tra", t!(lang, "home-returned"), t!(lang, "home-returned-hint"), false, returned),
        of_blocks(
            "khoi-tra",
            t!(lang, "home-blocks-returned"),
            t!(lang, "home-returned-hint"),
            false,
            blocks_back,
        ),
        group("tham-dinh", t!(lang, "home-review"), t!(lang, "home-review-hint"), false, review),
        of_blocks("khoi", t!(lang, "home-blocks"), t!(lang, "home-blocks-hint"), false, blocks),
        group("cho-dang", t!(lang, "home-approved"), t!(lang, "home-approved-hint"), false, approved),
        group("hom-nay", t!(lang, "home-today"), t!(lang, "home-today-hint"), false, today),
        group("da-gui", t!(lang, "home-sent"), t!(lang, "home-sent-hint"), false, sent),
        group("dang-viet", t!(lang, "home-writing"), t!(lang, "home-writing-hint"), false, mine),
    ];
    Ok(all.into_iter().filter(|group| !group.lines.is_empty()).collect())
}

/// Edits of blocks that the officer may approve, late ones first: never their own.
async fn proposals(
    seat: &DeskSession,
    names: &Names,
    now: Timestamp,
) -> Result<(Vec<Line>, Vec<Line>), Failure> {
    if !seat.may_somewhere(REVIEW) {
        return Ok((Vec::new(), Vec::new()));
    }
    let mine = |one: &Listed| one.by != Some(seat.officer.person) && seat.may(REVIEW, On::Agency(one.agency));
    let waiting = newsroom::waiting_proposals(seat.app().db()).await?.into_iter().filter(mine);
    let (late, rest): (Vec<_>, Vec<_>) =
        waiting.take(LENGTH).partition(|one| now.duration_since(one.at) > REVIEW_TIME);
    let lines = |list: Vec<Listed>| list.iter().map(|one| block_line(seat, names, one)).collect();
    Ok((lines(late), lines(rest)))
}

/// Edits of blocks that were returned to the officer.
async fn returned_proposals(seat: &DeskSession, names: &Names) -> Result<Vec<Line>, Failure> {
    let mut returned = newsroom::returned_to(seat.app().db(), seat.officer.person).await?;
    returned.retain(|one| seat.may(SHARE_BLOCKS, On::Agency(one.agency)));
    Ok(returned.iter().take(LENGTH).map(|one| block_line(seat, names, one)).collect())
}

/// An edit of a block as a line beside drafts.
fn block_line(seat: &DeskSession, names: &Names, one: &Listed) -> Line {
    Line {
        href: seat.at().desk_of(routes::BLOCK, one.block),
        title: one.name.clone(),
        stage: t!(seat.desk.lang, "home-block"),
        badge: "waiting",
        agency: names.agency(one.agency),
        lang: "vi",
        published: String::new(),
        who: names.person(one.by),
        when: seat.moment(one.at),
        returned: one.words.clone(),
        goes_out: String::new(),
    }
}

/// Parts scheduled drafts from those that will be held, because whoever scheduled them may no longer publish; those are
/// for whoever may confirm them.
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

async fn published(seat: &DeskSession) -> Result<Vec<(String, String, String)>, Failure> {
    let lang = seat.desk.lang;
    let today = newsroom::latest(seat.app().db(), Listing::Day(seat.app().today()), lang, TODAY).await?;
    let entry = |teaser: newsroom::Teaser| {
        let time = format::time(seat.app().zone(), teaser.article.published_at);
        (seat.at().desk_of(routes::ARTICLE, teaser.article.number), teaser.title, time)
    };
    Ok(today.into_iter().map(entry).collect())
}
