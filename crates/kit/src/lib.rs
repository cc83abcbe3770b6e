//! The parts of a public-information program that hold for any city.
//!
//! Each module is one concern; none of them knows a city, a law or an article. The rule that keeps it so is
//! checked by `cargo xtask check`.

pub mod blobs;
pub mod bus;
pub mod clock;
pub mod config;
pub mod db;
pub mod digest;
pub mod events;
pub mod filetypes;
pub mod findings;
pub mod format;
pub mod i18n;
pub mod images;
pub mod jobs;
pub mod logs;
pub mod metrics;
#[cfg(feature = "testing")]
pub mod testing;
pub mod tls;
pub mod web;
pub mod work;
