//! What stands around every capability: the program's surroundings and its settings. Layouts, the desk's routes and
//! sessions are still with the program.
//!
//! What must always hold: it names no capability.
//!
//! Offers others: [`App`], [`Settings`].

mod app;
mod settings;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use app::{App, Assemble, Assembly, OpenError};
pub use axum::http::Extensions;
pub use settings::{OpenIdSettings, Settings};
