//! What stands at a place, as a cell's content.

use super::super::super::cells::{Cell, Holds, Slot};
use super::super::super::ground::Ground;
use super::lines::Place;
use crate::statute::CellIndex;

pub(super) fn cells(ground: &Ground<'_, '_>, line: usize, slots: Vec<Slot>) -> Vec<(CellIndex, Slot)> {
    ground.lines[line].cells.iter().copied().zip(slots).collect()
}

pub(super) fn slot(place: &Place) -> Slot {
    Slot { cell: Cell::at(place.text.clone(), 0), holds: place.holds }
}

pub(super) fn empty(ground: &Ground<'_, '_>) -> Slot {
    let at = ground.text.start;
    Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing }
}
