//! What was read, counted without cookies and without knowing anyone: views of each subject and visits to the site.
//!
//! What must always hold: nothing is kept about who reads; bots are left out; counts are gathered in memory and written
//! in batches, so that a view costs no page its speed; only the last seconds may be lost, and the site says so; views
//! are never added up as if they were people.
//!
//! Offers others: [`Counters`] to count with, and look-ups of totals and of what is read most.

mod counters;
mod reader;
mod store;
mod writing;

#[cfg(test)]
mod tests;

pub use counters::{Counters, flush};
pub use reader::is_person;
pub use store::{MIGRATIONS, MostRead, Total, most_read, rank, total};
pub use writing::write_views;

/// The subject under which visits to the site are counted.
pub const VISITS: &str = "site";

/// The subject of an article.
pub fn article(number: i64) -> String {
    format!("article:{number}")
}

/// The number of the article that a subject is.
pub fn article_of(subject: &str) -> Option<i64> {
    subject.strip_prefix("article:")?.parse().ok()
}
