//! Findings, one line each, as compilers print them: `path:line:col: severity[CODE] message`. What is absent has no
//! line and column. Totals come last.

use super::plain::{log_safe, one_line};
use super::{CheckOptions, CheckWriter, statistics, totals, words};
use crate::check::Summary;
use crate::finding::Language;
use crate::told::{Input, Told};
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
    fn add(&mut self, _: &Input, findings: &[Told], out: &mut dyn io::Write) -> io::Result<()> {
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Told], out: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|told| writeln!(out, "{}", log_safe(&line(told, self.options.language))))
    }

    /// Told on stderr, where people look for it.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::write(summary, &self.options, out)?;
        writeln!(out, "{}", totals::summary(summary, self.options.language))
    }
}

/// The line of a finding, without its end.
pub(super) fn line(told: &Told, language: Language) -> String {
    let place = told.at.region.map(|region| region.start);
    let place = place.map_or_else(String::new, |place| format!("{}:{}:", place.line, place.column));
    let source = one_line(&told.at.source);
    format!("{source}:{place} {}[{}] {}", told.severity.key(), told.code, words::told(told, language))
}
