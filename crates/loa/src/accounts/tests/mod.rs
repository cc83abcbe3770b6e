//! Stories of people, roles and signing in.

mod alone;
mod lending;
mod people;
mod vouching;

use kit::db::Tx;
use uuid::Uuid;

use super::store::sessions;
use super::{SessionKey, Way};

/// A session whose second step is still to come.
pub(crate) async fn half_session(tx: &mut Tx, person: Uuid) -> SessionKey {
    sessions::begin(tx, person, Way::Password, true, "A browser").await.expect("begun")
}
