//! Stories of the desk, told through its doors.

mod coming_in;
mod other_ways;
mod own_account;
mod second_step;
mod sessions;
mod throttling;
