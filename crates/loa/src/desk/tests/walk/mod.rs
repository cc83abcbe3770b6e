//! Every door and every action, with every role, compared with the one table of permissions.

mod actions;
mod credentials;
mod doors;
mod drafts;
mod forum;
mod paper;
mod plans;
mod services;
