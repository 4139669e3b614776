//! How the official form prints each table: what stands over its columns, and which labels before its rows.
//!
//! Three ways are known: blocks (each item of the law with columns of its own), a matrix (labels before rows, columns over
//! all of them) and one line (the rows as heads beside each other). Whoever draws a form, on paper or on a page, takes
//! its heads and labels, with the places they cover, from here.

use super::{CellIndex, Form, Row, TableKind};

/// How a table is printed.
#[derive(Debug, PartialEq, Eq)]
pub enum Print {
    /// A block for each item of the law: its name, then a line of columns' names behind this word, then its rows.
    Blocks {
        /// What stands before the columns' names.
        head: &'static str,
    },
    /// Rows below each other, the labels they belong to at their left, names over the columns.
    Matrix {
        /// What stands over the labels.
        corner: &'static str,
        /// What stands over all columns.
        over: &'static str,
        /// What stands over some of them, by the keys of the first and the last.
        group: (&'static str, &'static str, &'static str),
    },
    /// All rows behind each other in one line, under their labels.
    OneLine,
}

impl TableKind {
    /// How the form prints it; the statistics of the 2008 edition have no form.
    pub const fn print(self) -> Option<&'static Print> {
        match self {
            Self::Disclosure => Some(&Print::Blocks { head: "信息内容" }),
            Self::Applications => Some(&Print::Matrix {
                corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                over: "申请人情况",
                group: ("法人或其他组织", "commercial_enterprise", "other_organization"),
            }),
            Self::Disputes => Some(&Print::OneLine),
            Self::Statistics => None,
        }
    }
}

/// A head over columns or a label before rows, and how many of them it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The form's words.
    pub label: &'static str,
    /// Columns.
    pub columns: usize,
    /// Lines.
    pub rows: usize,
}

impl Head {
    const fn new(label: &'static str, columns: usize, rows: usize) -> Self {
        Self { label, columns, rows }
    }
}

