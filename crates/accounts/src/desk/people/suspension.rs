//! Closing an account, after a page that states the consequences, and opening it again.

use crate::permissions::MANAGE_PEOPLE;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::roles::back;
use super::{failure, managed};
use crate::AccountsError;
use crate::t;
use addresses::desk::routes;
use frame::Outgoing;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MANAGE_PEOPLE);
    router.page(routes::SUSPENSION, needs, show).act(routes::SUSPENSION, needs, send)
}

#[derive(Template)]
#[template(path = "desk/pages/people/suspension.html")]
struct Page {
    frame: Frame,
    /// The consequences, in a sentence.
    words: String,
    /// The schedules of this person, which will wait for someone else: address, title, moment.
    schedules: Vec<(String, String, String)>,
    errors: FormErrors,
    /// The account is open, and this closes it.
    active: bool,
    action: String,
    back: String,
}

async fn show(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    page(&compose(&seat, id).await?)
}

async fn compose(seat: &DeskSession, id: Uuid) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let person = managed(seat, id).await?;
    let name = person.name;
    let (title, words) = if person.active {
        (t!(lang, "account-close"), t!(lang, "account-close-words", name = name))
    } else {
        (t!(lang, "account-open"), t!(lang, "account-open-words", name = name))
    };
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::PEOPLE, title).await,
        words,
        schedules: if person.active { schedules(seat, id).await? } else { Vec::new() },
        errors: FormErrors::default(),
        active: person.active,
        action: seat.at().desk_of(routes::SUSPENSION, id),
        back: seat.at().desk_of(routes::PERSON, id),
    })
}

async fn schedules(seat: &DeskSession, person: Uuid) -> Result<Vec<(String, String, String)>, Failure> {
    let mut found = Vec::new();
    for capability in seat.app().capabilities() {
        found.extend((capability.outgoing)(seat.clone(), person).await?);
    }
    let entry = |one: Outgoing| (one.href, one.title, one.at.map_or_else(String::new, |at| seat.exact(at)));
    Ok(found.into_iter().map(entry).collect())
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let (done, said) = match form.text("to") {
        "closed" => (crate::suspend(&mut tx, &seat.actor(), id).await, "dong"),
        "open" => (crate::resume(&mut tx, &seat.actor(), id).await, "mo"),
        _ => return Err(Failure::BadInput),
    };
    match done {
        Ok(()) => {
            tx.commit().await?;
            Ok(back(&seat, id, said))
        }
        Err(AccountsError::LastAdministrator) => {
            drop(tx);
            let errors = FormErrors::whole(t!(seat.desk.lang, "last-administrator"));
            refused(&Page { errors, ..compose(&seat, id).await? })
        }
        Err(AccountsError::Lent) => {
            drop(tx);
            let errors = FormErrors::whole(t!(seat.desk.lang, "lent-gives-nothing"));
            refused(&Page { errors, ..compose(&seat, id).await? })
        }
        Err(other) => Err(failure(other)),
    }
}
