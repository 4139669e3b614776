//! How many columns and rows a cell covers: what its attributes say, within the standard and the limits.

use super::attributes::Attributes;
use crate::limits::{Limit, Limits, STANDARD_COLSPAN, STANDARD_ROWSPAN};

/// What a cell covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Covers {
    /// Columns, 1 at least.
    pub(super) columns: u32,
    /// Rows; 0 is the rest of the section.
    pub(super) rows: u32,
}

impl Covers {
    /// What a cell's attributes say: as much as HTML lets it, or as much more as the limits do; `refuse` is told what is over them.
    pub(super) fn of(
        attributes: &Attributes,
        limits: &Limits,
        mut refuse: impl FnMut(Limit, Option<usize>, usize),
    ) -> Self {
        let mut cut = |written: u32, limit: u32, standard: u32, what: Limit| {
            let span = written.min(limit.max(standard));
            if span > limit {
                refuse(what, Some(written as usize), limit as usize);
            }
            span
        };
        let columns = attributes.number("colspan").filter(|&span| span > 0).unwrap_or(1);
        let rows = attributes.number("rowspan").unwrap_or(1);
        Self {
            columns: cut(columns, limits.colspan, STANDARD_COLSPAN, Limit::Colspan),
            rows: cut(rows, limits.rowspan, STANDARD_ROWSPAN, Limit::Rowspan),
        }
    }
}
