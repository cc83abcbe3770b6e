//! One approved text per message, in immutable numbered editions, and where it stands: category, themes, issuing
//! agency, author, source.
//!
//! What must always hold: an edition never changes once written; a correction is the next edition and says in public
//! what changed; every article names the agency that issues it; a body is a [`document::Document`], never HTML.
//!
//! Offers others: the types, look-ups in lists that page by key, and the actions that publish, correct, translate.

mod actions;
mod desk_lint;
pub mod diff;
pub mod document;
pub mod drafts;
pub mod editor;
pub mod import;
pub mod lint;
mod model;
mod passages;
pub mod pictures;
mod store;
mod withdraw;

#[cfg(test)]
mod tests;

pub use actions::{
    Correction, NewArticle, NewsroomError, Published, add_category, add_picture, correct, feature, publish,
    translate,
};
pub use desk_lint::findings;
pub use model::{Article, Attachment, Category, Edition, Picture, Placed, Teaser, Text, Withdrawal};
pub use store::lists::{
    From, Key, Listing, Numbered, Slice, day_counts, days_around, last_number, latest, lead, newest_day,
    numbers_between, search, similar, slice, teasers,
};
pub use store::pictures::{focus, sizes};
pub use store::{
    MIGRATIONS, add_redirect, article, article_by_id, categories, category_by_slug, edition, editions,
    number_of, origin, picture, rebuild, redirect, remember_origin, renew_origins, themes_of, withdrawal,
    withdrawals, withdrawn_articles,
};
pub use withdraw::withdraw;
