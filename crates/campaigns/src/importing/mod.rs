//! Activities from a table (XLSX or CSV): read row by row, each faulty row with its reasons. Nothing is taken before someone agrees.

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
