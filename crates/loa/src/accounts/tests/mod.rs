//! Stories of people, roles and signing in.

mod vouching;
