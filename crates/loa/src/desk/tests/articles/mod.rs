//! Stories of published articles at the desk.

mod bulk;
mod list;
mod many_addresses;
mod one;
mod redirects;
mod withdrawal;
