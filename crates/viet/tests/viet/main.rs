//! Stories about Vietnamese text, through the crate's public door.

mod citations;
mod keys;
mod numbers;
mod properties;
mod sms;
mod speed;
mod syllables;
mod text;
mod words;
