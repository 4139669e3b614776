//! GK905, GK907: amounts of two years that differ by a unit, and disputes pending that are not counted again.
//!
//! Takes two records of one issuer, a year apart. Amounts are compared by their keys, whichever form they stand in, where
//! both are read and neither is 0. 25.1 and 251000 are found; 25.1 and 251 are not.

use super::located;
use super::record::{Record, RecordTable};
use crate::finding::{Bilingual, Finding, Spot};
use crate::number::Quantity;
use crate::rules::naming::{cell_name, row_name};
use crate::rules::series as rules;
use crate::statute::{CellIndex, TableKind};
use rust_decimal::Decimal;

/// Times one amount may be the other where the unit is not the same.
const TIMES: (i64, i64) = (5_000, 20_000);

/// Compares the amounts of one year and the next.
pub(super) fn amounts(before: &Record, after: &Record) -> Vec<Finding<Spot>> {
    let mut findings = Vec::new();
    for two in after.tables() {
        let is_amount = |cell: &CellIndex| two.form.column_of(*cell).quantity == Quantity::Amount;
        for cell in two.form.cells().filter(is_amount) {
            let one = before.table(two.form.table);
            let pair = one.and_then(|one| Some((one.form.cell_of_key(&two.form.key(cell))?, one)));
            let finding = pair.and_then(|(earlier, one)| amount((before, &one, earlier), (after, &two, cell)));
            findings.extend(finding);
        }
    }
    findings
}

type Place<'r> = (&'r Record, &'r RecordTable<'r>, CellIndex);

fn amount(one: Place<'_>, two: Place<'_>) -> Option<Finding<Spot>> {
    let value = |(_, table, cell): Place<'_>| table.value(cell).filter(|value| *value > Decimal::ZERO);
    let (earlier, later) = (value(one)?, value(two)?);
    let times = earlier.max(later).checked_div(earlier.min(later))?;
    if !(Decimal::from(TIMES.0)..=Decimal::from(TIMES.1)).contains(&times) {
        return None;
    }
    // The larger one is in yuan.
    let (record, table, cell) = if later > earlier { two } else { one };
    let mut finding = located::at_cell(&rules::AMOUNT_UNIT, record, table, cell);
    let (name, year, next) = (cell_name(table.form, cell), one.0.year(), two.0.year());
    let in_yuan = record.year();
    finding.message = Bilingual::new(
        format!(
            "{name}：{year} 年为 {earlier}，{next} 年为 {later}，相差约 {} 倍；{in_yuan} 年疑似以元填写",
            times.round()
        ),
        format!(
            "{name}: {earlier} in {year}, {later} in {next}, about {} times as much; {in_yuan} was probably entered in \
             yuan",
            times.round()
        ),
    );
    let operand = |(record, table, cell): Place<'_>| located::operand(record, table, cell);
    finding.cells = vec![operand(one), operand(two)];
    Some(finding)
}

/// Compares what was pending in one year with the totals of the next, dispute by dispute.
pub(super) fn pending(before: &Record, after: &Record) -> Vec<Finding<Spot>> {
    let (Some(one), Some(two)) = (before.table(TableKind::Disputes), after.table(TableKind::Disputes)) else {
        return Vec::new();
    };
    if after.leaves_out_earlier {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for row in one.form.rows {
        let key = |column: &str| format!("{}.{}.{column}", one.form.table.key(), row.key);
        let cells = one.form.cell_of_key(&key("pending")).zip(two.form.cell_of_key(&key("total")));
        let Some((pending, total)) = cells else { continue };
        let values = one.value(pending).zip(two.value(total));
        let Some((were, are)) = values.filter(|(were, are)| were > are) else { continue };
        let mut finding = located::at_cell(&rules::PENDING_LOST, after, &two, total);
        let (name, year, next) = (row_name(row), before.year(), after.year());
        finding.message = Bilingual::new(
            format!("{name}：{year} 年尚未审结 {were} 件，{next} 年总计只有 {are} 件"),
            format!("{name}: {were} pending in {year}, but only {are} in all in {next}"),
        );
        finding.cells = vec![located::operand(before, &one, pending), located::operand(after, &two, total)];
        finding.help = Some(Bilingual::new(
            "上年未审结的案件应计入本年总计；不计入的，应在报告中写明",
            "what was pending belongs to this year’s total; where it is left out, the report should say so",
        ));
        findings.push(finding);
    }
    findings
}
