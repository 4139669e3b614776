//! What changed between two reports, or between the reports of two folders: one file a format.

mod answer;
mod human;
mod json;
mod rows;
mod xlsx;

pub use answer::{DiffAnswer, Unpaired, Why};
pub(super) use json::Compared;

use super::tabular;
use std::io;

/// A format of `diff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffFormat {
    /// For people: what changed and nothing else.
    Human,
    /// One row a cell that changed.
    Csv,
    /// One object.
    Json,
    /// A workbook.
    Xlsx,
}

/// Writes what changed.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_diff(answer: &DiffAnswer, format: DiffFormat, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        DiffFormat::Human => human::write(answer, out),
        DiffFormat::Csv => tabular::csv(rows::CELLS, rows::cells(answer), out),
        DiffFormat::Json => json::write(answer, out),
        DiffFormat::Xlsx => xlsx::write(answer, out),
    }
}
