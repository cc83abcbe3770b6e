//! Lending one's own role to a colleague for a time, the roles that were lent to me, and taking a role back.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::AccountsError;
use crate::desk::people::person::lent_note;
use crate::desk::permissions::role_name;
use crate::t;
use access::{Grant, Scope};
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::LEND, Needs::SignIn, show).act(routes::LEND, Needs::SignIn, send).act(
        routes::TAKE_BACK,
        Needs::SignIn,
        take_back,
    )
}

#[derive(Template)]
#[template(path = "desk/pages/account/lend.html")]
struct Page {
    frame: Frame,
    said: String,
    errors: FormErrors,
    own: Vec<Choice>,
    colleagues: Vec<Choice>,
    until: String,
    /// The earliest moment that can be chosen, as a field has it.
    earliest: String,
    lent: Vec<Lent>,
    borrowed: Vec<Lent>,
}

/// A role that is lent.
struct Lent {
    role: String,
    note: String,
    /// Where to take it back; empty when it is not mine.
    take_back: String,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let said = match wanted.bao.as_str() {
        "giao" => t!(lang, "lend-done"),
        "lay-lai" => t!(lang, "lend-taken-back"),
        _ => String::new(),
    };
    page(&Page { said, ..compose(&seat, &Form::default(), FormErrors::default()).await? })
}

async fn compose(seat: &DeskSession, form: &Form, errors: FormErrors) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let db = seat.app().db();
    let now = db.clock().now();
    let places = Places::load(db, lang).await?;
    let role = |grant: &Grant| format!("{}, {}", role_name(lang, grant.role), places.name(grant.agency));
    let mine = seat.officer.grants.iter().filter(|grant| grant.lent_by.is_none());
    let own = mine.map(|grant| Choice::new(grant.id.to_string(), role(grant), form.text("own"))).collect();
    let mut lent = Vec::new();
    for (to, grant) in crate::lent_by(db, seat.officer.person, now).await? {
        let name = crate::person(db, to).await?.map_or_else(String::new, |person| person.name);
        let until = grant.ends_at.map_or_else(String::new, |until| seat.moment(until));
        let note = t!(lang, "lend-to-until", name = name, until = until);
        lent.push(Lent {
            role: role(&grant),
            note,
            take_back: seat.at().desk_of(routes::TAKE_BACK, grant.id),
        });
    }
    let mut borrowed = Vec::new();
    for grant in seat.officer.grants.iter().filter(|grant| grant.lent_by.is_some()) {
        let note = lent_note(seat, grant).await?;
        borrowed.push(Lent { role: role(grant), note, take_back: String::new() });
    }
    let frame = seat.frame(addresses::desk::routes::ME, t!(lang, "lend-title")).await;
    let (until, earliest) = (form.text("until").to_owned(), field_moment(seat, now));
    let colleagues = colleagues(seat, &places, form.text("to"), now).await?;
    Ok(Page { frame, said: String::new(), errors, own, colleagues, until, earliest, lent, borrowed })
}

/// The people with a role of their own within reach of any of mine, by given name.
async fn colleagues(
    seat: &DeskSession,
    places: &Places,
    chosen: &str,
    now: Timestamp,
) -> Result<Vec<Choice>, Failure> {
    let db = seat.app().db();
    let mine = || seat.officer.grants.iter().filter(|grant| grant.lent_by.is_none());
    let mut roles: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for (person, grant) in crate::grants(db, now).await? {
        let within = mine().any(|own| match (&own.scope, grant.agency) {
            (Scope::City, _) => true,
            (Scope::Agencies(agencies), Some(agency)) => agencies.contains(&agency),
            (Scope::Agencies(_), None) => false,
        });
        if within && grant.lent_by.is_none() && person != seat.officer.person {
            let role = role_name(seat.desk.lang, grant.role);
            roles.entry(person).or_default().push(format!("{role}, {}", places.name(grant.agency)));
        }
    }
    let mut people = crate::people(db).await?;
    people.retain(|person| person.active && roles.contains_key(&person.id));
    people.sort_by_cached_key(|person| (viet::person_key(&person.name), person.id));
    let choice = |person: crate::Person| {
        let roles = roles.get(&person.id).map_or_else(String::new, |roles| roles.join("; "));
        Choice::new(person.id.to_string(), format!("{} ({roles})", person.name), chosen)
    };
    Ok(people.into_iter().map(choice).collect())
}

/// A moment as `<input type="datetime-local">` has it, on the city's clock.
fn field_moment(seat: &DeskSession, at: Timestamp) -> String {
    at.to_zoned(seat.app().zone().clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The moment of such a field; browsers without it send the typed text, with a space.
fn read_moment(seat: &DeskSession, text: &str) -> Option<Timestamp> {
    let local: DateTime = text.trim().replacen(' ', "T", 1).parse().ok()?;
    Some(seat.app().zone().to_ambiguous_zoned(local).compatible().ok()?.timestamp())
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let read = (form.text("own").parse(), form.text("to").parse(), read_moment(&seat, form.text("until")));
    let errors = match read {
        (Ok(own), Ok(to), Some(until)) => match lend(&seat, own, to, until).await? {
            None => return Ok(back(&seat, "giao")),
            Some(errors) => errors,
        },
        (own, to, until) => missing(&seat, own.is_ok(), to.is_ok(), until.is_some()),
    };
    refused(&compose(&seat, &form, errors).await?)
}

fn missing(seat: &DeskSession, own: bool, to: bool, until: bool) -> FormErrors {
    let lang = seat.desk.lang;
    let mut errors = FormErrors::default();
    if !own {
        errors.note("own", t!(lang, "lend-role-missing"));
    }
    if !to {
        errors.note("to", t!(lang, "lend-colleague-missing"));
    }
    if !until {
        errors.note("until", t!(lang, "lend-time-wrong"));
    }
    errors
}

/// Lends the role, or names the error.
async fn lend(
    seat: &DeskSession,
    own: Uuid,
    to: Uuid,
    until: Timestamp,
) -> Result<Option<FormErrors>, Failure> {
    let lang = seat.desk.lang;
    let mut tx = seat.app().db().begin().await?;
    match crate::delegate(&mut tx, &seat.actor(), own, to, until).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(None)
        }
        Err(AccountsError::Time) => Ok(Some(FormErrors::one("until", t!(lang, "lend-time-wrong")))),
        Err(AccountsError::NoColleague) => Ok(Some(FormErrors::one("to", t!(lang, "lend-no-colleague")))),
        Err(AccountsError::Gone) => Ok(Some(FormErrors::one("own", t!(lang, "lend-gone")))),
        Err(AccountsError::Denied(_)) => Err(Failure::Forbidden),
        Err(AccountsError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::BadInput),
    }
}

async fn take_back(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::take_back(&mut tx, &seat.actor(), id).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(back(&seat, "lay-lai"))
        }
        Err(AccountsError::Denied(_)) => Err(Failure::Forbidden),
        Err(AccountsError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::NotFound),
    }
}

fn back(seat: &DeskSession, said: &str) -> Response {
    Redirect::to(&format!("{}?bao={said}", seat.at().desk(routes::LEND))).into_response()
}