impl Form {
    /// How many columns of figures stand beside each other.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.columns.len()).max().unwrap_or(0)
    }

    /// How many columns the labels before the rows of a matrix take.
    pub fn label_columns(&self) -> usize {
        1 + self.rows.iter().map(|row| row.groups.len()).max().unwrap_or(0)
    }

    /// The labels before a row of a matrix: those of groups that begin here, then its own.
    pub fn labels(&self, row: usize) -> Vec<Head> {
        let own = &self.rows[row];
        let mut labels = Vec::new();
        for (level, name) in own.groups.iter().enumerate() {
            let belongs = |other: &&Row| other.groups.get(..=level) == Some(&own.groups[..=level]);
            if row == 0 || !belongs(&&self.rows[row - 1]) {
                labels.push(Head::new(name, 1, self.rows[row..].iter().take_while(belongs).count()));
            }
        }
        labels.push(Head::new(own.label, self.label_columns() - own.groups.len(), 1));
        labels
    }

    /// The lines of heads over the figures of a matrix or of one line.
    pub fn heads(&self) -> Vec<Vec<Head>> {
        let column = |at: usize, rows| Head::new(self.columns[at].label, 1, rows);
        match self.table.print() {
            Some(Print::Matrix { over, group: (group, first, last), .. }) => {
                let covered = self.column_index(first).unwrap_or(0)..=self.column_index(last).unwrap_or(0);
                let (mut above, mut below) = (Vec::new(), Vec::new());
                for at in 0..self.columns.len() {
                    if !covered.contains(&at) {
                        above.push(column(at, 2));
                        continue;
                    }
                    if at == *covered.start() {
                        above.push(Head::new(group, covered.clone().count(), 1));
                    }
                    below.push(column(at, 1));
                }
                vec![vec![Head::new(over, self.columns.len(), 1)], above, below]
            }
            Some(Print::OneLine) => {
                let width = self.columns.len();
                let (mut above, mut below) = (Vec::new(), Vec::new());
                for (at, row) in self.rows.iter().enumerate() {
                    let Some(group) = row.groups.first() else {
                        above.push(Head::new(row.label, width, 2));
                        continue;
                    };
                    let belongs = |other: &&Row| other.groups.first() == Some(group);
                    if at == 0 || !belongs(&&self.rows[at - 1]) {
                        above.push(Head::new(group, width * self.rows[at..].iter().take_while(belongs).count(), 1));
                    }
                    below.push(Head::new(row.label, width, 1));
                }
                let names = self.rows.iter().flat_map(|row| row.columns.iter().map(|&at| column(at, 1)));
                vec![above, below, names.collect()]
            }
            Some(Print::Blocks { .. }) | None => vec![(0..self.columns.len()).map(|at| column(at, 1)).collect()],
        }
    }

    /// The blocks of a form: what heads one, and its rows.
    pub fn blocks(&self) -> Vec<(&'static str, Vec<usize>)> {
        let mut blocks: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let group = row.groups.first().copied().unwrap_or("");
            match blocks.last_mut() {
                Some((last, rows)) if *last == group && self.rows[rows[0]].columns == row.columns => rows.push(at),
                _ => blocks.push((group, vec![at])),
            }
        }
        blocks
    }

    /// How many places the figure takes that is `nth` in its row of a block: the last one takes what is left.
    pub fn places(&self, row: usize, nth: usize) -> usize {
        if nth + 1 == self.rows[row].columns.len() { self.width() - nth } else { 1 }
    }

    /// The cells of a row, in the order of its columns.
    pub fn cells_of_row(&self, row: usize) -> impl Iterator<Item = CellIndex> {
        self.rows[row].columns.iter().filter_map(move |&column| self.cell_at(row, column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::{Edition, all_forms};

    #[test]
    fn what_stands_over_columns_is_known_to_the_forms() {
        for form in all_forms() {
            let labels: Vec<_> = form.groups.iter().map(|group| group.label).collect();
            match form.table.print() {
                Some(Print::Blocks { head }) => assert!(labels.contains(head)),
                Some(Print::Matrix { corner, over, group: (label, first, last) }) => {
                    assert!([corner, over, label].iter().all(|one| labels.contains(one)));
                    assert!([first, last].iter().all(|key| form.column_index(key).is_some()));
                }
                Some(Print::OneLine) => {}
                None => assert_eq!(form.editions, [Edition::E2008]),
            }
        }
    }

    fn forms(is_meant: impl Fn(Option<&Print>) -> bool) -> impl Iterator<Item = &'static Form> {
        all_forms().filter(move |form| is_meant(form.table.print()))
    }

    #[test]
    fn heads_cover_every_column_of_every_line() {
        for form in forms(|print| !matches!(print, Some(Print::Blocks { .. }))) {
            let beside = if form.table.print() == Some(&Print::OneLine) { form.rows.len() } else { 1 };
            let lines = form.heads();
            let covered: usize = lines.iter().flatten().map(|head| head.columns * head.rows).sum();
            assert_eq!(covered, lines.len() * form.columns.len() * beside, "{:?}", form.table);
        }
    }

    #[test]
    fn labels_cover_their_columns_in_every_row() {
        for form in forms(|print| matches!(print, None | Some(Print::Matrix { .. }))) {
            let labels = (0..form.rows.len()).flat_map(|row| form.labels(row));
            let covered: usize = labels.map(|label| label.columns * label.rows).sum();
            assert_eq!(covered, form.label_columns() * form.rows.len(), "{:?}", form.table);
        }
    }

    #[test]
    fn no_row_of_a_form_in_blocks_is_left_out() {
        for form in forms(|print| matches!(print, Some(Print::Blocks { .. }))) {
            let rows: Vec<_> = form.blocks().into_iter().flat_map(|(_, rows)| rows).collect();
            assert_eq!(rows, (0..form.rows.len()).collect::<Vec<_>>());
        }
    }
}
