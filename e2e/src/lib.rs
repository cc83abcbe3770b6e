//! Journeys in a real browser, and faults, against the built program.
//!
//! Invariants: a test reads like the story it checks; it starts what it needs and leaves nothing behind;
//! without `LOA_BIN` (the program) and, for journeys, `LOA_E2E` and `LOA_WEBDRIVER_URL`, it says that it was skipped.
//! `cargo xtask test` sets them all.

pub mod axe;
pub mod browser;
pub mod city;
pub mod database;
pub mod desk;
pub mod desk_client;
pub mod disk;
pub mod flood;
pub mod html;
pub mod http;
pub mod news;
pub mod newsroom;
pub mod office;
pub mod postgres;
pub mod program;
pub mod seed;
pub mod vouching;

use std::path::PathBuf;

/// The program under test; none, and said so, when nobody named it.
pub fn program_under_test() -> Option<PathBuf> {
    let named = std::env::var_os("LOA_BIN").map(PathBuf::from);
    if named.is_none() {
        skipped("LOA_BIN names no program");
    }
    named
}

/// Where a WebDriver listens; none, and said so, when journeys are not asked for.
pub fn webdriver() -> Option<String> {
    if std::env::var_os("LOA_E2E").is_none() {
        skipped("LOA_E2E is not set");
        return None;
    }
    let named = std::env::var("LOA_WEBDRIVER_URL").ok();
    if named.is_none() {
        skipped("LOA_WEBDRIVER_URL names no driver");
    }
    named
}

/// Says why a test did nothing, so that a green run is not mistaken for a checked one.
pub fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}
