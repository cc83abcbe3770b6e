//! Signing in, one's own account, people and their roles.

mod account;
pub mod names;
pub mod people;
pub mod permissions;

use frame::desk::DeskRouter;

/// The routes of people.
pub fn routes(router: DeskRouter) -> DeskRouter {
    account::routes(people::routes(permissions::routes(router)))
}
