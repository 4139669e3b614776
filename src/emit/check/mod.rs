//! What a check found, in the formats people and programs read: one file a format.
//!
//! A format that people read takes its sentences from `words`; one that programs read has its structs in `shape`, from
//! which its schema is derived. What must be written later than it becomes known is kept aside.

mod concise;
mod csv;
#[cfg(test)]
mod escapes;
mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod ndjson;
mod sarif;
mod shape;
mod statistics;
#[cfg(test)]
mod testing;
mod totals;
mod unique;
pub(super) mod words;
mod writer;
mod xlsx;

use super::audit::{Audit, OpenPage};

pub use format::CheckFormat;
pub(super) use shape::{FindingLine, Found, Run, SummaryLine};
pub use writer::{CheckOptions, CheckWriter, Colour, Statistics, Totals};

/// The writer of an audit page for many reports: the index goes to its output, the other pages where `open` says.
pub fn audit_folder(options: &CheckOptions, open: OpenPage) -> Box<dyn CheckWriter> {
    Box::new(Audit::new(options.clone(), Some(open)))
}

/// The writer of a format.
pub fn check_writer(format: CheckFormat, options: &CheckOptions) -> Box<dyn CheckWriter> {
    let options = options.clone();
    match format {
        CheckFormat::Human => Box::new(human::Human::new(options)),
        CheckFormat::Concise => Box::new(concise::Concise::new(options)),
        CheckFormat::Json => Box::new(json::CheckJson::new(options.language)),
        CheckFormat::Ndjson => Box::new(ndjson::Ndjson::new(options.language)),
        CheckFormat::Csv => Box::new(csv::Csv::new(options.language)),
        CheckFormat::Sarif => Box::new(sarif::Sarif::new(options)),
        CheckFormat::Github => Box::new(github::Github::new(options)),
        CheckFormat::Gitlab => Box::new(gitlab::Gitlab::new(options)),
        CheckFormat::Junit => Box::new(junit::Junit::new(options)),
        CheckFormat::Xlsx => Box::new(xlsx::Xlsx::new(options.language)),
        CheckFormat::Html => Box::new(Audit::new(options, None)),
    }
}
