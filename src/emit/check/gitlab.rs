//! Findings as a GitLab Code Quality report: a JSON array, with fingerprints that are unique in it.

use super::words;
use super::writer::{CheckOptions, CheckWriter};
use crate::emit::path;
use crate::emit::spill::{item, list_end};
use crate::finding::{Finding, Severity, Spot};
use crate::fingerprint::fingerprint;
use crate::summary::{Input, Summary};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io;

/// What an input that could not be read is filed under.
const UNREADABLE: &str = "unreadable-input";

/// Writes the findings of a run as they come.
#[derive(Debug)]
pub(super) struct Gitlab {
    options: CheckOptions,
    /// Entries written.
    entries: usize,
    /// The reports that came, and the things that are of no one report.
    seen: HashSet<u64>,
    /// How often those came that came again: few, so that most cost half the memory.
    again: HashMap<u64, u32>,
}

impl Gitlab {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, entries: 0, seen: HashSet::new(), again: HashMap::new() }
    }

    /// How often what is called so has come, this time included.
    fn count(&mut self, name: &str) -> u32 {
        let start = Sha256::digest(name).iter().take(8).fold(0, |hash, &byte| hash << 8 | u64::from(byte));
        if self.seen.insert(start) {
            return 1;
        }
        let count = self.again.entry(start).or_insert(1);
        *count += 1;
        *count
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

    /// Two copies of a page have the same findings: those of the second are made others.
    ///
    /// A fingerprint holds issuer and year, so it is enough to remember those, and within a report the fingerprints.
    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        let year = input.year.map_or_else(String::new, |year| year.to_string());
        let report = format!("{}\0{year}", input.issuer.as_deref().unwrap_or("").trim());
        let copy = self.count(&report);
        let mut in_report: HashMap<String, u32> = HashMap::new();
        for finding in findings {
            let fingerprint = fingerprint(finding);
            let again = in_report.entry(fingerprint.clone()).or_default();
            *again += 1;
            self.finding(finding, &unique(&fingerprint, copy, *again), out)?;
        }
        Ok(())
    }

    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| {
            let fingerprint = fingerprint(finding);
            let again = self.count(&fingerprint);
            self.finding(finding, &unique(&fingerprint, 1, again), out)
        })
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let path = path::relative(source, &self.options.root);
        let fingerprint = digest(&format!("{UNREADABLE}\0{path}"));
        let again = self.count(&fingerprint);
        let entry = json!({
            "description": why,
            "check_name": UNREADABLE,
            "fingerprint": unique(&fingerprint, 1, again),
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1}},
        });
        self.entry(&entry, out)
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}", list_end(self.entries, 0))
    }
}

/// The fingerprint where it comes first, else another one for each copy of the report and each time in it.
fn unique(fingerprint: &str, copy: u32, again: u32) -> String {
    match (copy, again) {
        (1, 1) => fingerprint.to_owned(),
        (copy, 1) => digest(&format!("{fingerprint}\0{copy}")),
        (copy, again) => digest(&format!("{fingerprint}\0{copy}\0{again}")),
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
