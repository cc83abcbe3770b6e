//! The people whom an administrator sees, those who are invited, and those who wait to be let in again.

use crate::permissions::MANAGE_PEOPLE;
use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use kit::db::DbError;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use super::recovery::Waiting;
use crate::Person;
use crate::desk::permissions::role_name;
use crate::t;
use access::{Grant, On, Role};
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use frame::forms::Choice;

/// How many people stand on a page.
const LENGTH: usize = 50;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::PEOPLE, Needs::Permission(MANAGE_PEOPLE), show)
}

#[derive(Template)]
#[template(path = "desk/pages/people/list.html")]
struct Page {
    frame: Frame,
    said: String,
    wanted: Wanted,
    agencies: Vec<Choice>,
    roles: Vec<Choice>,
    people: Vec<Line>,
    /// How many there are in all, as a sentence.
    count: String,
    /// The next page; empty on the last.
    next: String,
    waiting: Vec<Waiting>,
    invitations: Vec<Invited>,
}

/// Someone in the list.
struct Line {
    href: String,
    name: String,
    mail: String,
    active: bool,
    roles: Vec<String>,
}

/// An invitation that waits.
struct Invited {
    withdraw: String,
    name: String,
    mail: String,
    role: String,
    until: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    tim: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    #[serde(default, rename = "vai")]
    role: String,
    /// The last one of the page before.
    #[serde(default)]
    sau: String,
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let places = Places::load(seat.app().db(), lang).await?;
    let today = seat.app().today();
    let all = found(&seat, &places, &wanted).await?;
    let first = all.iter().position(|(person, _)| person.id.to_string() == wanted.sau).map_or(0, |at| at + 1);
    let shown = &all[first..all.len().min(first + LENGTH)];
    let last = shown.last().filter(|_| first + LENGTH < all.len());
    let total: i64 = i64::try_from(all.len()).unwrap_or(i64::MAX);
    page(&Page {
        frame: seat.frame(addresses::desk::routes::PEOPLE, t!(lang, "people-title")).await,
        said: said(&seat, &wanted.bao),
        agencies: places.within(&seat, MANAGE_PEOPLE, today, &wanted.agency),
        roles: role_choices(&seat, &wanted.role),
        people: shown.iter().map(|(person, grants)| line(&seat, &places, person, grants)).collect(),
        count: t!(lang, "people-count", count = total),
        next: last.map_or_else(String::new, |(person, _)| next(&seat, &wanted, person.id)),
        waiting: super::recovery::waiting(&seat).await?,
        invitations: invited(&seat, &places).await?,
        wanted,
    })
}

fn said(seat: &DeskSession, what: &str) -> String {
    match what {
        "rut" => t!(seat.desk.lang, "invitation-withdrawn"),
        _ => String::new(),
    }
}

/// All roles, to choose one.
pub(super) fn role_choices(seat: &DeskSession, chosen: &str) -> Vec<Choice> {
    Role::ALL.map(|role| Choice::new(role.name(), role_name(seat.desk.lang, role), chosen)).to_vec()
}

fn next(seat: &DeskSession, wanted: &Wanted, last: Uuid) -> String {
    let last = last.to_string();
    let pairs = [("tim", &wanted.tim), ("co-quan", &wanted.agency), ("vai", &wanted.role), ("sau", &last)];
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{}?{query}", seat.at().desk(routes::PEOPLE))
}

/// The people whom the administrator sees and looks for, by given name as Vietnamese lists have it.
async fn found(
    seat: &DeskSession,
    places: &Places,
    wanted: &Wanted,
) -> Result<Vec<(Person, Vec<Grant>)>, DbError> {
    let db = seat.app().db();
    let now = db.clock().now();
    let mut grants: HashMap<Uuid, Vec<Grant>> = HashMap::new();
    for (person, grant) in crate::grants(db, now).await? {
        grants.entry(person).or_default().push(grant);
    }
    let words = viet::fold(&wanted.tim);
    let mut found = Vec::new();
    for person in crate::people(db).await? {
        let has = grants.remove(&person.id).unwrap_or_default();
        let named = viet::fold(&person.name).contains(&words)
            || person.mail.to_lowercase().contains(&wanted.tim.to_lowercase());
        if named
            && wanted.fits(places, &has)
            && crate::within_sight(db, &seat.actor(), person.id, &has, now).await?
        {
            found.push((person, has));
        }
    }
    found.sort_by_cached_key(|(person, _)| (viet::person_key(&person.name), person.id));
    Ok(found)
}

impl Wanted {
    fn fits(&self, places: &Places, grants: &[Grant]) -> bool {
        let role = Role::named(&self.role);
        let place = agencies::desk::places::chosen(&self.agency);
        if role.is_none() && place.is_none() {
            return true;
        }
        grants.iter().any(|grant| {
            role.is_none_or(|role| grant.role == role)
                && place.is_none_or(|place| places.lies_within(grant.agency, place))
        })
    }
}

fn line(seat: &DeskSession, places: &Places, person: &Person, grants: &[Grant]) -> Line {
    let lang = seat.desk.lang;
    let role = |grant: &Grant| format!("{}, {}", role_name(lang, grant.role), places.name(grant.agency));
    Line {
        href: seat.at().desk_of(routes::PERSON, person.id),
        name: person.name.clone(),
        mail: person.mail.clone(),
        active: person.active,
        roles: grants.iter().map(role).collect(),
    }
}

async fn invited(seat: &DeskSession, places: &Places) -> Result<Vec<Invited>, DbError> {
    let db = seat.app().db();
    let all = crate::invitations(db, db.clock().now()).await?;
    let within =
        all.into_iter().filter(|one| seat.may(MANAGE_PEOPLE, one.agency.map_or(On::City, On::Agency)));
    let shown = |one: crate::Invitation| Invited {
        withdraw: seat.at().desk_of(routes::WITHDRAW_INVITATION, one.id),
        role: format!("{}, {}", role_name(seat.desk.lang, one.role), places.name(one.agency)),
        until: seat.moment(one.ends_at),
        name: one.name,
        mail: one.mail,
    };
    Ok(within.map(shown).collect())
}
