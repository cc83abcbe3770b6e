//! Stories of people, roles and signing in.

mod lending;
mod vouching;
