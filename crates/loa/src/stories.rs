//! Stories that cross several capabilities, or end at a page.

mod accounts;
mod agencies;
mod coverage;
mod deadlines;
mod drafts;
mod forum;
mod importer;
mod judged;
mod names;
mod toy;
