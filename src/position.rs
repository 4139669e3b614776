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

use crate::finding::Language;
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
    /// `page 3, table 2, row 5, cell 4`, as far as it is known; `None` where nothing is.
    pub fn told(&self, language: Language) -> Option<String> {
        let parts = [
            (self.page, "page", "页"),
            (self.table, "table", "个表"),
            (self.row, "row", "行"),
            (self.cell, "cell", "格"),
        ];
        let told: Vec<String> = parts
            .into_iter()
            .filter_map(|(number, en, zh)| {
                let number = number?;
                Some(language.pick(format!("第 {number} {zh}"), format!("{en} {number}")))
            })
            .collect();
        (!told.is_empty()).then(|| told.join(language.pick("", ", ")))
    }

    /// The same, for programs: `page/3/table/2/row/5/cell/4`.
    pub fn path(&self) -> Option<String> {
        self.told(Language::En).map(|told| told.replace(", ", "/").replace(' ', "/"))
    }
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
        assert_eq!(cell(2, 1).told(Language::En).as_deref(), Some("page 1, table 1, row 2, cell 1"));
        assert_eq!(cell(2, 1).told(Language::Zh).as_deref(), Some("第 1 页第 1 个表第 2 行第 1 格"));
        assert_eq!(Position::default().told(Language::En), None);
        assert_eq!(Points::new(12.34).get(), 12.3);
    }
}
