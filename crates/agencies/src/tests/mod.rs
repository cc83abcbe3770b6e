//! Stories of agencies and areas: who governs where, since when, and what became of them.

mod borders;
mod setting_up;
mod units;
