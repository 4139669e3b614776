//! Several readings of one table → what they share.
//!
//! A cell that all readings see at the same place with the same value is known; one they differ on is ambiguous, with
//! every value it may have.

use crate::report::{Cell, Status};
use crate::statute::Form;
use rust_decimal::Decimal;

/// Where two forms fit about as well, a cell is known only if both read the same from the same place.
pub(super) fn keep_what_both_say(form: &Form, cells: &mut [Cell], other: &Form, others: &[Cell]) {
    for (index, cell) in cells.iter_mut().enumerate() {
        match other.cell_of_key(&form.key(index)) {
            Some(at) => merge(cell, &others[at]),
            None => doubt(cell),
        }
    }
}

/// Keeps of a cell what another reading says too.
pub(super) fn merge(cell: &mut Cell, other: &Cell) {
    let same = cell.status == other.status && cell.value == other.value && cell.span == other.span;
    if same && cell.status != Status::Ambiguous {
        return;
    }
    let mut candidates = candidates(cell);
    for candidate in self::candidates(other) {
        if !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    }
    *cell = Cell { status: Status::Ambiguous, candidates, aligned_by: cell.aligned_by, ..Cell::missing() };
}

/// Marks the cells to which another copy of the table gives another number.
pub(super) fn doubt_contradictions(cells: &mut [Cell], others: &[Cell]) {
    for (cell, other) in cells.iter_mut().zip(others) {
        if let (Some(value), Some(different)) = (cell.value, other.value)
            && value != different
        {
            merge(cell, other);
        }
    }
}

/// Takes back what was read.
pub(super) fn doubt(cell: &mut Cell) {
    if cell.status != Status::Missing {
        let candidates = candidates(cell);
        *cell = Cell { status: Status::Ambiguous, candidates, aligned_by: cell.aligned_by, ..Cell::missing() };
    }
}

fn candidates(cell: &Cell) -> Vec<Option<Decimal>> {
    match cell.status {
        Status::Ambiguous => cell.candidates.clone(),
        Status::Read => vec![cell.value],
        Status::Blank => vec![None],
        Status::Unreadable | Status::Missing => Vec::new(),
    }
}
