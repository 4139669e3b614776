//! Cells in rows: what HTML tables, Markdown, bars and tabs all become.

use super::TextRange;

/// A table as the input lays it out; what its rows mean is not decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What the cells were told apart by.
    pub origin: GridOrigin,
    /// Rows from top to bottom; each holds the cells that *start* in it, from left to right.
    pub rows: Vec<Vec<GridCell>>,
}

/// What told the cells apart, and so how far a cell's position can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GridOrigin {
    /// `<table>`; columns by the HTML standard's algorithm, spans and all.
    Html,
    /// Markdown rows with a delimiter row.
    Markdown,
    /// Rows with `|` between cells.
    Bars,
    /// Rows with tabs between cells.
    Tabs,
}

/// One cell, where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Its visible text, trimmed; empty for a blank cell (then it lies where the cell does).
    pub range: TextRange,
    /// Column it starts at, from 0.
    pub column: u32,
    /// Columns it covers.
    pub width: u32,
    /// Rows it covers.
    pub height: u32,
}

/// What parts the cells of a row in a text, besides tabs.
pub(super) const BARS: [char; 5] = ['|', '｜', '│', '┃', '║'];

pub(super) fn is_bar(c: char) -> bool {
    BARS.contains(&c)
}
