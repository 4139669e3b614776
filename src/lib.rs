//! Reads 政府信息公开工作年度报告 as they really are, and checks the sums the law implies.
//!
//! ```text
//! bytes → source → document → section, table → report → rules → check → (the binary) emit
//! ```
//!
//! A module never imports one to its right; [`span`], [`number`] and [`finding`] are plain data that import none.
//! The library never prints and never reaches for the network.

pub mod baseline;
pub mod check;
pub mod document;
pub mod emit;
mod error;
pub mod finding;
pub mod locate;
mod metadata;
pub mod number;
pub mod report;
pub mod rules;
mod section;
pub mod source;
pub mod span;
pub mod statute;
mod table;

pub use error::Error;
pub use report::Report;
pub use table::trace;

use document::Document;
use source::Source;
use span::LineIndex;
use std::borrow::Cow;

/// Reads one report: `name` is what messages call it, `bytes` the file as it is.
///
/// # Errors
/// Where the input cannot be read at all ([`Error`]). Wrong or unreadable figures are no errors: they are in the report.
pub fn read(name: &str, bytes: &[u8]) -> Result<Report, Error> {
    let source = Source::decode(name, bytes)?;
    let document = Document::new(&source).map_err(|error| error.named(name))?;
    let sections = section::sections(&document);
    let tables = table::tables(&document);
    let metadata = metadata::metadata(&document);
    // The table that gives the report its edition: the first whose form is of one edition only.
    let edition = tables.iter().find_map(|table| match table.form.editions {
        [edition] => Some(*edition),
        _ => None,
    });
    let visible = match document.text {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => Some(report::Visible { text, map: document.map }),
    };
    Ok(Report {
        lines: LineIndex::new(&source.text),
        source,
        title: metadata.title,
        issuer: metadata.issuer,
        year: metadata.year,
        period: metadata.period,
        published: metadata.published,
        edition,
        sections,
        tables,
        visible,
    })
}

/// Follows the reader of tables through a document: which stretch became which table, and what told each row.
pub fn trace_tables(document: &Document<'_>) -> Vec<trace::Stretch> {
    trace::stretches(document)
}
