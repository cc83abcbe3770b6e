//! The frame around every capability: the program's surroundings and settings, the layouts of the public site and of
//! the desk, the desk's routes and sessions, forms, and the files of the look.
//!
//! Invariants: it names no capability; the facts that it needs of one are handed in ([`Hooks`]). No route of
//! the desk is without its condition ([`desk::DeskRouter`]).
//!
//! Offers others: [`Capability`], which each capability gives; [`App`], [`Settings`], [`public`], [`desk`], [`forms`].

extern crate self as frame;

/// Words of a layout: a layout is compiled within the crate of each page, whose texts it does not have.
macro_rules! words {
    ($($name:ident = $key:tt),* $(,)?) => {
        $(
            #[doc = concat!("The words of `", $key, "`.")]
            pub fn $name(&self) -> String {
                t!(self.lang, $key)
            }
        )*
    };
}

mod app;
pub mod assets;
mod capability;
pub mod demo;
pub mod desk;
pub mod forms;
mod kept;
mod lives;
pub mod permissions;
pub mod public;
pub mod rebuild;
pub mod record;
pub mod search;
mod settings;
mod site;
pub mod sitemap;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod work;

pub use app::{App, Assemble, Assembly, OpenError};
pub use axum::http::Extensions;
pub use capability::Capability;
pub use kept::mark;
pub use lives::Lives;
pub use settings::{MailSettings, OpenIdSettings, Settings};
pub use site::{Answer, DeskItem, Hooks, Later, Opened, Outgoing, PublicItem, SessionKey, Site, SiteWords};

kit::texts!($ "frame");
