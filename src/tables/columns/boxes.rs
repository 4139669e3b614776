//! Cells of a drawn table.

use super::super::boxes::drawn;
use super::super::cells::{Cell, Unit};
use super::super::fit::{Placement, fit};
use super::super::ground::{Ground, Kind, Token};
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
    // A line that is broken out of the boxes takes its figures along.
    let is_inside = |token: &Token| {
        let holds = |part: &std::ops::Range<usize>| part.start <= token.text.start && token.text.end <= part.end;
        units.iter().any(|unit| matches!(unit, Unit::Cell(cell) if cell.parts.iter().any(holds)))
    };
    if ground.tokens.iter().any(|token| token.kind == Kind::Figure && !is_inside(token)) {
        return Vec::new();
    }
    if units.is_empty() { Vec::new() } else { fit(ground, &walk(ground, &units), "boxes") }
}
