//! Names of cells, rows and columns in the program's own text, held against the forms when it is compiled.
//!
//! [`cell!`](crate::cell), [`row!`](crate::row) and [`column!`](crate::column) take a key as the outputs write it and
//! refuse to compile where no form of the table has it. In a cell's key `*` stands for every row of a group, or for the
//! one row that a form has in the group's place:
//!
//! ```
//! use gkreport::{cell, statute::{Edition, TableKind}};
//! let form = TableKind::Applications.form(Edition::E2019);
//! assert_eq!(form.cells_of(cell!("applications.other_handling.*.total")).count(), 1);
//! assert_eq!(form.cells_of(cell!("applications.denied.*.total")).count(), 8);
//! ```
//! ```compile_fail
//! gkreport::cell!("applications.refused.total");
//! ```

use super::edition::TableKind;
use super::form::{CellIndex, Form};
use super::shape::Row;

/// The key of a cell that some form has, or of the cells of a group's rows in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    text: &'static str,
    row: RowKey,
    column: &'static str,
    rows: Rows,
}

/// The key of a row that some form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    table: TableKind,
    row: &'static str,
}

/// The key of a column that some form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnKey {
    table: TableKind,
    column: &'static str,
}

/// Which rows a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Rows {
    /// The one of this key.
    One,
    /// All whose keys begin with this one.
    Group,
}

/// The [`CellKey`] of a text: `cell!("disputes.review.total")`.
#[macro_export]
macro_rules! cell {
    ($key:expr) => {
        const { $crate::statute::CellKey::new($key) }
    };
}

/// The [`RowKey`] of a text: `row!("applications.carried_over")`.
#[macro_export]
macro_rules! row {
    ($key:expr) => {
        const { $crate::statute::RowKey::new($key) }
    };
}

/// The [`ColumnKey`] of a text: `column!("disclosure.in_force")`.
#[macro_export]
macro_rules! column {
    ($key:expr) => {
        const { $crate::statute::ColumnKey::new($key) }
    };
}

impl CellKey {
    /// The key of this text.
    ///
    /// # Panics
    /// Where no form has such a cell; in a constant this is an error of the compiler.
    pub const fn new(text: &'static str) -> Self {
        let (table, rest) = table_of(text);
        let Some(dot) = last_dot(rest) else { panic!("a cell's key is table.row.column") };
        let (row, column) = (rest.split_at(dot).0, rest.split_at(dot + 1).1);
        let key = match strip_end(row, ".*") {
            Some(group) => Self { text, row: RowKey { table, row: group }, column, rows: Rows::Group },
            None => Self { text, row: RowKey { table, row }, column, rows: Rows::One },
        };
        let forms = table.forms();
        let mut at = 0;
        while at < forms.len() {
            let rows = forms[at].rows;
            let mut row = 0;
            while row < rows.len() {
                if key.means(&rows[row]) && column_in(forms[at], rows[row].columns, column).is_some() {
                    return key;
                }
                row += 1;
            }
            at += 1;
        }
        panic!("no form has this cell")
    }

    /// As the outputs write it.
    pub const fn text(self) -> &'static str {
        self.text
    }

    /// The table.
    pub const fn table(self) -> TableKind {
        self.row.table
    }

    const fn means(&self, row: &Row) -> bool {
        match self.rows {
            Rows::One => same(row.key, self.row.row),
            Rows::Group => match strip_start(row.key, self.row.row) {
                Some(rest) => rest.is_empty() || rest.as_bytes()[0] == b'.',
                None => false,
            },
        }
    }
}

impl RowKey {
    /// The key of this text.
    ///
    /// # Panics
    /// Where no form has such a row; in a constant this is an error of the compiler.
    pub const fn new(text: &'static str) -> Self {
        let (table, row) = table_of(text);
        let forms = table.forms();
        let mut at = 0;
        while at < forms.len() {
            let mut line = 0;
            while line < forms[at].rows.len() {
                if same(forms[at].rows[line].key, row) {
                    return Self { table, row };
                }
                line += 1;
            }
            at += 1;
        }
        panic!("no form has this row")
    }
}

