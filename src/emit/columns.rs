//! Columns that tables of figures have in common: which cell a row is about, and what its figure counts.

use super::value::Value;
use crate::number::Quantity;
use crate::statute::{CellIndex, Form};

/// The names of the columns that say which cell it is.
pub(super) const CELL: [&str; 5] = ["table", "row", "column", "row_label", "column_label"];

/// The fields of these columns.
pub(super) fn cell(form: &Form, cell: CellIndex) -> [Value<'static>; CELL.len()] {
    let (row, column) = (form.row_of(cell), form.column_of(cell));
    [
        Value::Word(form.table.key()),
        Value::Word(row.key),
        Value::Word(column.key),
        Value::made(row.full_label()),
        Value::Word(column.label),
    ]
}

/// What a figure is counted in. Counts have no unit: the things counted are named by the column.
pub(super) fn unit(form: &Form, cell: CellIndex) -> Value<'static> {
    match form.column_of(cell).quantity {
        Quantity::Count | Quantity::Change => Value::Empty,
        Quantity::Amount => Value::Word("万元"),
    }
}

/// The names of a table's columns, piece by piece; that they are as many as the type says is seen when it is compiled.
pub(super) const fn joined<const N: usize>(pieces: &[&[&'static str]]) -> [&'static str; N] {
    let (mut all, mut count, mut piece) = ([""; N], 0, 0);
    while piece < pieces.len() {
        let mut at = 0;
        while at < pieces[piece].len() {
            all[count] = pieces[piece][at];
            (count, at) = (count + 1, at + 1);
        }
        piece += 1;
    }
    assert!(count == N, "fewer names than columns");
    all
}
