//! What parts come to together, and how that differs from the whole: one file a format.

mod answer;
mod causes;
mod human;
mod json;
mod rows;
mod xlsx;

pub use answer::SumAnswer;
pub(super) use json::Added;

use super::tabular;
use std::io;

/// A format of `sum`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumFormat {
    /// For people: the tables or, beside a whole, what differs.
    Human,
    /// One row a cell.
    Csv,
    /// One object.
    Json,
    /// A workbook.
    Xlsx,
    /// The official form, filled; not for edition 2008, which has none.
    Docx,
}

/// Writes a sum.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_sum(answer: &SumAnswer<'_>, format: SumFormat, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        SumFormat::Human => human::write(answer, out),
        SumFormat::Csv => tabular::csv(rows::HEADER, rows::rows(answer), out),
        SumFormat::Json => json::write(answer, out),
        SumFormat::Xlsx => xlsx::write(answer, out),
        SumFormat::Docx => super::form::write_sum(answer, out),
    }
}
