//! Actors, their roles, and permissions. The crate knows no database and no page.
//!
//! Invariants: no action without an [`Actor`]; whether the actor may do it is decided by the roles of a
//! [`Permission`] and nowhere else; a role counts only within its agency and those below.
//!
//! Offers others: [`Actor`], [`Officer`], [`Role`], [`Permission`], [`On`], [`Scope`].

mod model;
mod permissions;

pub use model::{Actor, Denied, Grant, Officer, On, Role, Scope};
pub use permissions::Permission;
