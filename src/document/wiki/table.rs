//! A table in markup, before it is put into rows.

use std::ops::Range;

/// Columns and rows that a cell may span.
const MOST_SPANNED: usize = 100;

/// A table in markup.
pub(super) struct Marked {
    /// From its first line to behind its last.
    pub lines: Range<usize>,
    pub caption: Option<Range<usize>>,
    pub rows: Vec<Vec<MarkedCell>>,
}

/// A cell of one.
#[derive(Debug, Clone)]
pub(super) struct MarkedCell {
    /// What it says, over one line or more.
    pub text: Range<usize>,
    pub columns: usize,
    pub rows: usize,
}

impl MarkedCell {
    pub fn new(text: Range<usize>, columns: usize, rows: usize) -> Self {
        Self { text, columns: columns.clamp(1, MOST_SPANNED), rows: rows.clamp(1, MOST_SPANNED) }
    }
}