impl ColumnKey {
    /// The key of this text.
    ///
    /// # Panics
    /// Where no form has such a column; in a constant this is an error of the compiler.
    pub const fn new(text: &'static str) -> Self {
        let (table, column) = table_of(text);
        let forms = table.forms();
        let mut at = 0;
        while at < forms.len() {
            let mut of = 0;
            while of < forms[at].columns.len() {
                if same(forms[at].columns[of].key, column) {
                    return Self { table, column };
                }
                of += 1;
            }
            at += 1;
        }
        panic!("no form has this column")
    }
}

impl Form {
    /// The cells a key means in this form, in statutory order; none where it is another form's.
    pub fn cells_of(&self, key: CellKey) -> impl Iterator<Item = CellIndex> {
        let of_table = self.table == key.table();
        let rows = self.rows.iter().enumerate().filter(move |(_, row)| of_table && key.means(row));
        rows.filter_map(move |(at, row)| self.cell_at(at, column_in(self, row.columns, key.column)?))
    }

    /// The cell that a row, by its position, has in a column, where it has one.
    pub fn cell_in(&self, row: usize, column: ColumnKey) -> Option<CellIndex> {
        let columns = self.rows.get(row).filter(|_| column.table == self.table)?.columns;
        self.cell_at(row, column_in(self, columns, column.column)?)
    }

    /// The position of a row, where this form has it.
    pub fn row_at(&self, key: RowKey) -> Option<usize> {
        self.row_index(key.row).filter(|_| key.table == self.table)
    }
}

/// The column of this key among those of a row: a key may name columns of different kinds, of which a row has one.
const fn column_in(form: &Form, columns: &[usize], key: &str) -> Option<usize> {
    let mut at = 0;
    while at < columns.len() {
        if same(form.columns[columns[at]].key, key) {
            return Some(columns[at]);
        }
        at += 1;
    }
    None
}

/// The table a key begins with, and the rest behind the dot.
const fn table_of(text: &'static str) -> (TableKind, &'static str) {
    let mut at = 0;
    while at < TableKind::ALL.len() {
        if let Some(rest) = strip_start(text, TableKind::ALL[at].key())
            && let Some(rest) = strip_start(rest, ".")
        {
            return (TableKind::ALL[at], rest);
        }
        at += 1;
    }
    panic!("no table is called so")
}

const fn last_dot(text: &str) -> Option<usize> {
    let mut at = text.len();
    while at > 0 {
        at -= 1;
        if text.as_bytes()[at] == b'.' {
            return Some(at);
        }
    }
    None
}

const fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && strip_start(one, other).is_some()
}

const fn strip_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    if text.len() < end.len() {
        return None;
    }
    let (head, tail) = text.split_at(text.len() - end.len());
    if same(tail, end) { Some(head) } else { None }
}

/// Keys are ASCII, so every byte of them is a character.
const fn strip_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    if text.len() < start.len() {
        return None;
    }
    let mut at = 0;
    while at < start.len() {
        if text.as_bytes()[at] != start.as_bytes()[at] {
            return None;
        }
        at += 1;
    }
    Some(text.split_at(start.len()).1)
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
                let (row, column) = form.position(cell);
                let (row_key, column_key) = (form.rows[row].key, form.columns[column].key);
                let [row_key, column_key] =
                    [row_key, column_key].map(|key| &*format!("{}.{key}", form.table.key()).leak());
                assert_eq!(form.row_at(RowKey::new(row_key)), Some(row));
                assert_eq!(form.cell_in(row, ColumnKey::new(column_key)), Some(cell));
            }
        }
    }

    #[test]
    fn a_key_of_another_form_means_nothing_here() {
        let [new, old] = TableKind::Disclosure.forms() else { panic!("two forms") };
        for (key, form) in [(cell!("disclosure.rules.created"), new), (cell!("disclosure.rules.issued"), old)] {
            assert_eq!(form.cells_of(key).next(), None);
        }
        assert_eq!(new.row_at(row!("applications.granted")), None);
        assert_eq!(new.cell_in(0, column!("applications.total")), None);
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
    }

    #[test]
    #[should_panic(expected = "no form has this cell")]
    fn a_cell_of_no_form_is_refused() {
        let _ = CellKey::new("disclosure.licensing.issued");
    }
}
