//! Stories of people, roles and signing in, up to their pages.

mod alone;
mod people;
