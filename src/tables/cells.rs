//! A table cut into cells, and the cells of each line as a walk over them finds them.

use super::ground::Ground;
use super::signs::is_void;
use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of a cut.
#[derive(Debug, Clone)]
pub(super) enum Unit {
    /// A cell.
    Cell(Cell),
    /// The end of a row.
    RowEnd,
    /// The beginning of a table: what headed the one before it heads it no longer.
    Table,
    /// Nothing between two rows: the table may go on in another shape, as on the next page.
    Gap,
}

/// A cell as it was cut.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Its text; several pieces where lines were laid over each other.
    pub parts: Vec<Range<usize>>,
    /// The column it begins at.
    pub column: u32,
    /// Columns it covers.
    pub width: u32,
}

impl Cell {
    /// A cell of one column.
    pub(super) fn at(text: Range<usize>, column: u32) -> Self {
        Self { parts: std::iter::once(text).collect(), column, width: 1 }
    }
}

/// What a cell of a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A figure.
    Figure,
    /// Nothing.
    Nothing,
    /// Something else.
    Odd,
}

/// A cell of a line.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The cell.
    pub cell: Cell,
    /// What it holds.
    pub holds: Holds,
}

/// The cells behind a label.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The label's line.
    pub line: usize,
    /// The cells.
    pub slots: Vec<Slot>,
    /// Whether its label is there once more.
    pub again: bool,
    /// Whether nearly all of its label stands there, so that it is no piece of one.
    pub whole: bool,
    /// The headings in force, as a position in [`Walk::heads`].
    pub head: Option<usize>,
    /// Columns of the row it stands in.
    pub width: u32,
    /// The piece of the table it stands in, between gaps.
    pub piece: usize,
    /// Whether another label follows in its row.
    pub shared: bool,
}

impl Run {
    /// Whether something stands in a cell of it.
    pub fn has_figures(&self) -> bool {
        self.slots.iter().any(|slot| slot.holds != Holds::Nothing)
    }

    /// Whether a figure other than nought does: sums of noughts hold anywhere.
    pub fn counts(&self, ground: &Ground<'_, '_>) -> bool {
        let is_more = |slot: &Slot| ground.plain(&slot.cell.parts).contains(|c| matches!(c, '1'..='9'));
        self.slots.iter().any(|slot| slot.holds == Holds::Figure && is_more(slot))
    }

    /// Whether a mark for nothing does: it is a cell as a figure is.
    pub fn has_marks(&self, ground: &Ground<'_, '_>) -> bool {
        self.slots.iter().any(|slot| slot.cell.parts.iter().any(|part| !is_void(ground.slice(part))))
    }
}

/// Headings over columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// From column to column, and what the heading names; `None` where it is no name of the form.
    pub cells: Vec<(Range<u32>, Option<usize>)>,
    /// Where a name stands that says another time, a share or the contrary.
    pub qualified: Vec<Range<u32>>,
    /// Rows it has.
    pub rows: usize,
    /// Columns of its widest row.
    pub width: u32,
    /// Whether a name stands again in a lower row, in another column, so that the row may have moved.
    pub has_moved: bool,
    /// Whether a name that is none of the form's stands among names that are, in a row: the table has a column more.
    pub has_stranger: bool,
}

/// What a walk over a cut found.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The cells of each line, as often as its label stands.
    pub runs: Vec<Run>,
    /// Headings, in order.
    pub heads: Vec<Head>,
    /// Whether ends of rows were told.
    pub by_rows: bool,
    /// Lines behind which figures stand that foreign words take.
    pub strays: BTreeSet<usize>,
    /// Figures that no label takes, with the last line before them.
    pub left: Vec<(Option<usize>, Range<usize>)>,
}

impl Walk {
    /// Whether the label of a line stands more than once: then whatever stands beside it belongs to its row.
    pub(super) fn has_again(&self, line: Option<usize>) -> bool {
        line.is_some_and(|line| self.runs.iter().filter(|run| run.line == line).nth(1).is_some())
    }

    /// The width that most rows have with as many cells as this one, in its piece of the table where that has enough of
    /// them; nothing where none is the usual one.
    pub(super) fn usual_width(&self, ground: &Ground<'_, '_>, own: &Run) -> u32 {
        /// Rows of a piece that show a width.
        const ENOUGH: usize = 3;
        let due = |run: &Run| ground.lines[run.line].cells.len();
        let alike = |run: &&Run| due(run) == due(own) && !run.slots.is_empty();
        let here = |run: &&Run| run.piece == own.piece;
        let apart = self.runs.iter().filter(alike).filter(here).count() >= ENOUGH;
        let alike = self.runs.iter().filter(alike).filter(|run| !apart || here(run));
        let mut widths: Vec<u32> = alike.map(|run| run.width).collect();
        widths.sort_unstable();
        // More than half of them have it only if the middle one does.
        let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
        if widths.iter().filter(|width| **width == usual).count() * 2 > widths.len() { usual } else { 0 }
    }
}
