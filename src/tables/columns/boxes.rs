//! Cells of a drawn table.

use super::super::boxes::DrawnCell;
use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::walk::walk;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let mut units = Vec::new();
    for table in ground.drawn.iter().filter(|table| ground.meets(&table.text)) {
        units.push(Unit::Table);
        for row in &table.rows {
            if !row.iter().flat_map(|cell| &cell.parts).any(|piece| ground.meets(piece)) {
                continue;
            }
            for DrawnCell { parts, columns } in row {
                // Two figures in one cell are two lines of the table that nothing rules off.
                let (column, width) = (columns.start, columns.end - columns.start);
                units.push(Unit::Cell(Cell { parts: parts.clone(), column, width }));
            }
            units.push(Unit::RowEnd);
        }
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
