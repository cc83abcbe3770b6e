//! Search as residents type: which expressions mean the same, so that "TPHCM" finds what is written out in full.
//!
//! What must always hold: an expression stands in one group only; of two people who edit a group at once, none
//! overwrites what they did not see; a city begins with no group, and every group is someone's recorded decision.
//!
//! Offers others: [`aliases`], which the index reads, and the actions by which the list is kept.

mod actions;
mod feed;
mod finder;
mod keeper;
mod model;
mod store;

#[cfg(test)]
mod tests;

pub use actions::{AliasError, add_alias, add_many, change_alias, remove_alias, restore_alias};
pub use finder::{Asked, Finder, Unready};
pub use keeper::{KeepError, Keeper, Step};
pub use model::{Alias, Fault, LONGEST, MOST_GROUPS, MOST_WORDS, Words};
pub use store::{MIGRATIONS, alias, aliases, never_held, removed};
