//! One way to place the figures of a table, and what became of each line of the form in it.

use super::cells::{Holds, Slot};
use crate::report::AlignedBy;
use crate::statute::CellIndex;

/// One way to place a table's slots.
#[derive(Debug, Clone)]
pub(super) struct Placement {
    /// Its name, for people.
    pub way: String,
    /// Whether the place of a blank is taken on trust, so that sums must bear it out.
    pub soft: bool,
    /// Whether cells and rows have ends that are seen, so that an empty cell is.
    pub by_rows: bool,
    /// What places its cells.
    pub by: AlignedBy,
    /// Each line of the form.
    pub lines: Vec<Placed>,
}

/// What became of a line.
#[derive(Debug, Clone)]
pub(super) enum Placed {
    /// Its cells, in as many versions as the line stands with different figures.
    Cells(Vec<Vec<(CellIndex, Slot)>>),
    /// Its figures fit no cell, or too many.
    Bad(Vec<Slot>),
    /// Its label stands, and nothing behind it.
    Bare,
    /// Its label does not stand.
    Absent,
}

impl Placement {
    /// Lines that were placed, that were not, and that hold nothing.
    fn counts(&self) -> (usize, usize, usize) {
        let count = |wanted: fn(&Placed) -> bool| self.lines.iter().filter(|line| wanted(line)).count();
        let placed = count(|line| matches!(line, Placed::Cells(_)));
        (placed, count(|line| matches!(line, Placed::Bad(_))), count(|line| matches!(line, Placed::Bare)))
    }

    /// Whether what does not fit is the exception: a tenth of the lines, or one; where a page is cut, its last line besides.
    pub(super) fn is_usable(&self, by_rows: bool) -> bool {
        let (placed, mut bad, mut bare) = self.counts();
        let last = self.lines.iter().rposition(|line| !matches!(line, Placed::Absent));
        match last.filter(|last| last + 1 < self.lines.len()).map(|last| &self.lines[last]) {
            Some(Placed::Bad(_)) => bad -= 1,
            Some(Placed::Bare) => bare -= 1,
            _ => {}
        }
        // Where rows end, each can be damaged by itself; a short text that runs on has none to spare.
        let allowed = placed / 9 + usize::from(by_rows && (2..9).contains(&placed));
        let figures = |line: &Placed| match line {
            Placed::Cells(versions) => {
                versions.first().map_or((0, 0), |cells| (filled(cells.iter().map(|(_, slot)| slot)), 0))
            }
            Placed::Bad(slots) => (0, filled(slots.iter())),
            Placed::Bare | Placed::Absent => (0, 0),
        };
        let (kept, lost) = self.lines.iter().map(figures).fold((0, 0), |sum, line| (sum.0 + line.0, sum.1 + line.1));
        // Empty cells alone, beside what fits nowhere, are no table's: its figures may stand elsewhere.
        let slots = |holds: Holds| self.placed_slots().filter(move |slot| slot.holds == holds);
        let lacks = |holds: Holds| slots(holds).next().is_none();
        let states = !lacks(Holds::Figure) || bad == 0 && (lacks(Holds::Odd) || lacks(Holds::Nothing));
        placed > 0 && states && bad <= allowed && bare <= placed / 4 && (lost == 0 || kept > lost)
    }

    /// What stands in the lines that were placed.
    fn placed_slots(&self) -> impl Iterator<Item = &Slot> {
        let versions =
            self.lines.iter().filter_map(|line| if let Placed::Cells(own) = line { Some(own) } else { None });
        versions.flatten().flatten().map(|(_, slot)| slot)
    }

    /// Whether nothing stands in any cell: then none can be another's.
    pub(super) fn is_void(&self) -> bool {
        self.placed_slots().all(|slot| slot.holds == Holds::Nothing)
    }

    /// Whether every line that stands was placed, and none of their cells is empty.
    pub(super) fn is_full(&self) -> bool {
        let full = |cells: &Vec<(CellIndex, Slot)>| cells.iter().all(|(_, slot)| slot.holds != Holds::Nothing);
        let lines = |line: &Placed| if let Placed::Cells(versions) = line { versions.iter().all(full) } else { true };
        self.is_whole() && self.lines.iter().all(lines)
    }

    /// Whether every line that stands was placed.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.counts(), (_, 0, 0))
    }
}

/// How many slots hold something.
fn filled<'s>(slots: impl Iterator<Item = &'s Slot>) -> usize {
    slots.filter(|slot| slot.holds != Holds::Nothing).count()
}
