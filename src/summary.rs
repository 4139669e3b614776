//! The totals of a run: what is told of each input that was read, and of all of them together.
//!
//! An [`Input`] is plain data, so that the report itself is no longer needed; a [`Summary`] adds inputs and their findings
//! up, and says how much was looked at as well as what was found.

mod expected;

pub use expected::Expected;

use crate::Report;
use crate::finding::{Finding, Severity, Spot};
use crate::report::Coverage;
use crate::rules::{Judged, Relations};
use crate::series::SeriesSummary;
use crate::source::MediaType;
use crate::statute::Edition;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is told of an input that was read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What messages call it.
    pub source: Arc<str>,
    /// Who reports, as the report writes it.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The edition its tables are of.
    pub edition: Option<Edition>,
    /// Whether it is text or markup.
    pub media_type: MediaType,
    /// What it was decoded from.
    pub encoding: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Tables and cells found and read.
    pub coverage: Coverage,
    /// How the rules came out.
    pub judged: Judged,
}

/// Totals over the reports of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
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
    /// Inputs that were read and are no annual report: no table, no figure, no statutory heading.
    pub nothing: usize,
    /// Findings of each rule that has any, by code.
    pub by_rule: BTreeMap<&'static str, usize>,
    /// Tables and cells of all reports.
    pub coverage: Coverage,
    /// How the sums of all reports came out.
    pub relations: Relations,
    /// What was compared across years; `None` where no rule asked for it.
    pub series: Option<SeriesSummary>,
    /// Organs that are due and have no report, where a list of those due was given.
    pub absent: Vec<String>,
}

impl Input {
    /// What is told of a report and how its check went.
    pub fn new(report: &Report, judged: Judged) -> Self {
        Self {
            source: report.source.name.as_str().into(),
            issuer: report.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
            media_type: report.source.media_type,
            encoding: report.source.encoding.name.clone(),
            sha256: report.source.sha256.clone(),
            coverage: report.coverage(),
            judged,
        }
    }
}

impl Summary {
    /// Counts one more report, and what was found in it.
    pub fn add(&mut self, input: &Input, findings: &[Finding<Spot>]) {
        self.reports += 1;
        self.found(findings);
        self.coverage += input.coverage;
        self.relations += &input.judged.relations;
    }

    /// Counts findings.
    pub fn found(&mut self, findings: &[Finding<Spot>]) {
        for finding in findings {
            *match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            } += 1;
            *self.by_rule.entry(finding.code).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    #[test]
    fn a_summary_adds_up() {
        let mut summary = Summary::default();
        for report in [sound(E2021).build(), sound(E2021).set("disputes.review.total", "998").build()] {
            let checked = check(&report);
            summary.add(&Input::new(&report, checked.judged), &report.located(&checked.findings));
        }
        assert_eq!((summary.reports, summary.errors, summary.warnings), (2, 1, 0));
        assert_eq!((summary.relations.held, summary.relations.broken), (83, 1));
        assert_eq!((summary.coverage.cells_expected, summary.coverage.cells_read), (400, 400));
    }
}
