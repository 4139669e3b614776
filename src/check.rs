//! Runs every rule over a report and puts the findings in order.
//!
//! Takes a [`Report`], gives [`Checked`]: what was found, and how many sums were judged, so that a report in which
//! nothing could be checked never looks like one in which nothing is wrong ([`nothing_to_check`]).

use crate::Report;
use crate::finding::{Finding, Severity};
use crate::locate;
use crate::report::Coverage;
use crate::rules::{RULES, Relations, Rule, Scope, Sink, SkipReason, Skipped};
use crate::series::SeriesSummary;
use crate::statute::Edition;
use crate::told::{Input, Told};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a check gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings, by their place in the source, then by code; those without a place come first.
    pub findings: Vec<Finding>,
    /// Sums that hold.
    pub relations_held: usize,
    /// Sums that do not hold.
    pub relations_broken: usize,
    /// Sums that could not be judged, and why.
    pub skipped: Vec<Skipped>,
    /// Every rule asked for, in their order, and whether it judged anything.
    pub rules: Vec<RuleRun>,
    /// Rules that judged something.
    pub rules_run: usize,
    /// Rules none of whose sums could be judged.
    pub rules_skipped: usize,
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleRun {
    /// Its code.
    pub code: &'static str,
    /// Whether it judged anything.
    pub state: RuleState,
}

/// Whether a rule judged anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It did.
    Run,
    /// None of its sums could be judged.
    Skipped,
}

/// Totals over the reports of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Reports read.
    pub reports: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
    /// Findings not told because they are known.
    pub muted: usize,
    /// Inputs that could not be read.
    pub unreadable: usize,
    /// Findings of each rule that has any, by code.
    pub by_rule: BTreeMap<&'static str, usize>,
    /// Tables and cells of all reports.
    pub coverage: Coverage,
    /// Sums that hold.
    pub relations_held: usize,
    /// Sums that do not hold.
    pub relations_broken: usize,
    /// How many sums could not be judged, by reason.
    pub skipped: BTreeMap<SkipReason, usize>,
    /// What was compared across years; `None` where no rule asked for it.
    pub series: Option<SeriesSummary>,
}

/// Runs every rule on one report; those across years are for [`crate::series`].
pub fn check(report: &Report) -> Checked {
    check_with(report, RULES)
}

