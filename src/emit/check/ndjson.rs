//! Findings for programs that read line by line: one JSON object a finding, and last one of type `summary`.

use super::shape::{Failed, Found, SummaryBefore, SummaryBehind};
use super::writer::CheckWriter;
use crate::emit::json::{JsonLayout, write_json};
use crate::emit::plain::escape_json;
use crate::emit::spill::Spill;
use crate::finding::{Finding, Language, Spot};
use crate::summary::Summary;
use std::io;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Ndjson {
    language: Language,
    failed: Spill,
}

impl Ndjson {
    pub(super) fn new(language: Language) -> Self {
        Self { language, failed: Spill::new() }
    }
}

impl CheckWriter for Ndjson {
    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings
            .iter()
            .try_for_each(|finding| write_json(&Found::new(finding, self.language).line(), JsonLayout::Line, out))
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push_json_line(&Failed { source, message: why })
    }

    fn finish(&mut self, total: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        // However many inputs failed, they are not gathered in memory.
        let first = serde_json::to_string(&SummaryBefore::new(total))?;
        let last = serde_json::to_string(&SummaryBehind::THIS)?;
        write!(out, "{},\"failed\":[", escape_json(first.strip_suffix('}').unwrap_or(&first)))?;
        self.failed.pour(out)?;
        writeln!(out, "],{}", escape_json(last.strip_prefix('{').unwrap_or(&last)))
    }
}
