//! Cells of a drawn table.

use super::super::boxes::drawn;
use super::super::cells::{Cell, Unit};
use super::super::fit::{Placement, fit};
use super::super::ground::Ground;
use super::super::walk::walk;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let mut units = Vec::new();
    let tables = drawn(&ground.document.text);
    for row in tables.iter().flat_map(|table| &table.rows) {
        let inside = row.iter().flatten().any(|piece| piece.start < ground.text.end && piece.end > ground.text.start);
        if !inside {
            continue;
        }
        for (column, parts) in row.iter().enumerate() {
            // Two figures in one cell are two lines of the table that nothing rules off.
            units.push(Unit::Cell(Cell { parts: parts.clone(), column: column as u32, width: 1 }));
        }
        units.push(Unit::RowEnd);
    }
    if units.is_empty() { Vec::new() } else { fit(ground, &walk(ground, &units), "boxes") }
}
