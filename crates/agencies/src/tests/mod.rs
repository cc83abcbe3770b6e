//! Stories of agencies and areas: their places, their times, and their successors.

mod borders;
mod setting_up;
mod units;
