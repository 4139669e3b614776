//! The sums a form implies, judged: one function for every sum rule, because the sums are data of the statute.
//!
//! A blank counts as 0. A blank total whose parts are not all zero is no arithmetic error but a number left out
//! ([`blank_totals`], told by GK005), so every sum it takes part in is skipped, as is one with an unknown cell.
//! 120 + 8 = 128 with a blank in place of 128 is a [`BlankTotal`]; 0 + 0 = blank holds; 120 + blank ≠ 128 is broken.

use super::naming::{column_term, operand, row_label, row_name, row_term};
use super::{Sink, SkipReason};
use crate::Report;
use crate::finding::{Bilingual, Equation, Operand};
use crate::report::{Cell, Status, Table};
use crate::statute::{Along, CellEquation, CellIndex, Form};
use rust_decimal::Decimal;

/// A blank total whose parts are not all zero.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BlankTotal {
    /// The blank cell.
    pub cell: CellIndex,
    /// The number due.
    pub due: Decimal,
    /// The sum that asks for it.
    pub equation: &'static CellEquation,
}

/// Judges every sum of the report that belongs to the rule at work.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    for kind in report.kinds() {
        let Some(table) = report.table(kind) else {
            skip_all(kind.form(report.expected_edition()), SkipReason::MissingTable, sink);
            continue;
        };
        if equations(table.form, sink.code()).next().is_none() {
            continue;
        }
        if !has_figures(table) {
            skip_all(table.form, SkipReason::EmptyTable, sink);
            continue;
        }
        let blank_totals = blank_totals(table);
        for equation in equations(table.form, sink.code()) {
            judge(table, equation, &blank_totals, sink);
        }
    }
}

/// Whether any cell of the table holds a number.
pub(super) fn has_figures(table: &Table) -> bool {
    table.cells.iter().any(|cell| cell.status == Status::Read)
}

/// Whether anything stands in the table: a number, or something that could not be read or placed.
pub(super) fn has_entries(table: &Table) -> bool {
    table.cells.iter().any(|cell| matches!(cell.status, Status::Read | Status::Unreadable | Status::Ambiguous))
}

/// The blank totals of a table whose parts are not all zero, each once.
///
/// A total is what stands alone on one side of a sum. In a balance, with several cells on either side, a blank is 0.
pub(super) fn blank_totals(table: &Table) -> Vec<BlankTotal> {
    let mut found: Vec<BlankTotal> = Vec::new();
    for equation in table.form.equations() {
        let &[total] = equation.right.as_slice() else { continue };
        if !is_blank(&table.cells[total]) || found.iter().any(|other| other.cell == total) {
            continue;
        }
        if let Some(due) = sum(table, &equation.left).filter(|due| !due.is_zero()) {
            found.push(BlankTotal { cell: total, due, equation });
        }
    }
    found
}

/// The sums of a table that can be judged, each with its left side minus its right.
pub(crate) fn residuals(table: &Table) -> Vec<(&'static CellEquation, Decimal)> {
    if !has_figures(table) {
        return Vec::new();
    }
    let blank_totals = blank_totals(table);
    let known = |equation: &&CellEquation| {
        cells(equation).all(|cell| why_unknown(cell, &table.cells[cell], &blank_totals).is_none())
    };
    let difference = |equation: &CellEquation| sum(table, &equation.left)?.checked_sub(sum(table, &equation.right)?);
    let judged = table.form.equations().iter().filter(known);
    judged.filter_map(|equation| difference(equation).map(|difference| (equation, difference))).collect()
}

fn equations(form: &'static Form, rule: &'static str) -> impl Iterator<Item = &'static CellEquation> {
    form.equations().iter().filter(move |equation| equation.rule == rule)
}

fn skip_all(form: &'static Form, reason: SkipReason, sink: &mut Sink) {
    for equation in equations(form, sink.code()) {
        sink.skip(relation_key(form, equation.along), reason, Vec::new());
    }
}

fn judge(table: &Table, equation: &CellEquation, blank_totals: &[BlankTotal], sink: &mut Sink) {
    let sums = || Some((sum(table, &equation.left)?, sum(table, &equation.right)?));
    // Where no blank total spoils it, a sum that is known and holds is one more that holds: nearly all are.
    if blank_totals.is_empty() && sums().is_some_and(|(left, right)| left == right) {
        sink.relations.held += 1;
        return;
    }
    let unknown: Vec<_> = cells(equation)
        .filter_map(|cell| Some((why_unknown(cell, &table.cells[cell], blank_totals)?, table.form.key(cell))))
        .collect();
    if let Some(reason) = unknown.iter().map(|(reason, _)| *reason).min() {
        let keys = unknown.into_iter().map(|(_, key)| key).collect();
        return sink.skip(relation_key(table.form, equation.along), reason, keys);
    }
    let Some((left, right)) = sums() else { return };
    if left == right {
        sink.relations.held += 1;
        return;
    }
    sink.relations.broken += 1;
    let found = Equation {
        left: operands(table, equation.along, &equation.left),
        right: operands(table, equation.along, &equation.right),
        left_sum: left,
        right_sum: right,
    };
    let mut finding = sink.finding(place(&found), message(table.form, equation));
    finding.help = blanks_counted(table, equation);
    finding.equation = Some(found);
    sink.push(finding);
}

