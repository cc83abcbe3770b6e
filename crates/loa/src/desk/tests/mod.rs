//! Stories of the desk, told through its doors.

mod articles;
mod coming_in;
