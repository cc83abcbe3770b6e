//! The desk: routes with their conditions, the session of the signed-in officer, and the frame of every page.

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
