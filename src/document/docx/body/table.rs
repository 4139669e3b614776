//! Tables of a Word document: rows, cells, and what cells cover.

use super::super::super::markup::{CellTag, Markup};
use super::super::super::xml::Tag;
use std::collections::HashMap;

/// A table that is open.
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

/// A cell, open or about to be.
pub(super) struct Cell {
    columns: u32,
    merge: Merge,
    goes_on: bool,
    state: State,
    pub(super) is_shaded: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Its properties are being told.
    Told,
    Deleted,
    Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

impl Table {
    /// What a start tag inside a table says of its row or of the cell that is not open yet.
    pub(super) fn part(&mut self, tag: &Tag<'_>, markup: &mut Markup) {
        let name = tag.name();
        match name {
            "gridCol" => self.grid += 1,
            "tr" => {
                (self.row_is_open, self.row_is_deleted, self.column) = (false, false, 0);
                self.cells.clear();
            }
            "gridBefore" => {
                // The place before the first cell is a cell without a border.
                let columns = tag.number("val").unwrap_or(0);
                if columns > 0 && !self.row_is_deleted {
                    self.open_row(markup);
                    let cell = markup.open_cell(columns, 1);
                    markup.tag("</td>");
                    self.cells.push((cell, columns));
                    self.column = self.column.saturating_add(columns);
                }
            }
            "tc" => {
                let (columns, merge, state) = (1, Merge::None, State::Told);
                self.cell = Some(Cell { columns, merge, goes_on: false, state, is_shaded: false });
            }
            _ => {}
        }
        let Some(cell) = self.cell_to_open() else { return };
        let merge = || if tag.get("val").as_deref() == Some("restart") { Merge::Begins } else { Merge::GoesOn };
        match name {
            "gridSpan" => cell.columns = tag.number("val").unwrap_or(1).max(1),
            "vMerge" => cell.merge = merge(),
            "hMerge" => cell.goes_on = merge() == Merge::GoesOn,
            _ => {}
        }
    }

    /// Notes that the cell which is not open yet is deleted, and so its row where nothing of that is open.
    pub(super) fn delete(&mut self, name: &str) {
        match self.cell_to_open() {
            Some(cell) if name == "cellDel" => cell.state = State::Deleted,
            Some(_) => {}
            None => self.row_is_deleted |= name == "del" && !self.row_is_open && self.cell.is_none(),
        }
    }

    /// The cell whose properties are still being told.
    pub(super) fn cell_to_open(&mut self) -> Option<&mut Cell> {
        self.cell.as_mut().filter(|cell| cell.state != State::Open)
    }

    /// Opens the cell whose properties are known now; `false` for one that only goes on from above or before, whose
    /// content is to be left out.
    pub(super) fn open_cell(&mut self, markup: &mut Markup) -> bool {
        if self.cell_to_open().is_none() {
            return true;
        }
        self.open_row(markup);
        let Some(cell) = self.cell.as_mut() else { return true };
        if cell.state == State::Deleted {
            self.cell = None;
            return false;
        }
        let (column, columns) = (self.column, cell.columns);
        self.column = column.saturating_add(columns);
        if let Some((before, wide)) = self.cells.last_mut().filter(|_| cell.goes_on) {
            *wide = wide.saturating_add(columns);
            markup.set_columns(*before, *wide);
            self.cell = None;
            return false;
        }
        if let Some(above) = self.merged.get_mut(&column)
            && cell.merge == Merge::GoesOn
            && above.columns == columns
        {
            above.rows += 1;
            markup.set_rows(above.tag, above.rows);
            self.cell = None;
            return false;
        }
        cell.state = State::Open;
        let tag = markup.open_cell(columns, 1);
        self.cells.push((tag, columns));
        match cell.merge {
            Merge::Begins => self.merged.insert(column, Merged { tag, columns, rows: 1 }),
            Merge::None | Merge::GoesOn => self.merged.remove(&column),
        };
        true
    }

    /// Ends the cell, one without properties too.
    pub(super) fn close_cell(&mut self, markup: &mut Markup) {
        self.open_cell(markup);
        if self.cell.take().is_some_and(|cell| cell.state == State::Open) {
            markup.tag("</td>");
        }
    }

    /// Ends the row, where anything of it was written.
    pub(super) fn close_row(&mut self, markup: &mut Markup) {
        if self.row_is_open {
            self.fit_row(markup);
            markup.tag("</tr>");
        }
    }

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
