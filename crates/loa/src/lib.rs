//! Loa: the public-information and dialogue system of a city.
//!
//! One folder per capability, in floors (ARCHITECTURE.md): each may use those below it, and only through what its
//! `mod.rs` offers.

pub mod accounts;
pub mod addresses;
pub mod agencies;
pub mod app;
pub mod audience;
pub mod campaigns;
pub mod cli;
pub mod demo;
pub mod desk;
pub mod newsroom;
pub mod portal;
pub mod search;
pub mod settings;
pub mod site;
#[cfg(test)]
mod testing;
pub mod texts;
