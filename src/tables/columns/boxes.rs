//! Cells of a drawn table.

use super::super::boxes::DrawnCell;
use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::rows::{Owner, Words};
use super::super::walk::walk;
use std::ops::Range;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let mut units = Vec::new();
    for table in ground.drawn.iter().filter(|table| ground.meets(&table.text)) {
        units.push(Unit::Table);
        for (at, row) in table.rows.iter().enumerate() {
            let pieces = || row.iter().flat_map(|cell| &cell.parts);
            // Of a row whose upper lines may be lost empty cells say nothing.
            let is_torn = at == 0 && table.is_open && is_label_alone(ground, row);
            if is_torn || !pieces().any(|piece| ground.meets(piece)) {
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
        let holds = |part: &Range<usize>| part.start <= token.text.start && token.text.end <= part.end;
        units.iter().any(|unit| matches!(unit, Unit::Cell(cell) if cell.parts.iter().any(holds)))
    };
    if ground.tokens.iter().any(|token| token.kind == Kind::Figure && !is_inside(token)) {
        return Vec::new();
    }
    if units.is_empty() { Vec::new() } else { fit(ground, &walk(ground, &units), "boxes") }
}

/// Whether a row has a label and no figure.
fn is_label_alone(ground: &Ground<'_, '_>, row: &[DrawnCell]) -> bool {
    let pieces = || row.iter().flat_map(|cell| &cell.parts);
    let is_label = |words: &Words| matches!(words.owner, Owner::Label(_));
    let has_figure = |piece: &Range<usize>| ground.slice(piece).contains(|c: char| c.is_ascii_digit());
    pieces().any(|piece| ground.words_in(piece).iter().any(is_label)) && !pieces().any(has_figure)
}
