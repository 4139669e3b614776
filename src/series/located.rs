//! Findings across years: their places lie in the records of several reports.

use super::record::{Record, RecordTable};
use crate::finding::{Finding, Lack, Operand, Spot};
use crate::rules::Rule;
use crate::rules::naming::cell_name;
use crate::statute::CellIndex;

/// A finding of `rule` at a cell of a record, for the caller to complete.
pub(super) fn at_cell(rule: &Rule, record: &Record, table: &RecordTable<'_>, cell: CellIndex) -> Finding<Spot> {
    Finding { at: table.spot(cell, &record.source()), excerpt: table.excerpt(cell), ..of_record(rule, record) }
}

/// A finding of `rule` about a record as a whole, for the caller to complete.
pub(super) fn of_record(rule: &Rule, record: &Record) -> Finding<Spot> {
    let at = Spot { source: record.source(), region: None };
    Finding {
        issuer: Some(record.issuer().to_owned()),
        year: Some(record.year()),
        ..Finding::new(rule.code, rule.name, rule.severity, at)
    }
}

/// A cell as a finding carries it, named by year, row and column.
pub(super) fn operand(record: &Record, table: &RecordTable<'_>, cell: CellIndex) -> Operand<Spot> {
    Operand {
        cell: table.form.key(cell),
        label: format!("{} {}", record.year(), cell_name(table.form, cell)),
        value: table.value(cell),
        lack: Lack::Blank,
        raw: table.raw(cell).to_owned(),
        at: table.spot(cell, &record.source()),
    }
}