/// Why a cell can take no part in a sum; `None` where it can.
fn why_unknown(index: CellIndex, cell: &Cell, blank_totals: &[BlankTotal]) -> Option<SkipReason> {
    match cell.status {
        Status::Ambiguous => Some(SkipReason::Ambiguous),
        Status::Unreadable => Some(SkipReason::Unreadable),
        Status::Missing => Some(SkipReason::Missing),
        Status::Blank => blank_totals.iter().any(|blank| blank.cell == index).then_some(SkipReason::BlankTotal),
        Status::Read => None,
    }
}

/// The sum of the cells, blanks as 0; `None` where one is not known or the sum is beyond any figure a report can hold.
fn sum(table: &Table, cells: &[CellIndex]) -> Option<Decimal> {
    // Nearly all are whole numbers, which add up faster as such.
    let mut whole: i128 = 0;
    for &cell in cells {
        let value = table.cells[cell].addend()?;
        if value.scale() > 0 {
            return cells.iter().try_fold(Decimal::ZERO, |sum, &cell| sum.checked_add(table.cells[cell].addend()?));
        }
        whole += value.mantissa();
    }
    Decimal::try_from_i128_with_scale(whole, 0).ok()
}

fn cells(equation: &CellEquation) -> impl Iterator<Item = CellIndex> {
    equation.left.iter().chain(&equation.right).copied()
}

fn is_blank(cell: &Cell) -> bool {
    cell.status == Status::Blank
}

fn relation_key(form: &Form, along: Along) -> String {
    let key = match along {
        Along::Row(row) | Along::Whole(row) => form.rows[row].key,
        Along::Column(column) => form.columns[column].key,
    };
    format!("{}.{key}", form.table.key())
}

fn operands(table: &Table, along: Along, cells: &[CellIndex]) -> Vec<Operand> {
    let label = |cell| match along {
        Along::Row(_) => column_term(table.form.column_of(cell)).to_owned(),
        Along::Column(_) | Along::Whole(_) => row_label(table.form.row_of(cell)),
    };
    cells.iter().map(|&cell| operand(table, cell, label(cell))).collect()
}

/// The first total that has a place on the page, else the first operand that has one.
fn place(found: &Equation) -> Option<crate::span::Span> {
    found.right.iter().chain(&found.left).find_map(|operand| operand.at)
}

fn message(form: &'static Form, equation: &CellEquation) -> Bilingual {
    let name = match equation.along {
        Along::Row(row) | Along::Whole(row) => row_name(&form.rows[row]),
        Along::Column(column) => column_term(&form.columns[column]).to_owned(),
    };
    let side = |cells: &[CellIndex]| {
        let terms: Vec<_> = cells.iter().map(|&cell| term(form, equation.along, cell)).collect();
        match terms.as_slice() {
            [first, _, .., last] if terms.len() > 4 => format!("{first} + … + {last}"),
            _ => terms.join(" + "),
        }
    };
    let relation = format!("{} ≠ {}", side(&equation.left), side(&equation.right));
    Bilingual::new(format!("{name}：{relation}"), format!("{name}: {relation}"))
}

