//! Stories of the desk, told through its doors.

mod coming_in;
mod people;
mod record;
mod walk;
