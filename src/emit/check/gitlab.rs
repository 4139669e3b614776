//! Findings as a GitLab Code Quality report: a JSON array, with fingerprints that are unique in it.

use super::unique::Unique;
use super::words;
use super::writer::{CheckOptions, CheckWriter};
use crate::emit::path;
use crate::emit::plain::one_line;
use crate::emit::spill::{item, list_end};
use crate::finding::{Finding, Severity, Spot};
use crate::summary::{Input, Summary};
use serde_json::{Value, json};
use std::io;

/// What an input that could not be read is filed under.
const UNREADABLE: &str = "unreadable-input";

/// Writes the findings of a run as they come.
#[derive(Debug)]
pub(super) struct Gitlab {
    options: CheckOptions,
    /// Entries written.
    entries: usize,
    unique: Unique,
}

impl Gitlab {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, entries: 0, unique: Unique::default() }
    }

    fn entry(&mut self, entry: &Value, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(item(entry, self.entries, 0)?.as_bytes())?;
        self.entries += 1;
        Ok(())
    }

    fn finding(&mut self, finding: &Finding<Spot>, fingerprint: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        let path = path::relative(&finding.at.source, &self.options.root);
        let entry = json!({
            "description": words::sentence(finding, self.options.language),
            "check_name": format!("{} {}", finding.code, finding.name),
            "fingerprint": fingerprint,
            "severity": severity,
            // The format asks for a line; what is absent is missing from the whole file.
            "location": {"path": path, "lines": {"begin": finding.at.line().unwrap_or(1)}},
        });
        self.entry(&entry, out)
    }
}

impl CheckWriter for Gitlab {
    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        let unique = self.unique.of_report(input, findings);
        findings.iter().zip(unique).try_for_each(|(finding, unique)| self.finding(finding, &unique, out))
    }

    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| {
            let unique = self.unique.of_series(finding);
            self.finding(finding, &unique, out)
        })
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let path = path::relative(source, &self.options.root);
        let entry = json!({
            "description": one_line(why),
            "check_name": UNREADABLE,
            "fingerprint": self.unique.of_text(&format!("{UNREADABLE}\0{path}")),
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1}},
        });
        self.entry(&entry, out)
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}", list_end(self.entries, 0))
    }
}
