//! Stories of imports: the city's articles from a source, and their public pages.

mod acting;
mod cases;
mod feed;
mod identity;
mod older;
mod pictures;
mod places;
mod privacy;
mod storage;
mod wxr;

use ::importer::{Page, read};
use jiff::tz::TimeZone;

const PORTAL: &str = include_str!("../../../importer/src/samples/portal.txt");
const WORDPRESS: &str = include_str!("../../../importer/src/samples/wordpress.html");

fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").expect("a zone that jiff knows")
}

#[track_caller]
fn page(text: &str) -> Page {
    read(text.as_bytes(), &zone()).unwrap_or_else(|error| panic!("{error}"))
}
