//! The pages of people and their roles, for administrators. An administrator of an agency sees and manages only people whose
//! roles lie within its reach.

mod invite;
mod list;
pub(crate) mod person;
mod recovery;
mod roles;
mod suspension;
pub(crate) mod told;

use askama::Template;
use kit::web::failure::Failure;
use uuid::Uuid;

use crate::AccountsError;
use crate::t;
use access::Denied;
use frame::desk::DeskRouter;
use frame::desk::DeskSession;
use frame::desk::Frame;

pub(crate) use recovery::REFUSED;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let router = invite::routes(list::routes(router));
    let router = roles::routes(person::routes(router));
    recovery::routes(suspension::routes(router))
}

/// A link that works once, shown once: on the page that answers the form, in no address and no log.
#[derive(Template)]
#[template(path = "desk/pages/people/link.html")]
struct OneTimeLink {
    frame: Frame,
    /// Its purpose, in a sentence.
    words: String,
    link: String,
    /// How long it works, in a sentence.
    until: String,
    /// Where to go on.
    on: String,
}

/// An error that no field can show.
fn failure(error: AccountsError) -> Failure {
    match error {
        AccountsError::Denied(denied) => forbidden(denied),
        AccountsError::Db(error) => error.into(),
        AccountsError::Gone => Failure::NotFound,
        _ => Failure::BadInput,
    }
}

fn forbidden(_: Denied) -> Failure {
    Failure::Forbidden
}

/// A person whom the asking officer manages.
async fn managed(seat: &DeskSession, id: Uuid) -> Result<crate::Person, Failure> {
    let db = seat.app().db();
    let person = crate::person(db, id).await?.ok_or(Failure::NotFound)?;
    crate::manages(db, &seat.actor(), id, db.clock().now()).await?.map_err(forbidden)?;
    Ok(person)
}
