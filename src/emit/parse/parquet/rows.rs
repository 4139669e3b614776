//! Reports as records: each field as its column keeps it.
//!
//! A figure that does not fit its column is null, and the row says so where it tells how cells were read.

use super::record::{Field, Record};
use crate::Report;
use crate::emit::parse::shape::Shape;
use crate::emit::parse::typed::{Column, Kind, OUT_OF_RANGE, fits};
use crate::emit::value::Value;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::convert::Infallible;

/// The rows of a report.
pub(in crate::emit) fn records(report: &Report, shape: Shape) -> Vec<Record> {
    let columns = shape.columns();
    let forms: Vec<_> = report.tables.iter().map(|table| table.form).collect();
    let mut records = Vec::new();
    let all = shape.rows(report, |row| {
        records.push(Record { fields: fields(row, columns), forms: forms.clone() });
        Ok::<(), Infallible>(())
    });
    match all {
        Ok(()) => records,
        Err(never) => match never {},
    }
}

/// The row of an input that could not be read.
pub(super) fn failed(shape: Shape, source: &str, why: &str) -> Record {
    Record { fields: fields(&mut shape.failed(source, why), shape.columns()), forms: Vec::new() }
}

fn fields(row: &mut [Value<'_>], columns: &[Column]) -> Vec<Option<Field>> {
    let mut fields: Vec<_> = row.iter().zip(columns).map(|(value, column)| field(value, column.kind)).collect();
    let lost = |at: &usize| fields[*at].is_none() && row[*at] != Value::Empty;
    let lost: Vec<_> = (0..fields.len()).filter(lost).collect();
    if !lost.is_empty() {
        let (at, told) = told(row, columns, &lost);
        fields[at] = Some(Field::Text(told));
    }
    fields
}

/// What the row says of its cells with those added that did not fit, and in which column: the wide shape lists them by
/// name, a row of the long one is a cell.
fn told(row: &[Value<'_>], columns: &[Column], lost: &[usize]) -> (usize, String) {
    let place = |name| columns.iter().position(|column| column.name == name);
    let Some(list) = place("not_read") else {
        return (place("status").expect("a row that is no list of cells is a cell"), OUT_OF_RANGE.to_owned());
    };
    let mut told = match &row[list] {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    };
    for &at in lost {
        let blank = if told.is_empty() { "" } else { " " };
        told.extend([blank, columns[at].name, "=", OUT_OF_RANGE]);
    }
    (list, told)
}

/// The field; null where it is empty, or does not fit.
fn field(value: &Value<'_>, kind: Kind) -> Option<Field> {
    let text = match value {
        Value::Empty => return None,
        Value::Number(number) => return self::number(*number, kind),
        Value::Word(word) => word,
        Value::Text(text) => text.as_ref(),
    };
    match kind {
        Kind::Text => Some(Field::Text(text.to_owned())),
        Kind::Day => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| Field::Day(day.to_epoch_days())),
        Kind::Whole | Kind::Decimal => None,
    }
}

fn number(number: Decimal, kind: Kind) -> Option<Field> {
    match kind {
        Kind::Whole => number.is_integer().then(|| number.to_i64()).flatten().map(Field::Whole),
        Kind::Decimal => fits(number).map(Field::Decimal),
        Kind::Text | Kind::Day => None,
    }
}
