//! Giving someone a role, and taking one away.

use crate::permissions::MANAGE_PEOPLE;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::{failure, person};
use crate::AccountsError;
use crate::t;
use access::Role;
use addresses::desk::routes;
use agencies::desk::places::chosen;
use frame::desk::DeskSession;
use frame::desk::refused;
use frame::desk::{DeskRouter, Needs};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MANAGE_PEOPLE);
    router.act(routes::ROLES, needs, give).act(routes::REVOCATION, needs, take)
}

async fn give(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let errors = match (Role::named(form.text("role")), chosen(form.text("agency"))) {
        (Some(role), Some(agency)) => match granted(&seat, id, role, agency).await? {
            None => return Ok(back(&seat, id, "giao")),
            Some(errors) => errors,
        },
        (None, _) => FormErrors::one("role", t!(seat.desk.lang, "role-missing")),
        (_, None) => FormErrors::one("agency", t!(seat.desk.lang, "place-missing")),
    };
    refused(&person::compose(&seat, id, &form, errors).await?)
}

/// Gives the role, or names the error.
async fn granted(
    seat: &DeskSession,
    id: Uuid,
    role: Role,
    agency: Option<Uuid>,
) -> Result<Option<FormErrors>, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::grant(&mut tx, &seat.actor(), id, role, agency).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(None)
        }
        Err(AccountsError::Has) => Ok(Some(FormErrors::one("role", t!(seat.desk.lang, "role-had")))),
        Err(AccountsError::Lent) => {
            Ok(Some(FormErrors::one("role", t!(seat.desk.lang, "lent-gives-nothing"))))
        }
        Err(AccountsError::OwnRole) => Ok(Some(FormErrors::one("role", t!(seat.desk.lang, "role-own")))),
        Err(AccountsError::NoAgency) => {
            Ok(Some(FormErrors::one("agency", t!(seat.desk.lang, "place-missing"))))
        }
        Err(other) => Err(failure(other)),
    }
}

async fn take(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    // Only for the way back: the action finds the role's person by itself.
    let person = form.text("person").parse().map_err(|_| Failure::BadInput)?;
    let mut tx = seat.app().db().begin().await?;
    match crate::revoke(&mut tx, &seat.actor(), id).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(back(&seat, person, "thu-hoi"))
        }
        Err(AccountsError::LastAdministrator) => {
            drop(tx);
            let errors = FormErrors::one("held", t!(seat.desk.lang, "last-administrator"));
            refused(&person::compose(&seat, person, &Form::default(), errors).await?)
        }
        Err(other) => Err(failure(other)),
    }
}

/// The page of a person, which says that it was done.
pub(super) fn back(seat: &DeskSession, person: Uuid, said: &str) -> Response {
    Redirect::to(&format!("{}?bao={said}", seat.at().desk_of(routes::PERSON, person))).into_response()
}
