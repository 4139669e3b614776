//! A table as the official form prints it: rows of cells that cover one another's places, each a label or a figure.
//!
//! ```text
//! 第二十条第（五）项                     ← over all columns
//! 信息内容 | 本年处理决定数量            ← the last cell covers what is left
//! 行政许可 | figure
//! ```

use crate::statute::{CellIndex, Form, Head, Print};

/// What a cell of the grid holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Words of the form.
    Label(&'static str),
    /// A figure.
    Figure(CellIndex),
}

/// A cell, and how many places it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub content: Content,
    pub across: usize,
    pub down: usize,
}

/// A drawn table: each row with the cells that begin in it, from left to right.
#[derive(Debug)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Slot>>,
    /// Columns with labels, at the left.
    pub labels: usize,
    /// All columns.
    pub columns: usize,
}

/// Draws a form; `None` where the law prints none.
pub(super) fn draw(form: &'static Form) -> Option<Grid> {
    Some(match form.table.print()? {
        Print::Blocks { head } => blocks(form, head),
        Print::Matrix { corner, .. } => matrix(form, corner),
        Print::OneLine => one_line(form),
    })
}

const fn label(label: &'static str, across: usize, down: usize) -> Slot {
    Slot { content: Content::Label(label), across, down }
}

const fn figure(cell: CellIndex, across: usize) -> Slot {
    Slot { content: Content::Figure(cell), across, down: 1 }
}

fn labels(heads: Vec<Head>) -> impl Iterator<Item = Slot> {
    heads.into_iter().map(|head| label(head.label, head.columns, head.rows))
}

fn blocks(form: &'static Form, head: &'static str) -> Grid {
    let columns = 1 + form.width();
    let mut rows = Vec::new();
    for (item, of_item) in form.blocks() {
        rows.push(vec![label(item, columns, 1)]);
        let first = of_item[0];
        let names = form.rows[first].columns.iter().enumerate();
        let names = names.map(|(nth, &column)| label(form.columns[column].label, form.places(first, nth), 1));
        rows.push(std::iter::once(label(head, 1, 1)).chain(names).collect());
        rows.extend(of_item.into_iter().map(|row| {
            let figures = form.cells_of_row(row).enumerate().map(|(nth, cell)| figure(cell, form.places(row, nth)));
            std::iter::once(label(form.rows[row].label, 1, 1)).chain(figures).collect()
        }));
    }
    Grid { rows, labels: 1, columns }
}

fn matrix(form: &'static Form, corner: &'static str) -> Grid {
    let heads = form.heads();
    let corner = label(corner, form.label_columns(), heads.len());
    let mut rows: Vec<Vec<Slot>> = heads.into_iter().map(|line| labels(line).collect()).collect();
    rows[0].insert(0, corner);
    rows.extend((0..form.rows.len()).map(|row| {
        let figures = form.cells_of_row(row).map(|cell| figure(cell, 1));
        labels(form.labels(row)).chain(figures).collect()
    }));
    Grid { rows, labels: form.label_columns(), columns: form.label_columns() + form.columns.len() }
}

fn one_line(form: &'static Form) -> Grid {
    let mut rows: Vec<Vec<Slot>> = form.heads().into_iter().map(|line| labels(line).collect()).collect();
    rows.push(form.cells().map(|cell| figure(cell, 1)).collect());
    Grid { rows, labels: 0, columns: form.columns.len() * form.rows.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::all_forms;

    #[test]
    fn every_figure_has_one_place_and_no_two_cells_cover_one() {
        for form in all_forms() {
            let Some(grid) = draw(form) else { continue };
            let mut taken = vec![vec![false; grid.columns]; grid.rows.len()];
            let mut figures = Vec::new();
            for (row, slots) in grid.rows.iter().enumerate() {
                let mut at = 0;
                for slot in slots {
                    at += taken[row][at..].iter().take_while(|taken| **taken).count();
                    for line in &mut taken[row..row + slot.down] {
                        for place in &mut line[at..at + slot.across] {
                            assert!(!std::mem::replace(place, true), "{:?} row {row}", form.table);
                        }
                    }
                    if let Content::Figure(cell) = slot.content {
                        figures.push(cell);
                    }
                }
            }
            assert!(taken.iter().flatten().all(|taken| *taken), "{:?}", form.table);
            assert_eq!(figures, form.cells().collect::<Vec<_>>());
        }
    }
}
