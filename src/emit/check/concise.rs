//! Findings, one line each, as compilers print them: `path:line:col: severity[CODE] message`. What is absent has no
//! line and column. Totals come last.

use super::writer::{CheckOptions, CheckWriter};
use super::{statistics, totals, words};
use crate::emit::headings;
use crate::emit::plain::{log_safe, one_line};
use crate::finding::{Finding, Language, Spot};
use crate::summary::Summary;
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
    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| writeln!(out, "{}", log_safe(&line(finding, self.options.language))))
    }

    /// Told on stderr, where people look for it.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::write(summary, &self.options, out)?;
        totals::write(summary, &self.options, out)
    }
}

/// The line of a finding, without its end.
pub(super) fn line(finding: &Finding<Spot>, language: Language) -> String {
    let place = match (finding.at.place(), finding.at.told(language)) {
        (Some(place), _) => format!("{}:{}:", place.line, place.column),
        (None, Some(told)) => format!(" {told}:"),
        (None, None) => String::new(),
    };
    let source = one_line(&finding.at.source);
    let severity = headings::severity(finding.severity, language);
    format!("{source}:{place} {severity}[{}] {}", finding.code, words::sentence(finding, language))
}
