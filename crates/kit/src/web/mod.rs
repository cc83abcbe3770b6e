//! The web kit: the parts that every page needs and no page should think about.

pub mod cache;
pub mod failure;
pub mod forms;
pub mod layers;
pub mod server;
