//! Places in files that have no lines: the page, the table and the cell people look for.
//!
//! The text of such a file is what it shows, and spans are ranges of that. [`Positions`] knows where each block and cell
//! of it begins, and so where any span stands; no other file converts them.
//!
//! ```
//! use gkreport::position::{Position, Positions};
//! use gkreport::span::Span;
//! let mut positions = Positions::default();
//! positions.push(0, Position { page: Some(3), ..Position::default() });
//! positions.push(7, Position { page: Some(3), table: Some(1), row: Some(2), cell: Some(4), ..Position::default() });
//! assert_eq!(positions.of(Span::new(8, 9)).and_then(|position| position.row), Some(2));
//! ```

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Where something stands in a file without lines; all counted from 1, `None` where that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The page, in formats that have pages.
    pub page: Option<u32>,
    /// Which of the file's tables.
    pub table: Option<u32>,
    /// The row of the table.
    pub row: Option<u32>,
    /// The cell of the row, merged ones counted once.
    pub cell: Option<u32>,
    /// From the page's left edge to where the text begins.
    pub x: Option<Points>,
    /// From the page's upper edge to the text's foot.
    pub y: Option<Points>,
}

/// A distance on a page, in tenths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Points(i32);

impl Points {
    /// A distance in points.
    pub fn new(points: f64) -> Self {
        Self((points * 10.0).round() as i32)
    }

    /// In points.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl Position {
    /// What is known of it, from the page to the cell.
    pub fn parts(&self) -> impl Iterator<Item = (Part, u32)> {
        let parts =
            [(Part::Page, self.page), (Part::Table, self.table), (Part::Row, self.row), (Part::Cell, self.cell)];
        parts.into_iter().filter_map(|(part, number)| Some((part, number?)))
    }
}

/// What is counted in a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// A page of the file.
    Page,
    /// A table of the file.
    Table,
    /// A row of the table.
    Row,
    /// A cell of the row.
    Cell,
}

/// The positions of a file's blocks and cells, by where each begins in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    starts: Vec<usize>,
    positions: Vec<Position>,
}

impl Positions {
    /// Notes what begins at byte `start` of the text; to be called in the text's order.
    pub fn push(&mut self, start: usize, position: Position) {
        self.starts.push(start);
        self.positions.push(position);
    }

    /// Where a span begins; `None` before the first block.
    pub fn of(&self, span: Span) -> Option<Position> {
        let behind = self.starts.partition_point(|&start| start <= span.start);
        self.positions.get(behind.checked_sub(1)?).copied()
    }

    /// Where the cells of the table's row begin that a span lies in; empty outside tables.
    pub fn row(&self, span: Span) -> &[usize] {
        let Some(here) = self.of(span).filter(|position| position.row.is_some()) else { return &[] };
        let is_same = |position: &Position| position.table == here.table && position.row == here.row;
        let behind = self.starts.partition_point(|&start| start <= span.start);
        let before = self.positions[..behind].iter().rev().take_while(|position| is_same(position)).count();
        let after = self.positions[behind..].iter().take_while(|position| is_same(position)).count();
        &self.starts[behind - before..behind + after]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, cell: u32) -> Position {
        Position { page: Some(1), table: Some(1), row: Some(row), cell: Some(cell), ..Position::default() }
    }

    #[test]
    fn a_row_has_all_its_cells_and_no_other() {
        let mut positions = Positions::default();
        for (start, position) in [
            (0, Position::default()),
            (5, cell(1, 1)),
            (8, cell(1, 2)),
            (11, cell(2, 1)),
            (20, cell(2, 2)),
            (30, Position::default()),
        ] {
            positions.push(start, position);
        }
        assert_eq!(positions.row(Span::new(9, 10)), [5, 8]);
        assert_eq!(positions.row(Span::new(20, 21)), [11, 20]);
        assert_eq!(positions.row(Span::new(31, 32)), [0usize; 0]);
        assert_eq!(cell(2, 1).parts().last(), Some((Part::Cell, 1)));
        assert_eq!(Points::new(12.34), Points::new(12.3));
    }
}
