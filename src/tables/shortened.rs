//! Rows of text that were filled up behind a cell that is lost.

use super::cells::Slot;
use super::doubts::doubt;
use super::ground::Ground;
use super::padding::{are_ragged, is_empty};
use super::placement::{Placed, Placement};
use super::sums::sums_within;
use crate::report::Cell;
use crate::statute::CellIndex;
use rust_decimal::Decimal;

/// A row that ends in an empty cell may have lost another one, and been filled up behind: in a table of text, where nobody sees
/// which cell was lost. So it is where its last figure is no less than its others together, as their total is, or where no other row
/// ends so: a total of noughts may be left out where other cells are. Where rows end in different columns none was filled up.
pub(super) fn weigh(ground: &Ground<'_, '_>, placement: &Placement, cells: &mut [Cell]) {
    /// Rows that show how rows end.
    const ENOUGH: usize = 3;
    if !placement.by_rows || ground.lines.len() == 1 {
        return;
    }
    let is_stated = |(_, slot): &(CellIndex, Slot)| !is_empty(ground, slot);
    let is_total = |cells: &[CellIndex]| {
        sums_within(ground, cells)
            .any(|sum| [&sum.left, &sum.right].iter().any(|side| side[..] == cells[cells.len() - 1..]))
    };
    let lines = ground.lines.iter().zip(&placement.lines).filter(|(line, _)| is_total(&line.cells));
    let rows =
        lines.filter_map(|(_, placed)| if let Placed::Cells(versions) = placed { versions.first() } else { None });
    let rows: Vec<_> = rows.filter(|row| row.iter().any(is_stated)).collect();
    let open: Vec<_> = rows.iter().filter(|row| !row.last().is_some_and(is_stated)).collect();
    let is_ragged = are_ragged(ground, placement);
    let value = |(cell, _): &(CellIndex, Slot)| cells[*cell].value;
    let counts = |row: &&&Vec<_>| row.iter().filter_map(value).any(|value| !value.is_zero());
    let counting = (rows.iter().filter(counts).count(), open.iter().copied().filter(counts).count());
    let mut doubted = Vec::new();
    for row in &open {
        let values: Vec<Decimal> = row.iter().filter_map(value).collect();
        let Some((last, parts)) = values.split_last() else { continue };
        let sum = parts.iter().sum::<Decimal>();
        let leaves_none = || rows.iter().all(|other| std::ptr::eq(*other, **row) || other.iter().all(is_stated));
        let is_alone = if counts(row) {
            counting.0 > ENOUGH && counting.1 == 1
        } else {
            rows.len() > ENOUGH && open.len() == 1 && leaves_none()
        };
        let is_short = *last >= sum && (!sum.is_zero() || is_alone && !is_ragged);
        if is_short && !ground.document.is_in_grid(row[0].1.cell.parts[0].start) {
            doubted.extend(row.iter().map(|(cell, _)| *cell));
        }
    }
    for cell in doubted {
        doubt(&mut cells[cell]);
    }
}
