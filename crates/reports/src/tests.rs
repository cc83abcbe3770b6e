//! Tests of reports.

mod figures;
mod papers;
mod periods;
mod way;
mod world;
