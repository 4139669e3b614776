//! Tables of a Word document: rows, cells, and what cells cover.

use super::super::super::markup::{CellTag, Markup};
use super::super::super::xml::Tag;
use super::Body;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Table {
    /// Columns of the whole table.
    grid: u32,
    pub(super) row_is_open: bool,
    pub(super) row_is_deleted: bool,
    column: u32,
    cells: Vec<(CellTag, u32)>,
    /// Cells that go on below, by their column.
    merged: HashMap<u32, Merged>,
    pub(super) cell: Option<Cell>,
}

#[derive(Clone, Copy)]
struct Merged {
    tag: CellTag,
    columns: u32,
    rows: u32,
}

pub(super) struct Cell {
    columns: u32,
    merge: Merge,
    goes_on: bool,
    is_open: bool,
    pub(super) is_shaded: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

impl Body {
    pub(super) fn table_part(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if name == "tbl" {
            self.open_cell();
            self.tables.push(Table::default());
            self.markup.tag("<table>");
            return;
        }
        if name == "shd" {
            let is_shaded = tag.get("fill").is_some_and(|fill| !matches!(fill.as_str(), "auto" | "FFFFFF" | "ffffff"));
            match self.tables.last_mut().and_then(|table| table.cell.as_mut()).filter(|cell| !cell.is_open) {
                Some(cell) => cell.is_shaded = is_shaded,
                None => self.run.is_shaded = is_shaded,
            }
            return;
        }
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "gridCol" => table.grid += 1,
            "tr" => {
                (table.row_is_open, table.row_is_deleted, table.column) = (false, false, 0);
                table.cells.clear();
            }
            "gridBefore" => {
                // The place before the first cell is a cell without a border.
                let columns = tag.number("val").unwrap_or(0);
                if columns > 0 && !table.row_is_deleted {
                    table.open_row(&mut self.markup);
                    let cell = self.markup.open_cell(columns, 1);
                    self.markup.tag("</td>");
                    table.cells.push((cell, columns));
                    table.column = table.column.saturating_add(columns);
                }
            }
            "tc" => {
                let (columns, merge) = (1, Merge::None);
                table.cell = Some(Cell { columns, merge, goes_on: false, is_open: false, is_shaded: false });
            }
            _ => {}
        }
        let Some(cell) = table.cell.as_mut().filter(|cell| !cell.is_open) else { return };
        let merge = || if tag.get("val").as_deref() == Some("restart") { Merge::Begins } else { Merge::GoesOn };
        match name {
            "gridSpan" => cell.columns = tag.number("val").unwrap_or(1).max(1),
            "vMerge" => cell.merge = merge(),
            "hMerge" => cell.goes_on = merge() == Merge::GoesOn,
            _ => {}
        }
    }

    pub(super) fn table_end(&mut self, name: &str) {
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "trPr" if table.row_is_deleted => self.skip = 1,
            "tcPr" => self.open_cell(),
            "tc" => {
                self.open_cell();
                let table = self.tables.last_mut();
                if table.and_then(|table| table.cell.take()).is_some_and(|cell| cell.is_open) {
                    self.markup.tag("</td>");
                }
                // A cell that only goes on is left out with all it holds.
                self.skip = 0;
            }
            "tr" if table.row_is_open => {
                table.fit_row(&mut self.markup);
                self.markup.tag("</tr>");
            }
            "tbl" => {
                self.tables.pop();
                self.markup.tag("</table>");
                self.put_aside();
            }
            _ => {}
        }
    }

    /// Opens the cell whose properties are known now; one that only goes on from above or before is left out.
    pub(super) fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if table.cell.as_ref().is_none_or(|cell| cell.is_open) {
            return;
        }
        table.open_row(&mut self.markup);
        let Some(cell) = table.cell.as_mut() else { return };
        let (column, columns) = (table.column, cell.columns);
        if let Some((before, wide)) = table.cells.last_mut().filter(|_| cell.goes_on) {
            *wide = wide.saturating_add(columns);
            self.markup.set_columns(*before, *wide);
            table.column = column.saturating_add(columns);
            table.cell = None;
            self.skip = 1;
            return;
        }
        table.column = column.saturating_add(columns);
        if let Some(above) = table.merged.get_mut(&column)
            && cell.merge == Merge::GoesOn
            && above.columns == columns
        {
            above.rows += 1;
            self.markup.set_rows(above.tag, above.rows);
            table.cell = None;
            self.skip = 1;
            return;
        }
        cell.is_open = true;
        let tag = self.markup.open_cell(columns, 1);
        table.cells.push((tag, columns));
        match cell.merge {
            Merge::Begins => table.merged.insert(column, Merged { tag, columns, rows: 1 }),
            Merge::None | Merge::GoesOn => table.merged.remove(&column),
        };
    }
}

impl Table {
    fn open_row(&mut self, markup: &mut Markup) {
        if !self.row_is_open {
            self.row_is_open = true;
            markup.tag("<tr>");
        }
    }

    /// A row is no wider than its table: where it says so, its widest cell is as much narrower.
    fn fit_row(&mut self, markup: &mut Markup) {
        let excess = self.column.saturating_sub(self.grid);
        if self.grid == 0 || excess == 0 {
            return;
        }
        if let Some((cell, columns)) = self.cells.iter().max_by_key(|(_, columns)| *columns)
            && *columns > excess
        {
            markup.set_columns(*cell, columns - excess);
        }
    }
}
