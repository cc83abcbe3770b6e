//! Papers as files: an administrative document in the layout of Decree 30/2020/ND-CP as PDF and DOCX, and tables as
//! XLSX and CSV. The crate knows no city and no database.
//!
//! Invariants: a text of people is a value and never markup, a formula or an instruction; the same paper gives the same
//! bytes; a long table repeats its head row on each page.
//!
//! Offers others: [`Paper`] with its parts, [`pdf`], [`docx`], [`xlsx`], [`csv`], and [`FileKind`].

mod clean;
mod docx;
mod model;
mod pdf;
mod sheets;

#[cfg(test)]
mod tests;

pub use docx::docx;
pub use model::{Block, Cell, Column, FileKind, Head, Paper, Sign, Table, TypesetError};
pub use pdf::pdf;
pub use sheets::{csv, xlsx};
