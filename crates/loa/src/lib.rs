//! Loa: the public-information and dialogue system of a city.
//!
//! The program over its capabilities (ARCHITECTURE.md): each lives in a crate of its own and is used only through its
//! `lib.rs`. Here are the pages, the command line, and the demonstration.

pub mod cli;
pub mod demo;
pub mod desk;
mod pages;
pub mod portal;
pub mod program;
mod record;
pub mod site;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod testing;

kit::texts!($ "loa");
