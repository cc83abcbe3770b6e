//! Stories of reports.

mod periods;
