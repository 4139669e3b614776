//! What findings across years have in common: their shape, their operands and their fingerprints.

use super::record::{Record, RecordTable};
use crate::check::fingerprint_of;
use crate::finding::Bilingual;
use crate::rules::Rule;
use crate::rules::words::cell_name;
use crate::statute::CellIndex;
use crate::told::{Operand, Spot, Told};

/// A finding of `rule` at a cell of a record, for the caller to complete.
pub(super) fn told(rule: &'static Rule, record: &Record, table: &RecordTable<'_>, cell: CellIndex) -> Told {
    Told { at: table.spot(cell, &record.source()), excerpt: table.excerpt(cell), ..of_record(rule, record) }
}

/// A finding of `rule` about a record as a whole, for the caller to complete.
pub(super) fn of_record(rule: &'static Rule, record: &Record) -> Told {
    Told {
        code: rule.code,
        name: rule.name,
        severity: rule.severity,
        issuer: Some(record.issuer().to_owned()),
        year: Some(record.year()),
        at: Spot { source: record.source(), region: None },
        excerpt: None,
        message: Bilingual::default(),
        equation: None,
        cells: Vec::new(),
        places: Vec::new(),
        help: None,
        suspect: None,
        fingerprint: String::new(),
    }
}

/// A cell as a finding carries it, named by year, row and column.
pub(super) fn operand(record: &Record, table: &RecordTable<'_>, cell: CellIndex, year: i32) -> Operand {
    Operand {
        cell: table.form.key(cell),
        label: format!("{year} {}", cell_name(table.form, cell)),
        value: table.value(cell),
        raw: table.raw(cell).to_owned(),
        at: table.spot(cell, &record.source()),
    }
}

/// What makes a finding the same finding: rule, issuer, year, subject, cells and values; no path, place or wording.
pub(super) fn fingerprint(told: &Told, record: &Record, subject: &str) -> String {
    let cells = told.operands().map(|operand| (operand.cell.as_str(), operand.value, operand.raw.as_str()));
    fingerprint_of(told.code, record.key(), Some(record.year()), subject, cells)
}
