//! The record: the actor, the action, the moment and the thing.

mod deeds;
mod names;
mod sight;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frame::permissions::READ_RECORD;
use frame::record::RecordGroup;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kit::db::DbError;
use kit::events::{self, Event, Filter};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use self::deeds::{Deed, deeds};
use self::names::Names;
use self::sight::AuditScope;
use crate::t;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use frame::forms::Choice;
use kit::format;

/// How many events stand on a page.
const LENGTH: usize = 50;
/// How many are read at once, to find those that someone may see.
const BATCH: u32 = 250;
/// How often that is done for one page: a reader of little goes on by the link to older ones.
const TURNS: usize = 20;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::RECORD, Needs::Permission(READ_RECORD), show)
}

#[derive(Template)]
#[template(path = "desk/pages/record.html")]
struct Page {
    frame: Frame,
    /// How far the record is under seal.
    sealed: String,
    /// The reader sees only some people's doings.
    only_some: bool,
    people: Vec<Choice>,
    groups: Vec<Choice>,
    from: String,
    to: String,
    days: Vec<(String, Vec<Line>)>,
    older: String,
    newest: String,
}

/// An event as it is read.
struct Line {
    time: String,
    machine: String,
    who: String,
    on_behalf: String,
    what: String,
    href: String,
}

#[derive(Clone, Deserialize)]
struct Wanted {
    #[serde(default, rename = "nguoi")]
    person: String,
    #[serde(default, rename = "loai")]
    group: String,
    /// The first day and the last.
    #[serde(default, rename = "tu")]
    from: String,
    #[serde(default, rename = "den")]
    to: String,
    /// Only events before this position.
    #[serde(default, rename = "truoc")]
    before: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let sight = AuditScope::of(&seat).await?;
    let people = readable(&seat, &sight).await?;
    let (found, older) = find(&seat, &sight, &wanted).await?;
    let choose = |group| Choice::new(slug(group), group_name(lang, group), &wanted.group);
    page(&Page {
        frame: seat.frame(addresses::desk::routes::RECORD, t!(lang, "record-title")).await,
        sealed: sealed(&seat).await?,
        only_some: !sight.is_whole(),
        people: people.iter().map(|(id, name)| Choice::new(id.to_string(), name, &wanted.person)).collect(),
        groups: RecordGroup::ALL.map(choose).to_vec(),
        days: by_day(&seat, &found).await?,
        older: older.map_or_else(String::new, |position| address(&seat, &wanted, &position.to_string())),
        newest: if wanted.before.is_empty() { String::new() } else { address(&seat, &wanted, "") },
        from: wanted.from,
        to: wanted.to,
    })
}

fn address(seat: &DeskSession, wanted: &Wanted, before: &str) -> String {
    let pairs = [
        ("nguoi", wanted.person.as_str()),
        ("loai", &wanted.group),
        ("tu", &wanted.from),
        ("den", &wanted.to),
        ("truoc", before),
    ];
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs.iter().filter(|(_, text)| !text.is_empty()))
        .finish();
    let page = seat.at().desk(routes::RECORD);
    if query.is_empty() { page } else { format!("{page}?{query}") }
}

/// The people whose doings may be read: all for the city, otherwise those who ever had a role within reach.
async fn readable(seat: &DeskSession, sight: &AuditScope) -> Result<Vec<(Uuid, String)>, DbError> {
    let mut people = accounts::people(seat.app().db()).await?;
    people.retain(|person| sight.is_whole() || sight.knew(person.id));
    people.sort_by_cached_key(|person| (viet::person_key(&person.name), person.id));
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}

