//! Runs every rule over a report and puts the findings in order.
//!
//! Takes a [`Report`], gives [`Checked`]: what was found, and how many sums were judged, so that a report in which
//! nothing could be checked never looks like one in which nothing is wrong ([`nothing_to_check`]).

use crate::Report;
use crate::finding::Finding;
use crate::locate;
use crate::report::{Status, Table};
use crate::rules::{self, Judged, RULES, Rule, RuleRun, Scope, Sink, Terms};
use crate::statute::Edition;
use crate::statute::sections::SectionKind;

/// What a check gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The findings, by their place in the source, then by code; those without a place come first.
    pub findings: Vec<Finding>,
    /// How the rules came out.
    pub judged: Judged,
}

/// Runs every rule on one report; those across years are for [`crate::series`].
pub fn check(report: &Report) -> Checked {
    check_with(report, RULES, Terms::default())
}

/// Runs those of these rules that judge one report, under the terms set for the run.
pub fn check_with(report: &Report, rules: &[&'static Rule], terms: Terms) -> Checked {
    let Checked { mut findings, mut judged } = Checked::default();
    for rule in rules.iter().filter(|rule| rule.scope() == Scope::Report) {
        let mut sink = Sink::new(rule, terms);
        (rule.check)(report, &mut sink);
        judged.rules.push(RuleRun { code: rule.code, state: sink.state() });
        judged.relations += &sink.relations;
        judged.skipped.append(&mut sink.skipped);
        findings.append(&mut sink.findings);
    }
    // Stable: findings of one rule at one place keep the statutory order they were made in.
    findings.sort_by_key(|finding| (finding.at, finding.code));
    locate::explain(report, &mut findings);
    bring_together(&mut findings);
    Checked { findings, judged }
}

/// Brings the findings that one cell explains to the first of them; the others keep their order.
fn bring_together(findings: &mut [Finding]) {
    let cells: Vec<Option<String>> =
        findings.iter().map(|finding| finding.suspect.as_ref().map(|suspect| suspect.cell.clone())).collect();
    let first = |at: usize| match &cells[at] {
        Some(_) => cells.iter().position(|cell| *cell == cells[at]).unwrap_or(at),
        None => at,
    };
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&at| first(at));
    let mut moved: Vec<Finding> = order.iter().map(|&at| findings[at].clone()).collect();
    findings.swap_with_slice(&mut moved);
}

/// Whether the input holds no statutory table, so that nothing of what the rules ask could be judged. A few rows of one that
/// are quoted where no section of a report is, and tell no figure, are none.
///
/// A report that tells figures in sentences has something to check: their sums and shares, and the tables that are due. So has one
/// that begins as a report does: what is due behind it.
pub fn nothing_to_check(report: &Report) -> bool {
    let is_bound = report.edition == Some(Edition::E2008) || rules::binding_edition(report).is_some();
    let is_begun = report.sections.first().is_some_and(|section| section.kind == SectionKind::Overview);
    let tells_figures = is_bound && (is_begun || !report.figures.is_empty());
    let is_quoted = |table: &Table| {
        let told = table.cells.iter().filter(|cell| cell.status != Status::Missing).count();
        told * 2 < table.cells.len() && table.cells.iter().all(|cell| cell.status != Status::Read)
    };
    let quotes = report.sections.is_empty() && report.tables.iter().all(is_quoted);
    (report.tables.is_empty() || quotes) && !tells_figures || rules::is_of_another_kind(report)
}

/// Whether nothing speaks for a report: no heading of a section, and no title that names one and its year; or a headline names
/// something else, such as a notice.
pub fn is_no_report(report: &Report) -> bool {
    report.sections.is_empty() && !rules::names_itself(report) || rules::is_of_another_kind(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    #[test]
    fn findings_come_in_the_order_of_the_page() {
        let report = sound(E2021)
            .set("disputes.review.other", "若干")
            .set("disclosure.penalties.decisions", "-3")
            .set("applications.granted.total", "9999")
            .without_section(crate::statute::sections::SectionKind::Overview)
            .build();
        let checked = check(&report);
        let codes: Vec<_> = checked.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["GK001", "GK204", "GK302", "GK303", "GK006"]);
        assert!(checked.findings.windows(2).all(|pair| pair[0].at <= pair[1].at));
    }
}
