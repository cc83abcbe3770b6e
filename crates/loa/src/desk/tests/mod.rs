//! Stories of the desk, told through its doors.

mod coming_in;
mod own_account;
mod second_step;
mod sessions;
mod throttling;
