//! The parts' sum held against the report of the whole, cell by cell, and GK908: parts that come to more than the whole.
//!
//! A cell is compared where it is known on both sides; a blank counts as 0. Where a part is not known, the parts come to
//! at least what the others do: more than the whole is a difference still, less is none that can be judged.

use super::whole::{Cause, Compared, Difference, Whole};
use super::{Standing, Sum, SumCell, SumTable, explain};
use crate::Report;
use crate::finding::{Bilingual, Finding, Spot};
use crate::number::Quantity;
use crate::report::Known;
use crate::rules::naming::{cell_name, named_operand};
use crate::rules::series::PARTS_EXCEED_WHOLE;
use rust_decimal::Decimal;

/// Compares a sum with the whole.
pub fn compare(sum: &Sum, whole: &Whole<'_>) -> Compared {
    let mut compared = Compared { differences: Vec::new(), agree: 0, not_compared: 0, findings: Vec::new() };
    for table in &sum.tables {
        let mut differences = Vec::new();
        for (cell, added) in table.iter() {
            match judge(added, whole.part.known(table.form, cell)) {
                Judged::Agrees => compared.agree += 1,
                Judged::Unknown => compared.not_compared += 1,
                Judged::Differs { sum, whole } => differences.push(Difference {
                    form: table.form,
                    cell,
                    sum,
                    standing: added.standing(),
                    whole,
                    cause: Cause::Unknown,
                }),
            }
        }
        explain::explain(sum, table, whole, &mut differences);
        compared.findings.extend(exceeding(table, whole.report, &differences));
        compared.differences.append(&mut differences);
    }
    compared
}

enum Judged {
    Agrees,
    Differs { sum: Decimal, whole: Decimal },
    Unknown,
}

fn judge(cell: &SumCell, whole: Known) -> Judged {
    let (sum, Some(whole)) = (cell.value.unwrap_or_default(), whole.addend()) else { return Judged::Unknown };
    match cell.standing() {
        Standing::Incomplete if sum <= whole => Judged::Unknown,
        _ if sum == whole => Judged::Agrees,
        _ => Judged::Differs { sum, whole },
    }
}

/// How many cells a message names.
const NAMED: usize = 5;

/// GK908: one finding a table in which the parts come to more than the whole.
fn exceeding(table: &SumTable, report: &Report, differences: &[Difference]) -> Vec<Finding<Spot>> {
    let exceeds = |difference: &&Difference| {
        // A change may be below zero in one part and above it in another.
        difference.delta() > Decimal::ZERO && table.form.column_of(difference.cell).quantity != Quantity::Change
    };
    let exceeding: Vec<&Difference> = differences.iter().filter(exceeds).collect();
    if exceeding.is_empty() {
        return Vec::new();
    }
    let said = |one: &&Difference| {
        format!("{} {} > {}", cell_name(one.form, one.cell), one.sum.normalize(), one.whole.normalize())
    };
    let said: Vec<_> = exceeding.iter().take(NAMED).map(said).collect();
    let (count, more) = (exceeding.len(), exceeding.len() > NAMED);
    let message = Bilingual::new(
        format!("{count} 格的各部分合计大于总体：{}{}", said.join("、"), if more { "等" } else { "" }),
        format!(
            "{count} {} in which the parts exceed the whole: {}{}",
            if count == 1 { "cell" } else { "cells" },
            said.join(", "),
            if more { ", …" } else { "" }
        ),
    );
    let own = report.table(table.form.table).filter(|own| own.form == table.form);
    let cells: Vec<_> =
        own.into_iter().flat_map(|own| exceeding.iter().map(|one| named_operand(own, one.cell))).collect();
    let rule = &PARTS_EXCEED_WHOLE;
    let at = cells.iter().find_map(|operand| operand.at);
    report.located(&[Finding { message, cells, ..Finding::new(rule.code, rule.name, rule.severity, at) }])
}
