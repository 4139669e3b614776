//! Where the rows of grids stand, found once: a page may have very many, and each of its tables asks for those near it.

use crate::document::{BlockKind, Document, Grid, GridCell};
use std::ops::Range;

/// How far the grids of a document reach.
pub(super) struct Extents {
    /// For each block the rows of its grid.
    rows: Vec<Extent>,
    /// Where grids end.
    ends: Vec<usize>,
}

/// Of each row of a grid, in order, the end of what stands in it and before, and the start of what stands in it and behind.
#[derive(Default)]
struct Extent {
    ends: Vec<usize>,
    starts: Vec<usize>,
}

impl Extents {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let extent = |kind: &BlockKind| match kind {
            BlockKind::Grid(grid) => Extent::of(grid),
            _ => Extent::default(),
        };
        let rows = document.blocks.iter().map(|block| extent(&block.kind)).collect();
        let grids = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Grid(_)));
        Self { rows, ends: grids.map(|block| block.range.end).collect() }
    }

    /// Rows of a grid, the block at this place, among which are all that begin before the end of a range and end at its start or behind.
    pub(super) fn near<'g>(&self, block: usize, grid: &'g Grid, range: &Range<usize>) -> &'g [Vec<GridCell>] {
        let Extent { ends, starts } = &self.rows[block];
        let from = ends.partition_point(|&end| end < range.start);
        let to = starts.partition_point(|&start| start < range.end);
        grid.rows.get(from..to).unwrap_or_default()
    }

    /// Where the last grid ends that ends at a place or before.
    pub(super) fn end_before(&self, at: usize) -> Option<usize> {
        self.ends[..self.ends.partition_point(|&end| end <= at)].last().copied()
    }
}

impl Extent {
    fn of(grid: &Grid) -> Self {
        let mut last = 0;
        let ends = grid.rows.iter().map(|row| {
            last = row.iter().map(|cell| cell.range.end).fold(last, usize::max);
            last
        });
        let ends = ends.collect();
        let mut first = usize::MAX;
        let starts = grid.rows.iter().rev().map(|row| {
            first = row.iter().map(|cell| cell.range.start).fold(first, usize::min);
            first
        });
        let mut starts: Vec<usize> = starts.collect();
        starts.reverse();
        Self { ends, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, GridOrigin};

    #[test]
    fn rows_near_a_range_are_all_that_reach_it() {
        // Three rows: 一二, 三, 四五.
        let text = "甲一二三四五乙";
        let place = |word: &str| text.find(word).map(|start| start..start + word.len()).expect("it is there");
        let cell = |word: &str| GridCell { range: place(word), column: 0, width: 1, height: 1 };
        let rows = vec![vec![cell("一"), cell("二")], vec![cell("三")], vec![cell("四"), cell("五")]];
        let grid = Grid { origin: GridOrigin::Html, rows: rows.clone() };
        let block = |range, kind| Block { range, kind };
        let blocks = vec![
            block(place("甲"), BlockKind::Line),
            block(place("一二三四五"), BlockKind::Grid(grid.clone())),
            block(place("乙"), BlockKind::Line),
        ];
        let document = Document { text: text.into(), blocks, ..Document::default() };
        let extents = Extents::of(&document);
        let inside = |word: &str| place(word).start + 1..place(word).end - 1;
        assert_eq!(extents.near(1, &grid, &inside("三")), &rows[1..2]);
        assert_eq!(extents.near(1, &grid, &inside("二三四")), &rows[..]);
        assert_eq!(extents.near(1, &grid, &inside("甲")), &rows[..0]);
        assert_eq!(extents.end_before(place("五").start), None);
        assert_eq!(extents.end_before(place("乙").start), Some(place("五").end));
        assert_eq!(document.blocks_at(&inside("二三")).map(|(at, _)| at).collect::<Vec<_>>(), [1]);
    }
}
