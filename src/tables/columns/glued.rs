//! Figures glued together, one digit a column: `2000002`.
//!
//! Read only where every line of the table is one run of as many digits as it has cells, and every sum across a row holds. A form
//! without such sums says nothing of where a run is to be cut.

use super::super::cells::{Cell, Holds, Slot, Walk};
use super::super::ground::Ground;
use super::super::judge::holds_across;
use super::super::placement::{Placed, Placement};
use crate::report::AlignedBy;

/// Of a walk over figures whatever parts them.
pub(super) fn place(ground: &Ground<'_, '_>, walk: &Walk) -> Option<Placement> {
    if !walk.left.is_empty() || walk.runs.len() < 2 {
        return None;
    }
    let mut lines: Vec<Placed> = (0..ground.lines.len()).map(|_| Placed::Absent).collect();
    for run in walk.runs.iter().filter(|run| !run.slots.is_empty()) {
        let due = &ground.lines[run.line].cells;
        let [slot] = &run.slots[..] else { return None };
        let [digits] = &slot.cell.parts[..] else { return None };
        let text = ground.slice(digits);
        if due.len() < 2 || text.len() != due.len() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digit =
            |at: usize| Slot { cell: Cell::at(digits.start + at..digits.start + at + 1, 0), holds: Holds::Figure };
        lines[run.line] = Placed::Cells(vec![due.iter().copied().zip((0..due.len()).map(digit)).collect()]);
    }
    let (way, by) = ("digits glued together".to_owned(), AlignedBy::Sums);
    let placement = Placement { way, soft: false, by_rows: false, by, lines };
    holds_across(ground, &placement).then_some(placement)
}
