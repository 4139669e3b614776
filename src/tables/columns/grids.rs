//! Tables of HTML and office documents: cells as they are, columns and spans and all.

use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::Ground;
use super::super::placement::Placement;
use super::super::rows::{Owner, Words};
use super::super::walk::walk;
use crate::document::{BlockKind, GridCell, GridOrigin};

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let mut units = Vec::new();
    for (at, block) in ground.document.blocks_at(&ground.text).filter(|(_, block)| ground.meets(&block.range)) {
        match &block.kind {
            BlockKind::Grid(grid) if grid.origin == GridOrigin::Html => {
                units.push(Unit::Table);
                rows(ground, ground.extents.near(at, grid, &ground.text), &mut units);
            }
            BlockKind::Grid(_) => {}
            // A label may stand over the table of its figures.
            _ if is_label(ground, &block.range) => {
                units.extend([Unit::Cell(Cell::at(block.range.clone(), 0)), Unit::RowEnd]);
            }
            _ => {}
        }
    }
    let any = units.iter().any(|unit| matches!(unit, Unit::Table));
    if any { fit(ground, &walk(ground, &units), "grid") } else { Vec::new() }
}

/// Whether a line is the label of one line of the form and nothing else.
fn is_label(ground: &Ground<'_, '_>, range: &std::ops::Range<usize>) -> bool {
    let words = ground.words_in(range);
    let of_line = |owner| matches!(owner, Owner::Label(_) | Owner::Note(_) | Owner::Group);
    words.iter().any(|words| matches!(words.owner, Owner::Label(_)))
        && words.iter().all(|words| of_line(words.owner) || ground.is_idle(ground.slice(&words.text)))
        && !ground.slice(range).contains(|c: char| c.is_ascii_digit())
}

/// Whether the labels of a table stand in several rows of a grid.
pub(super) fn holds(ground: &Ground<'_, '_>) -> bool {
    let labelled = |range: &std::ops::Range<usize>| {
        let own = |words: &Words| matches!(words.owner, Owner::Label(_));
        ground.meets(range) && ground.words_in(range).iter().any(own)
    };
    ground.document.blocks_at(&ground.text).any(|(at, block)| match &block.kind {
        BlockKind::Grid(grid) if grid.origin == GridOrigin::Html => {
            let rows = ground.extents.near(at, grid, &ground.text).iter();
            rows.filter(|row| row.iter().any(|cell| labelled(&cell.range))).nth(1).is_some()
        }
        _ => false,
    })
}

fn rows(ground: &Ground<'_, '_>, rows: &[Vec<GridCell>], units: &mut Vec<Unit>) {
    for row in rows {
        let inside = row.iter().any(|cell| cell.range.start < ground.text.end && cell.range.end >= ground.text.start);
        if !inside {
            continue;
        }
        for cell in row {
            units.push(Unit::Cell(Cell { parts: vec![cell.range.clone()], column: cell.column, width: cell.width }));
        }
        units.push(Unit::RowEnd);
    }
}

/// Whether every label of a table stands in a grid.
pub(super) fn hold_all(ground: &Ground<'_, '_>) -> bool {
    let mut labels = ground.words.iter().filter(|words| matches!(words.owner, Owner::Label(_)));
    labels.all(|words| ground.document.is_in_grid(words.text.start))
}
