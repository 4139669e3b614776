//! Tables of HTML and office documents: cells as they are, columns and spans and all.

use super::super::fit::{Placement, fit};
use super::super::ground::Ground;
use super::super::rows::{Owner, Words};
use super::super::walk::{Cell, Unit, walk};
use crate::document::{BlockKind, Grid, GridOrigin};

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let grids = || {
        ground.document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Grid(grid) if grid.origin == GridOrigin::Html => Some((block, grid)),
            _ => None,
        })
    };
    let mut units = Vec::new();
    for (_, grid) in
        grids().filter(|(block, _)| block.range.start < ground.text.end && block.range.end > ground.text.start)
    {
        units.push(Unit::Table);
        rows(ground, grid, &mut units);
    }
    if units.is_empty() { Vec::new() } else { fit(ground, &walk(ground, &units), "grid") }
}

/// Whether the labels of a table stand in several rows of a grid.
pub(super) fn holds(ground: &Ground<'_, '_>) -> bool {
    let labelled = |range: &std::ops::Range<usize>| {
        let own = |words: &Words| matches!(words.owner, Owner::Label(_));
        ground.words_in(range).iter().any(own)
    };
    ground.document.blocks.iter().any(|block| match &block.kind {
        BlockKind::Grid(grid) if grid.origin == GridOrigin::Html => {
            grid.rows.iter().filter(|row| row.iter().any(|cell| labelled(&cell.range))).nth(1).is_some()
        }
        _ => false,
    })
}

fn rows(ground: &Ground<'_, '_>, grid: &Grid, units: &mut Vec<Unit>) {
    for row in &grid.rows {
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
