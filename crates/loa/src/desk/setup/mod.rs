//! Setting up the city: the parts that are set up, and the steps that a new city still lacks. Each part is set up by the
//! capability that keeps it.

mod first_steps;
mod overview;

pub(super) use first_steps::{Step, first_steps};
pub(super) use overview::routes;
