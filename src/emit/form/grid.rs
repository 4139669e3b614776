//! A table as the official form prints it: rows of cells that cover one another's places, each a label or a figure.
//!
//! ```text
//! 第二十条第（五）项                     ← over all columns
//! 信息内容 | 本年处理决定数量            ← the last cell covers what is left
//! 行政许可 | figure
//! ```

use crate::statute::{CellIndex, Form, Print};

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
        Print::Matrix { corner, over, group } => matrix(form, corner, over, *group),
        Print::OneLine => one_line(form),
    })
}

const fn label(label: &'static str, across: usize, down: usize) -> Slot {
    Slot { content: Content::Label(label), across, down }
}

fn blocks(form: &'static Form, head: &'static str) -> Grid {
    let columns = 1 + form.rows.iter().map(|row| row.columns.len()).max().unwrap_or(1);
    let mut rows = Vec::new();
    let mut before = None;
    for (at, row) in form.rows.iter().enumerate() {
        let block = (row.groups.first(), row.columns);
        // The last cell covers what is left.
        let across = |place: usize| if place + 1 == row.columns.len() { columns - 1 - place } else { 1 };
        if before != Some(block) {
            before = Some(block);
            rows.extend(row.groups.first().map(|item| vec![label(item, columns, 1)]));
            let names = row.columns.iter().enumerate();
            let names = names.map(|(place, &column)| label(form.columns[column].label, across(place), 1));
            rows.push(std::iter::once(label(head, 1, 1)).chain(names).collect());
        }
        let cells = row.columns.iter().enumerate().filter_map(|(place, &column)| {
            Some(Slot { content: Content::Figure(form.cell_at(at, column)?), across: across(place), down: 1 })
        });
        rows.push(std::iter::once(label(row.label, 1, 1)).chain(cells).collect());
    }
    Grid { rows, labels: 1, columns }
}

fn matrix(
    form: &'static Form,
    corner: &'static str,
    over: &'static str,
    (group, first, last): (&'static str, &'static str, &'static str),
) -> Grid {
    let labels = 1 + form.rows.iter().map(|row| row.groups.len()).max().unwrap_or(0);
    let range = form.column_index(first).unwrap_or(0)..=form.column_index(last).unwrap_or(0);
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (at, column) in form.columns.iter().enumerate() {
        if !range.contains(&at) {
            above.push(label(column.label, 1, 2));
            continue;
        }
        if at == *range.start() {
            above.push(label(group, range.clone().count(), 1));
        }
        below.push(label(column.label, 1, 1));
    }
    let mut rows = vec![vec![label(corner, labels, 3), label(over, form.columns.len(), 1)], above, below];
    for (at, row) in form.rows.iter().enumerate() {
        let mut line = Vec::new();
        for (depth, name) in row.groups.iter().enumerate() {
            let belongs = |other: &&crate::statute::Row| other.groups.get(..=depth) == Some(&row.groups[..=depth]);
            // A group is drawn where its first row stands.
            if at == 0 || !belongs(&&form.rows[at - 1]) {
                line.push(label(name, 1, form.rows[at..].iter().take_while(belongs).count()));
            }
        }
        line.push(label(row.label, labels - row.groups.len(), 1));
        let cells = row.columns.iter().filter_map(|&column| form.cell_at(at, column));
        line.extend(cells.map(|cell| Slot { content: Content::Figure(cell), across: 1, down: 1 }));
        rows.push(line);
    }
    Grid { rows, labels, columns: labels + form.columns.len() }
}

fn one_line(form: &'static Form) -> Grid {
    let width = form.columns.len();
    let (mut above, mut below, mut names, mut figures) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, row) in form.rows.iter().enumerate() {
        match row.groups.first() {
            None => above.push(label(row.label, width, 2)),
            Some(group) => {
                if at == 0 || form.rows[at - 1].groups.first() != Some(group) {
                    let of_group = form.rows[at..].iter().take_while(|row| row.groups.first() == Some(group)).count();
                    above.push(label(group, width * of_group, 1));
                }
                below.push(label(row.label, width, 1));
            }
        }
        names.extend(row.columns.iter().map(|&column| label(form.columns[column].label, 1, 1)));
        let cells = row.columns.iter().filter_map(|&column| form.cell_at(at, column));
        figures.extend(cells.map(|cell| Slot { content: Content::Figure(cell), across: 1, down: 1 }));
    }
    Grid { rows: vec![above, below, names, figures], labels: 0, columns: width * form.rows.len() }
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
