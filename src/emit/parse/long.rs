//! The long shape: one row a cell, with its labels, its status, its raw text and its place.
//!
//! Of each report every cell of its tables, and of the tables it lacks, provided it has any.

use crate::Report;
use crate::emit::columns::{self, CELL, joined};
use crate::emit::place;
use crate::emit::value::Value;
use crate::report::Cell;
use crate::statute::{CellIndex, Form};

/// The names of the columns.
pub(super) const HEADER: [&str; 21] = joined(&[
    &["source", "issuer", "year", "edition"],
    &CELL,
    &["value", "unit", "status", "origin", "raw", "line", "col"],
    &place::COLUMNS,
    &["error"],
]);

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
    let [table, row, column, row_label, column_label] = columns::cell(form, index);
    let place = cell.span.and_then(|span| report.lined(span));
    let [page, in_table, in_row, in_cell] = place::fields(cell.span.and_then(|span| report.position(span)));
    [
        Value::text(&report.source.name),
        Value::stated(report.issuer.as_ref()),
        Value::number(report.year.as_ref().map(|year| year.value)),
        report.edition.map_or(Value::Empty, |edition| Value::Word(edition.key())),
        table,
        row,
        column,
        row_label,
        column_label,
        Value::number(cell.value),
        columns::unit(form, index),
        Value::Word(cell.status.key()),
        Value::Word(cell.aligned_by.origin()),
        Value::text(&cell.raw),
        Value::number(place.map(|place| place.line)),
        Value::number(place.map(|place| place.column)),
        page,
        in_table,
        in_row,
        in_cell,
        Value::Empty,
    ]
}
