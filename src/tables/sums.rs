//! Sums of the form over the cells that were read: whether they hold, and which lie within a row.

use super::cells::Slot;
use super::ground::Ground;
use super::lines::Line;
use crate::report::{Cell, Status};
use crate::statute::{CellEquation, CellIndex};
use rust_decimal::Decimal;

/// Whether a sum holds; `None` where a cell of it is not known.
pub(super) fn holds(cells: &[Cell], equation: &CellEquation) -> Option<bool> {
    let sum = |side: &[CellIndex]| side.iter().map(|&cell| cells[cell].addend()).sum::<Option<Decimal>>();
    Some(sum(&equation.left)? == sum(&equation.right)?)
}

/// Whether a sum within a row holds, of more than noughts, and its last cell is part of one.
pub(super) fn row_holds(ground: &Ground<'_, '_>, cells: &[Cell], row: &[(CellIndex, Slot)]) -> bool {
    let own: Vec<CellIndex> = row.iter().map(|(cell, _)| *cell).collect();
    sums_within(ground, &own).any(|sum| {
        let touches = sum.left.iter().chain(&sum.right).any(|cell| own.last() == Some(cell));
        let telling = sum.left.iter().any(|&cell| cells[cell].value.is_some_and(|value| !value.is_zero()));
        touches && telling && holds(cells, sum) == Some(true)
    })
}

/// The sums whose terms are all among these cells.
pub(super) fn sums_within<'g>(
    ground: &'g Ground<'_, '_>,
    cells: &'g [CellIndex],
) -> impl Iterator<Item = &'static CellEquation> + 'g {
    let own = |sum: &[CellIndex]| sum.iter().all(|cell| cells.contains(cell));
    ground.form.equations().iter().filter(move |sum| own(&sum.left) && own(&sum.right))
}

/// Whether of the rows that state a total, and more than noughts, none keeps its sum and two break it or are in doubt beside one
/// that does: their cells are others'. Where all cells stand in one line, two sums that break say so.
pub(super) fn break_in_all_rows(ground: &Ground<'_, '_>, cells: &[Cell]) -> bool {
    let is_stated = |sum: &&CellEquation| {
        let is_blank = |side: &[CellIndex]| matches!(side, [cell] if cells[*cell].status == Status::Blank);
        let telling = |&cell: &CellIndex| cells[cell].value.is_some_and(|value| !value.is_zero());
        !is_blank(&sum.left) && !is_blank(&sum.right) && sum.left.iter().chain(&sum.right).any(telling)
    };
    let across = ground.lines.iter().flat_map(|line| sums_within(ground, &line.cells).filter(is_stated));
    let told: Vec<bool> = across.filter_map(|sum| holds(cells, sum)).collect();
    let is_doubted = |line: &&Line| line.cells.iter().any(|&cell| cells[cell].status == Status::Ambiguous);
    let doubted = ground.lines.iter().filter(is_doubted).count();
    if ground.lines.len() == 1 {
        return told.iter().filter(|told| !**told).nth(1).is_some();
    }
    !told.is_empty() && told.len() + doubted > 1 && !told.contains(&true)
}