/// A page of events, and before which position the next one begins.
async fn find(
    seat: &DeskSession,
    sight: &AuditScope,
    wanted: &Wanted,
) -> Result<(Vec<Event>, Option<i64>), DbError> {
    let one: Option<Uuid> = wanted.person.parse().ok();
    let actors = one.map(|id| [format!("officer:{id}")]);
    let group = RecordGroup::ALL.into_iter().find(|group| slug(*group) == wanted.group);
    let kinds = group.map(|group| kinds_of(seat, group));
    let filter = Filter {
        subject: None,
        actors: actors.as_ref().map(<[String; 1]>::as_slice),
        kinds: kinds.as_deref(),
        span: span(seat, wanted.from.parse().ok(), wanted.to.parse().ok()),
    };
    let db = seat.app().db();
    let mut before = wanted.before.parse().ok();
    let mut found = Vec::new();
    for _ in 0..TURNS {
        let batch = events::back(db, before, filter, BATCH).await?;
        let last = batch.last().map(|event| event.position).filter(|position| *position > 1);
        let ended = batch.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        found.extend(sight.keep(seat, batch).await?);
        if found.len() > LENGTH {
            found.truncate(LENGTH);
            let older = found.last().map(|event| event.position);
            return Ok((found, older));
        }
        before = last;
        if ended || before.is_none() {
            return Ok((found, None));
        }
    }
    Ok((found, before))
}

/// From the first day to the last, on the city's clock; either may be open.
fn span(seat: &DeskSession, from: Option<Date>, to: Option<Date>) -> Option<(Timestamp, Timestamp)> {
    let begins = |day: Date| Some(day.to_zoned(seat.app().zone().clone()).ok()?.timestamp());
    let after = to.and_then(|day| begins(day.checked_add(1.day()).ok()?));
    let from = from.and_then(begins);
    if from.is_none() && after.is_none() {
        return None;
    }
    Some((from.unwrap_or(Timestamp::UNIX_EPOCH), after.unwrap_or(Timestamp::MAX)))
}

async fn by_day(seat: &DeskSession, found: &[Event]) -> Result<Vec<(String, Vec<Line>)>, DbError> {
    let zone = seat.app().zone();
    let names = Names::load(seat).await?;
    let mut days: Vec<(String, Vec<Line>)> = Vec::new();
    for (event, deed) in found.iter().zip(deeds(seat, found).await?) {
        let day = format::day_long(seat.desk.lang, event.at.to_zoned(zone.clone()).date());
        let line = line(seat, &names, event, deed);
        match days.last_mut() {
            Some((same, lines)) if *same == day => lines.push(line),
            _ => days.push((day, vec![line])),
        }
    }
    Ok(days)
}

fn line(seat: &DeskSession, names: &Names<'_>, event: &Event, deed: Deed) -> Line {
    let zone = seat.app().zone();
    Line {
        time: format::time(zone, event.at),
        machine: format::machine(zone, event.at),
        who: names.actor(event),
        on_behalf: names.on_behalf(event),
        what: deed.what,
        href: deed.href,
    }
}

async fn sealed(seat: &DeskSession) -> Result<String, DbError> {
    let lang = seat.desk.lang;
    let Some(seal) = events::sealed(seat.app().db()).await? else { return Ok(t!(lang, "record-unsealed")) };
    let (last, at) = (format::number(lang, seal.last), seat.moment(seal.at));
    let hash: String = seal.hash.chars().take(16).collect();
    Ok(t!(lang, "record-sealed", last = last, at = at, hash = hash))
}

/// A group as it stands in addresses.
fn slug(group: RecordGroup) -> &'static str {
    match group {
        RecordGroup::Articles => "tin",
        RecordGroup::Drafts => "ban-thao",
        RecordGroup::People => "nguoi-dung",
        RecordGroup::City => "thiet-lap",
    }
}

fn group_name(lang: Lang, group: RecordGroup) -> String {
    match group {
        RecordGroup::Articles => t!(lang, "record-articles"),
        RecordGroup::Drafts => t!(lang, "record-drafts"),
        RecordGroup::People => t!(lang, "record-people"),
        RecordGroup::City => t!(lang, "record-city"),
    }
}

fn kinds_of(seat: &DeskSession, group: RecordGroup) -> Vec<&'static str> {
    let kinds = seat.app().event_kinds().filter(|kind| kind.group == group);
    kinds.map(|kind| kind.name).collect()
}
