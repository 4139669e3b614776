//! The rows of one table of a Word document → markup.
//!
//! Rows tell only where the edges of their cells lie. All edges of the table together are its columns, and a cell covers
//! those between its own; a cell goes on in the row below where the cell there says so and has the same edges.

use super::super::Unread;
use super::super::markup::{CellTag, Markup};
use super::properties::Merge;
use std::collections::HashMap;

/// Edges nearer than this (in twentieths of a point) are one.
const NEAR: i16 = 20;

/// A table whose end has not been seen.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    open: Vec<String>,
    cells: usize,
}

struct Row {
    cells: Vec<String>,
    edges: Vec<i16>,
    merges: Vec<Merge>,
}

impl Table {
    /// A cell of the open row.
    pub(super) fn push(&mut self, cell: String) {
        self.cells += 1;
        self.open.push(cell);
    }

    /// Cells so far.
    pub(super) const fn cells(&self) -> usize {
        self.cells
    }

    /// Ends the row, which has these edges where its definition fits its cells.
    pub(super) fn end_row(&mut self, edges: Vec<i16>, merges: Vec<Merge>) {
        let cells = std::mem::take(&mut self.open);
        let fits = edges.len() == cells.len() + 1 && edges.is_sorted();
        let edges = if fits { edges } else { Vec::new() };
        self.rows.push(Row { cells, edges, merges });
    }

    /// Writes the table.
    pub(super) fn write(mut self, markup: &mut Markup) -> Result<(), Unread> {
        if !self.open.is_empty() {
            self.end_row(Vec::new(), Vec::new());
        }
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut columns: Vec<i16> = self.rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
        columns.sort_unstable();
        columns.dedup_by(|edge, before| edge.saturating_sub(*before) < NEAR);
        let column = |edge: i16| columns.partition_point(|&start| start.saturating_add(NEAR) <= edge) as u32;
        let mut above: HashMap<u32, (CellTag, u32, u32)> = HashMap::new();
        markup.tag("<table>");
        for row in self.rows {
            markup.tag("<tr>");
            let mut open = HashMap::new();
            let mut before: Option<(CellTag, u32)> = None;
            let start = row.edges.first().map_or(0, |&edge| column(edge));
            if start > 0 {
                markup.open_cell(start, 1);
                markup.tag("</td>");
            }
            for (index, cell) in row.cells.iter().enumerate() {
                let merge = row.merges.get(index).copied().unwrap_or_default();
                let (from, to) = match row.edges.get(index..index + 2) {
                    Some([from, to]) => (column(*from), column(*to)),
                    _ => (index as u32, index as u32 + 1),
                };
                // A cell without width is not there.
                if from == to {
                    continue;
                }
                if let (true, Some((tag, wide))) = (merge.with_left, &mut before) {
                    *wide += to - from;
                    markup.set_columns(*tag, *wide);
                    continue;
                }
                if let (true, Some(&(tag, wide, rows))) = (merge.with_above, above.get(&from))
                    && wide == to - from
                {
                    markup.set_rows(tag, rows + 1);
                    open.insert(from, (tag, wide, rows + 1));
                    before = None;
                    continue;
                }
                let tag = markup.open_cell(to - from, 1);
                markup.tag(cell);
                markup.tag("</td>");
                markup.passed()?;
                before = Some((tag, to - from));
                if merge.begins || merge.with_above {
                    open.insert(from, (tag, to - from, 1));
                }
            }
            above = open;
            markup.tag("</tr>");
        }
        markup.tag("</table>");
        Ok(())
    }
}
