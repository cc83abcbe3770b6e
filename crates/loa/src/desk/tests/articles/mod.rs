//! Stories of published articles at the desk.

mod list;
mod one;
mod redirects;
mod withdrawal;
