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
use serde::Serialize;

/// Where something stands in a file without lines; all counted from 1, `None` where that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Position {
    /// The page, in formats that have pages.
    pub page: Option<u32>,
    /// Which of the file's tables.
    pub table: Option<u32>,
    /// The row of the table.
    pub row: Option<u32>,
    /// The cell of the row, merged ones counted once.
    pub cell: Option<u32>,
    /// From the page's left edge to where the text begins, in points.
    pub x: Option<f32>,
    /// From the page's upper edge to the text's foot, in points.
    pub y: Option<f32>,
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
}
