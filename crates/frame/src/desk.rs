//! The desk: routes with what each needs, the session of who is signed in, and what every page has around it.

mod failure;
mod layout;
mod route;
mod session;

pub use failure::{framed, wants_page};
pub use layout::{Frame, Item, SOON, later, page, refused};
pub use route::{Desk, DeskRoute, DeskRouter, Needs};
pub use session::{
    DeskSession, agent, ceremony, device, keep_ceremony, keep_what_was_sent, know_device, network,
    session_key, sit_down, stand_up,
};
