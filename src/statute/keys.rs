//! Names of cells in the program's own text, held against the forms when it is compiled.
//!
//! [`cell!`](crate::cell) takes a key as the outputs write it, and refuses to compile where no form of the table has it.
//! `*` stands for every row, for every column or, behind a group's name, for every row of the group, or for the one row
//! that a form has in the group's place:
//!
//! ```
//! use gkreport::{cell, statute::{Edition, TableKind}};
//! let form = TableKind::Applications.form(Edition::E2019);
//! assert_eq!(form.cells_of(cell!("applications.other_handling.*.total")).count(), 1);
//! assert_eq!(form.cells_of(cell!("applications.denied.*.total")).count(), 8);
//! assert_eq!(form.cells_of(cell!("applications.carried_over.*")).count(), 7);
//! ```
//! ```compile_fail
//! gkreport::cell!("applications.refused.total");
//! ```

use super::edition::TableKind;
use super::form::{CellIndex, Form};
use super::shape::{Column, Row};

/// The key of a cell, or of several, that some form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    text: &'static str,
    table: TableKind,
    row: &'static str,
    column: &'static str,
}

/// The [`CellKey`](crate::statute::CellKey) of a text: `cell!("disputes.review.total")`.
#[macro_export]
macro_rules! cell {
    ($key:expr) => {
        const { $crate::statute::CellKey::new($key) }
    };
}

impl CellKey {
    /// The key of this text.
    ///
    /// # Panics
    /// Where no form has such a cell; in a constant this is an error of the compiler.
    pub const fn new(text: &'static str) -> Self {
        let (table, rest) = table_of(text);
        let dot = last_dot(rest);
        let key = Self { text, table, row: rest.split_at(dot).0, column: rest.split_at(dot + 1).1 };
        let (forms, mut form) = (table.forms(), 0);
        while form < forms.len() {
            let (rows, mut row) = (forms[form].rows, 0);
            while row < rows.len() {
                let (columns, mut column) = (rows[row].columns, 0);
                while column < columns.len() {
                    if key.means(&rows[row], &forms[form].columns[columns[column]]) {
                        return key;
                    }
                    column += 1;
                }
                row += 1;
            }
            form += 1;
        }
        panic!("no form has this cell")
    }

    /// As the outputs write it.
    pub const fn text(self) -> &'static str {
        self.text
    }

    /// The table.
    pub const fn table(self) -> TableKind {
        self.table
    }

    /// Whether it means this cell.
    pub fn is(self, form: &Form, cell: CellIndex) -> bool {
        form.table == self.table && self.means(form.row_of(cell), form.column_of(cell))
    }

    const fn means(&self, row: &Row, column: &Column) -> bool {
        self.is_of_row(row) && self.is_of_column(column)
    }

    const fn is_of_row(&self, row: &Row) -> bool {
        match strip_end(self.row, "*") {
            None => same(row.key, self.row),
            // All rows, or those of a group: `denied.` is the start of their keys, or the whole of one and a dot.
            Some(group) => begins(row.key, group) || (row.key.len() + 1 == group.len() && begins(group, row.key)),
        }
    }

    const fn is_of_column(&self, column: &Column) -> bool {
        same(self.column, "*") || same(self.column, column.key)
    }
}

impl Form {
    /// The cells a key means in this form, in statutory order; none where they are another form's.
    pub fn cells_of(&self, key: CellKey) -> impl Iterator<Item = CellIndex> {
        let rows = self.rows.iter().enumerate().filter(move |(_, row)| self.table == key.table && key.is_of_row(row));
        rows.flat_map(move |(at, row)| {
            let columns = row.columns.iter().filter(move |&&column| key.is_of_column(&self.columns[column]));
            columns.filter_map(move |&column| self.cell_at(at, column))
        })
    }
}

/// The table a key begins with, and the rest behind the dot.
const fn table_of(text: &'static str) -> (TableKind, &'static str) {
    let mut at = 0;
    while at < TableKind::ALL.len() {
        let table = TableKind::ALL[at].key();
        if begins(text, table) && text.as_bytes()[table.len()] == b'.' {
            return (TableKind::ALL[at], text.split_at(table.len() + 1).1);
        }
        at += 1;
    }
    panic!("no table is called so")
}

const fn last_dot(text: &str) -> usize {
    let mut at = text.len() - 1;
    while text.as_bytes()[at] != b'.' {
        at -= 1;
    }
    at
}

const fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && begins(one, other)
}

const fn strip_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let Some(length) = text.len().checked_sub(end.len()) else { return None };
    let (head, tail) = text.split_at(length);
    if same(tail, end) { Some(head) } else { None }
}

const fn begins(text: &str, start: &str) -> bool {
    let mut at = 0;
    while at < start.len() {
        if at == text.len() || text.as_bytes()[at] != start.as_bytes()[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::all_forms;

    #[test]
    fn every_key_of_every_form_means_its_cell() {
        for form in all_forms() {
            for cell in form.cells() {
                let key = CellKey::new(form.key(cell).leak());
                assert_eq!((form.cells_of(key).collect::<Vec<_>>(), key.text()), (vec![cell], form.key(cell).as_str()));
            }
        }
    }

    #[test]
    fn a_key_of_another_form_means_nothing_here() {
        let [new, old] = TableKind::Disclosure.forms() else { panic!("two forms") };
        for (key, form) in [(cell!("disclosure.rules.created"), new), (cell!("disclosure.rules.issued"), old)] {
            assert_eq!(form.cells_of(key).next(), None);
        }
        assert_eq!(new.cells_of(cell!("applications.granted.*")).next(), None);
    }

    #[test]
    fn a_group_is_its_rows_and_no_row_that_only_begins_like_it() {
        let keys = |table: TableKind, key: CellKey| {
            let form = table.forms()[0];
            form.cells_of(key).map(|cell| form.row_of(cell).key).collect::<Vec<_>>()
        };
        let other = keys(TableKind::Applications, cell!("applications.other_handling.*.total"));
        assert_eq!(other, ["other_handling.correction_overdue", "other_handling.fee_overdue", "other_handling.other"]);
        assert_eq!(keys(TableKind::Applications, cell!("applications.granted.*.total")), ["granted"]);
        assert_eq!(keys(TableKind::Disputes, cell!("disputes.review.*.upheld")), ["review"]);
        assert_eq!(keys(TableKind::Disclosure, cell!("disclosure.*.in_force")), ["rules", "normative_documents"]);
    }

    #[test]
    #[should_panic(expected = "no form has this cell")]
    fn a_cell_of_no_form_is_refused() {
        let _ = CellKey::new("disclosure.licensing.issued");
    }
}
