//! Stories of the newsroom: one text, its editions, and the lists where it is found.

mod areas;
mod choices;
mod editions;
mod evidence;
mod finding;
mod lists;
mod pictures;
mod refusals;
