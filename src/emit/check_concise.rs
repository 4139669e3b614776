//! Findings, one line each, as compilers print them: `path:line:col: severity[CODE] message`. What is absent has no
//! line and column. Totals come last.

use super::plain::{log_safe, one_line};
use super::{CheckOptions, CheckWriter, statistics, words};
use crate::Report;
use crate::check::{Checked, Summary};
use crate::finding::{Finding, Language};
use std::io;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Concise {
    options: CheckOptions,
}

impl Concise {
    pub(super) const fn new(options: CheckOptions) -> Self {
        Self { options }
    }
}

impl CheckWriter for Concise {
    fn add(&mut self, report: &Report, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        for finding in &checked.findings {
            writeln!(out, "{}", log_safe(&line(report, finding, self.options.language)))?;
        }
        Ok(())
    }

    /// Told on stderr, where people look for it.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::write(summary, &self.options, out)?;
        writeln!(out, "{}", words::summary(summary, self.options.language))
    }
}

/// The line of a finding, without its end.
pub(super) fn line(report: &Report, finding: &Finding, language: Language) -> String {
    let place = finding.span.map(|span| report.place(span));
    let place = place.map_or_else(String::new, |place| format!("{}:{}:", place.line, place.column));
    let source = one_line(&report.source.name);
    format!("{source}:{place} {}[{}] {}", finding.severity.key(), finding.code, words::told(finding, language))
}
