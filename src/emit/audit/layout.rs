//! How a statutory form is laid out on paper: which heads stand over which columns, and which labels before which rows.
//!
//! Taken from the form's own constants and habits; gives rows of heads with their spans. Three ways are known: a matrix
//! (labels before rows, columns over all of them), pieces (each group of rows with columns of its own) and side by side
//! (one line of figures, the rows as heads).

use crate::statute::{CellIndex, Form, Frame};

/// A head and the columns and rows it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub label: &'static str,
    pub columns: usize,
    pub rows: usize,
}

/// Labels that a form prints over several columns: the first it covers, and the one behind the last.
type Bands = &'static [(&'static str, &'static str, &'static str)];

/// Over the columns of applications; the form's own words.
const APPLICANTS: Bands =
    &[("申请人情况", "natural_person", "total"), ("法人或其他组织", "commercial_enterprise", "other_organization")];

/// How a form is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Labels before rows, columns over all of them.
    Matrix,
    /// Each group of rows with columns of its own.
    Pieces,
    /// One line of figures, the rows as heads.
    SideBySide,
}

impl Layout {
    pub fn of(form: &Form) -> Self {
        let first = form.rows.first().map_or(&[][..], |row| row.columns);
        if form.habits.frames.contains(&Frame::OneLine) {
            Self::SideBySide
        } else if form.columns.len() > 2 && form.rows.iter().any(|row| row.columns != first) {
            Self::Pieces
        } else {
            Self::Matrix
        }
    }
}

/// How many columns of figures stand beside each other.
pub(super) fn width(form: &Form) -> usize {
    form.rows.iter().map(|row| row.columns.len()).max().unwrap_or(0)
}

/// How many columns the labels before the rows take.
pub(super) fn depth(form: &Form) -> usize {
    1 + form.rows.iter().map(|row| row.groups.len()).max().unwrap_or(0)
}

/// The labels to be written before a row: those of groups that begin here, then its own.
pub(super) fn labels(form: &Form, row: usize) -> Vec<Head> {
    let depth = depth(form);
    let here = &form.rows[row];
    let mut heads = Vec::new();
    for level in 0..here.groups.len() {
        let same = |other: usize| form.rows[other].groups.get(..=level) == here.groups.get(..=level);
        if row > 0 && same(row - 1) {
            continue;
        }
        let rows = (row..form.rows.len()).take_while(|&other| same(other)).count();
        heads.push(Head { label: here.groups[level], columns: 1, rows });
    }
    heads.push(Head { label: here.label, columns: depth - here.groups.len(), rows: 1 });
    heads
}

/// The heads over the columns of a matrix, line by line: bands over columns, then the columns.
pub(super) fn heads(form: &Form) -> Vec<Vec<Head>> {
    let at = |key: &str| form.column_index(key);
    let bands: Vec<_> = APPLICANTS.iter().filter_map(|(label, from, to)| Some((*label, at(from)?, at(to)?))).collect();
    let lines = bands.len() + 1;
    let mut all: Vec<Vec<Head>> = vec![Vec::new(); lines];
    for (line, &(label, from, to)) in bands.iter().enumerate() {
        all[line].push(Head { label, columns: to - from + 1, rows: 1 });
        // Columns of the band before that are under no other band reach down to the figures.
        let above = line.checked_sub(1).map(|line| bands[line]);
        let Some((_, first, last)) = above else { continue };
        let single = |column: usize| Head { label: form.columns[column].label, columns: 1, rows: lines - line };
        let before: Vec<_> = (first..from).map(single).collect();
        all[line].splice(0..0, before);
        all[line].extend((to + 1..=last).map(single));
    }
    let innermost = bands.last().map_or(0..width(form), |&(_, from, to)| from..to + 1);
    let column = |column: usize| Head { label: form.columns[column].label, columns: 1, rows: 1 };
    all[lines - 1].extend(innermost.map(column));
    all
}

/// The pieces of a form whose groups of rows have columns of their own: what heads one, and its rows.
pub(super) fn pieces(form: &Form) -> Vec<(&'static str, Vec<usize>)> {
    let mut all: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (at, row) in form.rows.iter().enumerate() {
        let group = row.groups.first().copied().unwrap_or("");
        match all.last_mut() {
            Some((last, rows)) if *last == group && form.rows[rows[0]].columns == row.columns => rows.push(at),
            _ => all.push((group, vec![at])),
        }
    }
    all
}

/// The cells of a row, in the order of its columns.
pub(super) fn cells(form: &Form, row: usize) -> impl Iterator<Item = (usize, CellIndex)> {
    form.rows[row].columns.iter().filter_map(move |&column| Some((column, form.cell_at(row, column)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::{Edition, TableKind};

    fn form(kind: TableKind) -> &'static Form {
        kind.form(Edition::E2021)
    }

    #[test]
    fn each_form_is_laid_out_as_the_law_prints_it() {
        assert_eq!(Layout::of(form(TableKind::Applications)), Layout::Matrix);
        assert_eq!(Layout::of(form(TableKind::Disclosure)), Layout::Pieces);
        assert_eq!(Layout::of(form(TableKind::Disputes)), Layout::SideBySide);
        assert_eq!(Layout::of(TableKind::Statistics.form(Edition::E2008)), Layout::Matrix);
    }

    #[test]
    fn heads_cover_every_column_of_every_line() {
        for form in crate::statute::all_forms().filter(|form| Layout::of(form) == Layout::Matrix) {
            let lines = heads(form);
            let covered: usize = lines.iter().flatten().map(|head| head.columns * head.rows).sum();
            assert_eq!(covered, lines.len() * width(form), "{:?}", form.table);
        }
    }

    #[test]
    fn labels_cover_their_columns_in_every_row() {
        for form in crate::statute::all_forms().filter(|form| Layout::of(form) == Layout::Matrix) {
            let covered: usize =
                (0..form.rows.len()).flat_map(|row| labels(form, row)).map(|head| head.columns * head.rows).sum();
            assert_eq!(covered, depth(form) * form.rows.len(), "{:?}", form.table);
        }
    }

    #[test]
    fn no_row_of_a_form_in_pieces_is_left_out() {
        let form = form(TableKind::Disclosure);
        let rows: Vec<_> = pieces(form).into_iter().flat_map(|(_, rows)| rows).collect();
        assert_eq!(rows, (0..form.rows.len()).collect::<Vec<_>>());
    }
}
