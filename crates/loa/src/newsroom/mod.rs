//! One approved text per message, in immutable numbered editions, and where it stands: category, themes, issuing
//! agency, author, source.
//!
//! What must always hold: an edition never changes once written; a correction is the next edition and says in public
//! what changed; every article names the agency that issues it; a body is a [`document::Document`], never HTML.
//!
//! Offers others: the types, look-ups in lists that page by key, and the actions that publish, correct, translate.

mod actions;
pub mod diff;
pub mod document;
pub mod import;
pub mod lint;
mod model;
mod passages;
mod store;

#[cfg(test)]
mod tests;

pub use actions::{
    NewArticle, NewsroomError, Published, add_category, add_picture, correct, feature, publish, retranslate,
    translate,
};
pub use model::{Article, Attachment, Category, Edition, Picture, Placed, Teaser, Text};
pub use store::lists::{
    From, Key, Listing, Numbered, Slice, day_counts, days_around, last_number, latest, lead, newest_day,
    numbers_between, search, similar, slice, teasers,
};
pub use store::{
    MIGRATIONS, add_redirect, article, categories, category_by_slug, edition, editions, number_of, origin,
    picture, rebuild, redirect, remember_origin, renew_origins, themes_of,
};