/// Runs those of these rules that judge one report.
pub fn check_with(report: &Report, rules: &[&'static Rule]) -> Checked {
    let mut checked = Checked::default();
    let mut relations = Relations::default();
    for rule in rules.iter().filter(|rule| rule.scope() == Scope::Report) {
        let mut sink = Sink::new(rule);
        (rule.check)(report, &mut sink);
        let judged = sink.relations.held + sink.relations.broken;
        let state = if judged == 0 && !sink.relations.skipped.is_empty() {
            checked.rules_skipped += 1;
            RuleState::Skipped
        } else {
            checked.rules_run += 1;
            RuleState::Run
        };
        checked.rules.push(RuleRun { code: rule.code, state });
        relations.add(sink.relations);
        checked.findings.append(&mut sink.findings);
    }
    // Stable: findings of one rule at one place keep the statutory order they were made in.
    checked.findings.sort_by_key(|finding| (finding.span, finding.code));
    locate::explain(report, &mut checked.findings);
    bring_together(&mut checked.findings);
    checked.relations_held = relations.held;
    checked.relations_broken = relations.broken;
    checked.skipped = relations.skipped;
    checked
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

/// Whether the input holds no statutory table, so that nothing of what the rules ask could be judged.
///
/// A report of the 2008 edition tells its figures in sentences: it has something to check while it states any.
pub fn nothing_to_check(report: &Report) -> bool {
    report.tables.is_empty() && !(report.edition == Some(Edition::E2008) && !report.figures.is_empty())
}

/// What makes a finding the same finding in another copy of the page: rule, issuer, year, cells and their values.
///
/// Path, place and wording play no part. 32 hexadecimal digits.
pub fn fingerprint(report: &Report, finding: &Finding) -> String {
    let cells = finding.operands().map(|operand| (operand.cell.as_str(), operand.value, operand.raw.as_str()));
    let issuer = report.issuer.as_ref().map_or("", |issuer| issuer.value.trim());
    let year = report.year.as_ref().map(|year| year.value);
    fingerprint_of(finding.code, issuer, year, finding.subject.as_deref().unwrap_or(""), cells)
}

/// The same, of the parts: each cell with its value and, where it has none, its text.
pub(crate) fn fingerprint_of<'f>(
    code: &str,
    issuer: &str,
    year: Option<i32>,
    subject: &str,
    cells: impl Iterator<Item = (&'f str, Option<Decimal>, &'f str)>,
) -> String {
    let mut hash = Sha256::new();
    // A separator that no field holds, so that neighbouring fields cannot run together.
    let mut field = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    field(code);
    field(issuer);
    field(&year.map_or_else(String::new, |year| year.to_string()));
    field(subject);
    for (cell, value, raw) in cells {
        field(cell);
        match value {
            Some(value) => field(&value.normalize().to_string()),
            None => field(raw.trim()),
        }
    }
    hash.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Summary {
    /// Counts one more report, and what was found in it.
    pub fn add(&mut self, input: &Input, findings: &[Told]) {
        self.reports += 1;
        self.found(findings);
        self.relations_held += input.relations_held;
        self.relations_broken += input.relations_broken;
        for skipped in &input.skipped {
            *self.skipped.entry(skipped.reason).or_default() += 1;
        }
        let (sum, one) = (&mut self.coverage, &input.coverage);
        sum.tables_expected += one.tables_expected;
        sum.tables_found += one.tables_found;
        sum.cells_expected += one.cells_expected;
        sum.cells_read += one.cells_read;
        sum.cells_blank += one.cells_blank;
        sum.cells_ambiguous += one.cells_ambiguous;
        sum.cells_unreadable += one.cells_unreadable;
        sum.cells_missing += one.cells_missing;
    }

    /// Counts findings.
    pub fn found(&mut self, findings: &[Told]) {
        for told in findings {
            *match told.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            } += 1;
            *self.by_rule.entry(told.code).or_default() += 1;
        }
    }

    /// How many sums could not be judged.
    pub fn relations_skipped(&self) -> usize {
        self.skipped.values().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;
    use crate::statute::TableKind;
    use crate::told::tell;

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
        assert!(checked.findings.windows(2).all(|pair| pair[0].span <= pair[1].span));
    }

    #[test]
    fn a_fingerprint_changes_with_a_number_and_with_nothing_else() {
        let print = |report: &Report| {
            let findings = check(report).findings;
            fingerprint(report, &findings[0])
        };
        let wrong = sound(E2021).set("disputes.review.total", "998");
        let report = wrong.clone().build();
        let reference = print(&report);
        assert_eq!(reference.len(), 32);
        let mut moved = wrong.clone().without_table(TableKind::Disclosure).build();
        moved.source.name = "elsewhere.html".to_owned();
        let findings = check(&moved).findings;
        let same = findings.iter().find(|finding| finding.code == "GK401").expect("the same mistake");
        assert_eq!(fingerprint(&moved, same), reference);
        assert_ne!(print(&sound(E2021).set("disputes.review.total", "999").build()), reference);
        assert_ne!(print(&sound(E2021).set("disputes.litigation_direct.total", "998").build()), reference);
        assert_ne!(print(&wrong.year(Some(2023)).build()), reference);
    }

    #[test]
    fn absent_things_have_fingerprints_of_their_own() {
        let report = sound(E2021).without_table(TableKind::Disputes).without_table(TableKind::Disclosure).build();
        let findings = check(&report).findings;
        let prints: std::collections::BTreeSet<_> =
            findings.iter().map(|finding| fingerprint(&report, finding)).collect();
        assert_eq!((findings.len(), prints.len()), (2, 2));
    }

    #[test]
    fn a_summary_adds_up() {
        let mut summary = Summary::default();
        for report in [sound(E2021).build(), sound(E2021).set("disputes.review.total", "998").build()] {
            let checked = check(&report);
            summary.add(&Input::new(&report, &checked), &tell(&report, &checked));
        }
        assert_eq!((summary.reports, summary.errors, summary.warnings), (2, 1, 0));
        assert_eq!((summary.relations_held, summary.relations_broken), (83, 1));
        assert_eq!((summary.coverage.cells_expected, summary.coverage.cells_read), (400, 400));
    }
}
