//! Setting up the city: what is set up, and what a city that has just begun still misses. Each thing is set up by the
//! capability that keeps it.

mod first_steps;
mod overview;

pub(super) use first_steps::{Step, first_steps};
pub(super) use overview::routes;
