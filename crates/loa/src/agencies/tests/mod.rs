//! Stories of agencies and areas: who governs where, since when, and what became of them.

mod borders;
mod city;
mod setting_up;
mod units;
