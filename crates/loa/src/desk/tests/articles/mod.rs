//! Stories of published articles at the desk.

mod bulk;
mod list;
mod one;
mod redirects;
mod withdrawal;
