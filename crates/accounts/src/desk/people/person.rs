//! A person: their roles, and an administrator's actions on their account.

use crate::permissions::MANAGE_PEOPLE;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use frame::permissions::READ_RECORD;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::list::role_choices;
use super::told::told_about;
use crate::desk::permissions::role_name;
use crate::t;
use access::{Grant, On};
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use frame::forms::Choice;
use frame::forms::FormErrors;
use frame::work::NoticeGroup;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::PERSON, Needs::Permission(MANAGE_PEOPLE), show)
}

#[derive(Template)]
#[template(path = "desk/pages/people/person.html")]
pub(super) struct Page {
    frame: Frame,
    said: String,
    errors: FormErrors,
    id: Uuid,
    mail: String,
    active: bool,
    demo: bool,
    /// The authenticator app is set up.
    second_step: bool,
    /// The officer who looks manages all of this person, and not only a role.
    managed: bool,
    /// The open requests to let them in again.
    told: NoticeGroup,
    held: Vec<Held>,
    roles: Vec<Choice>,
    agencies: Vec<Choice>,
    give: String,
    suspension: String,
    ask_recovery: String,
    /// The link to the things that this person did; empty for an officer who may not read the record.
    record: String,
}

/// A role that they have.
struct Held {
    role: String,
    place: String,
    /// The lender and the end of a lent role.
    note: String,
    /// Where to take it away; empty when it is beyond reach.
    revoke: String,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    bao: String,
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let shown = compose(&seat, id, &Form::default(), FormErrors::default()).await?;
    let lang = seat.desk.lang;
    let said = match wanted.bao.as_str() {
        "giao" => t!(lang, "role-given"),
        "thu-hoi" => t!(lang, "role-taken"),
        "dong" => t!(lang, "account-closed"),
        "mo" => t!(lang, "account-opened"),
        "khoi-phuc" => t!(lang, "recovery-asked"),
        _ => String::new(),
    };
    page(&Page { said, ..shown })
}

pub(super) async fn compose(
    seat: &DeskSession,
    id: Uuid,
    form: &Form,
    errors: FormErrors,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let now = db.clock().now();
    let person = crate::person(db, id).await?.ok_or(Failure::NotFound)?;
    let grants = crate::grants_of(db, id, now).await?;
    if !crate::within_sight(db, &seat.actor(), id, &grants, now).await? {
        return Err(Failure::Forbidden);
    }
    let managed = crate::manages(db, &seat.actor(), id, now).await?.is_ok();
    let places = Places::load(db, lang).await?;
    let mut held = Vec::new();
    for grant in &grants {
        held.push(hold(seat, &places, grant).await?);
    }
    let may_read = seat.may_somewhere(READ_RECORD);
    let record = format!("{}?nguoi={id}", seat.at().desk(routes::RECORD));
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::PEOPLE, person.name).await,
        said: String::new(),
        errors,
        id,
        mail: person.mail,
        active: person.active,
        demo: person.demo,
        second_step: !person.totp.is_empty(),
        managed,
        told: told_about(seat, id).await?,
        held,
        roles: role_choices(seat, form.text("role")),
        agencies: places.within(seat, MANAGE_PEOPLE, seat.app().today(), form.text("agency")),
        give: seat.at().desk_of(routes::ROLES, id),
        suspension: seat.at().desk_of(routes::SUSPENSION, id),
        ask_recovery: seat.at().desk_of(routes::ASK_RECOVERY, id),
        record: if may_read { record } else { String::new() },
    })
}

async fn hold(seat: &DeskSession, places: &Places, grant: &Grant) -> Result<Held, Failure> {
    let within = seat.may(MANAGE_PEOPLE, grant.agency.map_or(On::City, On::Agency));
    let revoke = seat.at().desk_of(routes::REVOCATION, grant.id);
    Ok(Held {
        role: role_name(seat.desk.lang, grant.role),
        place: places.name(grant.agency),
        note: lent_note(seat, grant).await?,
        revoke: if within { revoke } else { String::new() },
    })
}

/// The lender and the end of a lent role.
pub(crate) async fn lent_note(seat: &DeskSession, grant: &Grant) -> Result<String, Failure> {
    let (Some(lender), Some(ends_at)) = (grant.lent_by, grant.ends_at) else { return Ok(String::new()) };
    let name = crate::person(seat.app().db(), lender).await?.map_or_else(String::new, |person| person.name);
    let until = seat.moment(ends_at);
    Ok(t!(seat.desk.lang, "role-lent-by", name = name, until = until))
}
