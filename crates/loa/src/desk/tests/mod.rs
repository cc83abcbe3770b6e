//! Stories of the desk, told through its doors.

mod articles;
mod blocks;
mod coming_in;
mod imports;
