//! Two reports of one issuer beside each other: what changed from one year to the next.
//!
//! Takes an old and a new [`Report`]; gives the cells that differ ([`Change`]), what became of the sentences of each
//! section ([`Prose`]), and what the rules on two years find. Whose reports are whose is decided by [`Register`], where
//! there are folders of them.
//!
//! Refused: a change where a side is not known (such cells are listed, without one); taking 0 for a blank as news.

mod cells;
mod prose;
mod register;
#[cfg(test)]
mod tests;

pub use cells::{Change, Changes, changes};
pub use prose::{Prose, prose};
pub use register::{Found, Mark, Register};

use crate::Report;
use crate::finding::{Finding, Spot};
use crate::series;
use crate::statute::Edition;

/// One of the two reports, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What messages call it.
    pub source: String,
    /// Who reports, as the report writes it.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The edition its tables are of.
    pub edition: Option<Edition>,
}

/// Two reports, compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The old one.
    pub old: Side,
    /// The new one.
    pub new: Side,
    /// What became of the figures.
    pub changes: Changes,
    /// What became of the text, section by section in the new report's order.
    pub prose: Vec<Prose>,
    /// What the rules on two years find, where they are a year apart.
    pub findings: Vec<Finding<Spot>>,
}

impl Comparison {
    /// Compares two reports.
    pub fn new(old: &Report, new: &Report) -> Self {
        Self {
            old: Side::new(old),
            new: Side::new(new),
            changes: changes(old, new),
            prose: prose(old, new),
            findings: series::check_years(old, new),
        }
    }

    /// Whether a figure or a sentence changed.
    pub fn is_change(&self) -> bool {
        !self.changes.all.is_empty() || self.prose.iter().any(Prose::is_change)
    }
}

impl Side {
    fn new(report: &Report) -> Self {
        Self {
            source: report.source.name.clone(),
            issuer: report.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
        }
    }

    /// What people call it: who reports or, where that is not told, the file.
    pub fn name(&self) -> &str {
        self.issuer.as_deref().unwrap_or(&self.source)
    }
}
