//! Stories of the desk, told through its doors.

mod articles;
mod blocks;
mod coming_in;
mod own_account;
mod people;
mod record;
mod second_step;
mod sessions;
mod throttling;
mod walk;
