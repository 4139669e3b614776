//! A sum as rows: one a cell, then one for each input or organ that misses; csv and workbooks write them down.

use super::answer::SumAnswer;
use super::causes;
use crate::emit::columns::{self, CELL, joined};
use crate::emit::value::Value;
use crate::report::Known;
use crate::statute::{CellIndex, Form};
use crate::sum::{Difference, SumCell};
use rust_decimal::Decimal;

/// The names of the columns.
pub(super) const HEADER: [&str; 17] = joined(&[
    &["source"],
    &CELL,
    &["value", "unit", "standing", "parts_read", "parts_blank", "parts_not_known"],
    &["whole", "difference", "cause", "cause_parts", "error"],
]);

/// Every row.
pub(super) fn rows<'a>(answer: &SumAnswer<'a>) -> Vec<[Value<'a>; HEADER.len()]> {
    let mut rows = Vec::new();
    for table in &answer.sum.tables {
        rows.extend(table.iter().map(|(at, cell)| row(answer, table.form, at, cell)));
    }
    let lost = answer.sum.left_out.iter().map(|left_out| (left_out.source.as_str(), left_out.why.clone()));
    let absent = answer.absent.iter().map(|name| (name.as_str(), causes::absent(answer.language).to_owned()));
    rows.extend(lost.chain(absent).map(|(source, why)| {
        let mut row = std::array::from_fn(|_| Value::Empty);
        (row[0], row[HEADER.len() - 1]) = (Value::text(source), Value::made(why));
        row
    }));
    rows
}

fn row<'a>(answer: &SumAnswer<'a>, form: &'static Form, at: CellIndex, cell: &SumCell) -> [Value<'a>; HEADER.len()] {
    let whole = answer.whole.map(|(whole, _)| whole.figures().known(form, at));
    let difference = answer.difference(form, at);
    let (cause, parts) = difference.map_or((Value::Empty, Vec::new()), |difference| {
        let key = causes::cause_key(&difference.cause);
        (key.map_or(Value::Empty, Value::Word), answer.causes(&difference.cause))
    });
    let sources: Vec<&str> = parts.iter().map(|part| &*part.source).collect();
    // Of a cell that agrees the difference is known too.
    let agrees = || Some(cell.known().addend()? - whole?.addend()?);
    let count = |count: usize| Value::Number(Decimal::from(count));
    let [table, row, column, row_label, column_label] = columns::cell(form, at);
    [
        Value::Empty,
        table,
        row,
        column,
        row_label,
        column_label,
        Value::number(cell.value),
        columns::unit(form, at),
        Value::Word(cell.standing().key()),
        count(cell.read),
        count(cell.blank),
        count(cell.not_known.len()),
        Value::number(whole.and_then(Known::value)),
        Value::number(difference.map(Difference::delta).or_else(agrees)),
        cause,
        Value::made(sources.join("; ")),
        Value::Empty,
    ]
}
