//! The pages of people and their roles, for administrators. Whoever administers an agency sees and manages only people
//! whose roles lie within its reach.

mod invite;
mod list;
pub(super) mod person;
pub(super) mod places;
mod recovery;
mod roles;
mod suspension;
pub(super) mod told;
pub(super) mod wrong;

use askama::Template;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::door::Doors;
use super::frame::Frame;
use super::seat::Seat;
use crate::t;
use access::Denied;
use accounts::{self, AccountsError};
use addresses::desk::routes;

pub(super) fn doors(doors: Doors) -> Doors {
    let doors = invite::doors(list::doors(doors));
    let doors = roles::doors(person::doors(doors));
    recovery::doors(suspension::doors(doors))
}

/// A link that works once, shown once: on the page that answers the form, in no address and no log.
#[derive(Template)]
#[template(path = "desk/pages/people/link.html")]
struct OneTimeLink {
    frame: Frame,
    /// What it is for, in a sentence.
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

/// A person whom whoever asks manages.
async fn managed(seat: &Seat, id: Uuid) -> Result<accounts::Person, Failure> {
    let db = seat.app().db();
    let person = accounts::person(db, id).await?.ok_or(Failure::NotFound)?;
    accounts::manages(db, &seat.actor(), id, db.clock().now()).await?.map_err(forbidden)?;
    Ok(person)
}
