//! Stories of import: the content read from a saved page, of which an article is made once.

mod encodings;
mod guard;
mod moments;
mod pages;
mod refusals;
mod stamps;

use jiff::tz::TimeZone;

use super::page::{Page, ReadError, read};

const PORTAL: &str = include_str!("../samples/portal.txt");
const SHAREPOINT: &str = include_str!("../samples/sharepoint.html");
const WORDPRESS: &str = include_str!("../samples/wordpress.html");
const JSON_LD: &str = include_str!("../samples/json-ld.html");
const HAND_MADE: &str = include_str!("../samples/hand-made.html");

fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").expect("a zone that jiff knows")
}

fn read_text(text: &str) -> Result<Page, ReadError> {
    read(text.as_bytes(), &zone())
}

#[track_caller]
fn page(text: &str) -> Page {
    read_text(text).unwrap_or_else(|error| panic!("{error}"))
}
