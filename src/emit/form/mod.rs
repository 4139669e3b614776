//! The official form, filled with what a report says or with what parts come to: what a clerk hands in.
//!
//! ```text
//! statute → grid (how the form is printed) ┐
//! report, sum → filled (figures, marks)    ┴ docx
//! ```
//!
//! Refused: reports of the 2008 edition, for which the law has no form.

mod docx;
mod filled;
mod grid;

use super::sum::SumAnswer;
use crate::Report;
use crate::finding::Language;
use crate::statute::Edition;
use std::io;

/// Whether there is a form for reports of this edition.
pub const fn has_form(edition: Edition) -> bool {
    filled::has_form(edition)
}

/// Writes the form as a Word document, filled with what a report says; what is wrong is marked.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gkreport::{emit, finding::Language};
/// let report = gkreport::read("a.txt", "某县2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n".as_bytes())?;
/// let mut out = Vec::new();
/// emit::write_form(&report, Language::Zh, &mut out)?;
/// assert!(out.starts_with(b"PK"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_form(report: &Report, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    docx::write(&filled::of_report(report, language), out)
}

/// Writes the form as a Word document, filled with what parts come to; what is not known or differs is marked.
///
/// # Errors
/// Where `out` cannot be written to.
pub(super) fn write_sum(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    docx::write(&filled::of_sum(answer.sum, answer.whole, answer.language), out)
}