fn term(form: &'static Form, along: Along, cell: CellIndex) -> &'static str {
    match along {
        Along::Row(_) => column_term(form.column_of(cell)),
        Along::Column(_) | Along::Whole(_) => row_term(form.row_of(cell)),
    }
}

/// Says which blanks were counted as 0, since one of them may be the figure left out.
fn blanks_counted(table: &Table, equation: &CellEquation) -> Option<Bilingual> {
    let blank = cells(equation).filter(|&cell| is_blank(&table.cells[cell]));
    let names: Vec<_> = blank.map(|cell| term(table.form, equation.along, cell)).collect();
    if names.is_empty() {
        return None;
    }
    Some(Bilingual::new(
        format!("空白按 0 计：{}", names.join("、")),
        format!("blank cells were counted as 0: {}", names.join(", ")),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::finding::Severity;
    use crate::rules::RuleState;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2019, E2021};
    use crate::statute::TableKind;

    fn codes(report: &Report) -> Vec<&'static str> {
        check(report).findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_wrong_cell_breaks_exactly_the_sums_it_is_part_of() {
        let report = sound(E2021).set("applications.denied.state_secret.natural_person", "1000").build();
        let checked = check(&report);
        assert_eq!(checked.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["GK302", "GK303"]);
        assert_eq!(
            (checked.judged.relations.held, checked.judged.relations.broken, checked.judged.skipped.len()),
            (40, 2, 0)
        );
    }

    #[test]
    fn a_finding_carries_every_operand_with_its_place() {
        let report = sound(E2019).set("applications.carried_over.natural_person", "500").build();
        let findings = found(&report, "GK301");
        let [finding] = findings.as_slice() else { panic!("one balance is broken: {findings:?}") };
        let equation = finding.equation.as_ref().expect("a sum");
        assert_eq!(finding.message.zh, "自然人：本年新收 + 上年结转 ≠ 总计 + 结转下年度");
        assert_eq!(finding.message.en, "自然人: 本年新收 + 上年结转 ≠ 总计 + 结转下年度");
        let labels: Vec<_> = finding.operands().map(|operand| operand.label.as_str()).collect();
        assert_eq!(labels, ["一、本年新收", "二、上年结转", "（七）总计", "四、结转下年度"]);
        assert_eq!(equation.left[1].at.map(|span| span.of(&report.source.text)), Some("500"));
        assert_eq!(finding.at, equation.right[0].at);
        let parts: Decimal = equation.left.iter().filter_map(|operand| operand.value).sum();
        assert_eq!(equation.left_sum, parts);
        assert_eq!(equation.delta(), equation.left_sum - equation.right_sum);
    }

    #[test]
    fn long_sides_are_named_by_their_ends() {
        let report = sound(E2021).set("applications.granted.research_institution", "77").build();
        assert_eq!(found(&report, "GK302")[0].message.en, "予以公开: 自然人 + … + 其他 ≠ 总计");
        let report = sound(E2021).set("disputes.review.other", "77").build();
        assert_eq!(found(&report, "GK401")[0].message.zh, "行政复议：结果维持 + 结果纠正 + 其他结果 + 尚未审结 ≠ 总计");
    }

    #[test]
    fn blank_parts_count_as_zero_and_are_named_where_the_sum_breaks() {
        let report = sound(E2021).set("disputes.review.other", "—").build();
        let findings = found(&report, "GK401");
        let help = &findings[0].help.as_ref().expect("a word on blanks").en;
        assert!(help.starts_with("blank cells were counted as 0: 其他结果; "), "{help}");
        let report = sound(E2021).set_all("disputes.", "").set("disputes.review.total", "0").build();
        let checked = check(&report);
        assert_eq!(checked.judged.relations.broken, 0);
        assert_eq!(checked.judged.relations.held, 42);
    }

    #[test]
    fn a_blank_total_is_no_arithmetic_error_in_any_of_its_sums() {
        let report = sound(E2021).set("applications.carried_forward.total", "").build();
        let checked = check(&report);
        assert_eq!(checked.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["GK005"]);
        assert_eq!(checked.findings[0].severity, Severity::Warning);
        // The balance of the column 总计 and the sum across the row.
        assert_eq!(checked.judged.skipped.len(), 2);
        assert!(checked.judged.skipped.iter().all(|skipped| skipped.reason == SkipReason::BlankTotal));
        assert!(checked.judged.skipped.iter().all(|skipped| skipped.cells == ["applications.carried_forward.total"]));
    }

    #[test]
    fn a_blank_total_of_nothing_holds() {
        let report = sound(E2021).set_all("disputes.review.", "0").set("disputes.review.total", "/").build();
        assert_eq!(check(&report).judged.relations.held, 42);
        assert_eq!(check(&report).findings[0].severity, Severity::Note);
    }

    #[test]
    fn a_blank_in_a_balance_counts_as_zero() {
        let report = sound(E2021).set("applications.carried_over.natural_person", "").build();
        assert_eq!(blank_totals(report.table(TableKind::Applications).expect("the table")), []);
        let balance = found(&report, "GK301");
        assert_eq!(balance.len(), 1);
        assert!(balance[0].help.is_some(), "the blank is named as counted");
    }

    #[test]
    fn what_is_not_known_is_skipped_with_its_reason() {
        let key = "applications.granted.natural_person";
        for (report, reason) in [
            (sound(E2021).set(key, "约3").build(), SkipReason::Unreadable),
            (sound(E2021).ambiguous(key, &[Some(3), None]).build(), SkipReason::Ambiguous),
            (sound(E2021).without_cells(key).build(), SkipReason::Missing),
        ] {
            let checked = check(&report);
            let skipped: Vec<_> =
                checked.judged.skipped.iter().map(|skip| (skip.rule, skip.relation.as_str())).collect();
            assert_eq!(skipped, [("GK302", "applications.granted"), ("GK303", "applications.natural_person")]);
            assert!(checked.judged.skipped.iter().all(|skip| skip.reason == reason && skip.cells == [key]));
            assert_eq!(checked.judged.relations.broken, 0);
        }
    }

    #[test]
    fn sums_of_an_absent_or_empty_table_are_skipped_not_held() {
        let report = sound(E2021).without_table(TableKind::Disputes).build();
        let checked = check(&report);
        assert_eq!(
            (checked.judged.relations.held, checked.judged.skipped.len(), checked.judged.count(RuleState::Skipped)),
            (39, 3, 1)
        );
        assert_eq!(checked.judged.skipped[0].reason, SkipReason::MissingTable);
        let report = sound(E2021).set_all("disputes.", "").build();
        assert_eq!(check(&report).judged.skipped[0].reason, SkipReason::EmptyTable);
        assert_eq!(codes(&report), ["GK003"]);
    }
}
