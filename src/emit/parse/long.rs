//! The long shape: one row a cell, with its labels, its status, its raw text and its place.
//!
//! Of each report every cell of its tables, and of the tables it lacks, provided it has any.

use crate::Report;
use crate::emit::value::Value;
use crate::number::Quantity;
use crate::report::Cell;
use crate::statute::{CellIndex, Form};

/// The names of the columns.
pub(super) const HEADER: [&str; 16] = [
    "source",
    "issuer",
    "year",
    "edition",
    "table",
    "row",
    "column",
    "row_label",
    "column_label",
    "value",
    "unit",
    "status",
    "origin",
    "raw",
    "line",
    "col",
];

/// A cell of a table that is not on the page.
const MISSING: &Cell = &Cell::missing();

/// Gives each row of a report.
pub(super) fn rows<'r, E>(report: &'r Report, mut row: impl FnMut(&mut [Value<'r>]) -> Result<(), E>) -> Result<(), E> {
    if report.tables.is_empty() {
        return Ok(());
    }
    for kind in report.kinds() {
        if let Some(table) = report.table(kind) {
            for (index, cell) in table.iter() {
                row(&mut fields(report, table.form, index, cell))?;
            }
        } else {
            let form = kind.form(report.expected_edition());
            for index in form.cells() {
                row(&mut fields(report, form, index, MISSING))?;
            }
        }
    }
    Ok(())
}

fn fields<'r>(report: &'r Report, form: &'static Form, index: CellIndex, cell: &'r Cell) -> [Value<'r>; HEADER.len()] {
    let (row, column) = (form.row_of(index), form.column_of(index));
    let place = cell.span.map(|span| report.place(span));
    [
        Value::text(&report.source.name),
        Value::stated(report.issuer.as_ref()),
        Value::number(report.year.as_ref().map(|year| year.value)),
        report.edition.map_or(Value::Empty, |edition| Value::Word(edition.key())),
        Value::Word(form.table.key()),
        Value::Word(row.key),
        Value::Word(column.key),
        Value::made(row.full_label()),
        Value::Word(column.label),
        Value::number(cell.value),
        unit(column.quantity),
        Value::Word(cell.status.key()),
        Value::Word(cell.aligned_by.origin()),
        Value::text(&cell.raw),
        Value::number(place.map(|place| place.line)),
        Value::number(place.map(|place| place.column)),
    ]
}

/// Counts have no unit: the things counted are named by the column.
const fn unit(quantity: Quantity) -> Value<'static> {
    match quantity {
        Quantity::Count | Quantity::Change => Value::Empty,
        Quantity::Amount => Value::Word("万元"),
    }
}
