//! Imports activities from a table (XLSX or CSV). Each row is checked, and each faulty row is listed with its reasons.
//! No row is taken until an officer agrees.

mod columns;
mod rows;
mod sheets;
mod table;
mod values;

pub use columns::{Column, sample};
pub use rows::{Fault, JudgedRow, JudgedSheet};
pub use sheets::{ActivitySheet, activity_sheet, judge, keep_sheet, take_sheet};
pub use table::{LARGEST, MOST_ROWS, Table, TableError, read_table};
pub use values::{day, whole_number};
