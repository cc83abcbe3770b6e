//! Activities from a table (XLSX or CSV): read row by row, each faulty row with its reasons; nothing is taken before someone agrees.

mod values;

pub use values::whole_number;
