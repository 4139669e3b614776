//! Findings as a GitLab Code Quality report: a JSON array, with fingerprints that are unique in it.

use super::{CheckOptions, CheckWriter, JsonLayout, path, words, write_json};
use crate::Report;
use crate::check::{Checked, Summary, fingerprint};
use crate::finding::Severity;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;

/// What an input that could not be read is filed under.
const UNREADABLE: &str = "unreadable-input";

/// Gathers the findings of a run.
#[derive(Debug)]
pub(super) struct Gitlab {
    options: CheckOptions,
    entries: Vec<Value>,
    seen: HashMap<String, usize>,
}

impl Gitlab {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, entries: Vec::new(), seen: HashMap::new() }
    }

    /// The fingerprint, made another one for each time it comes again: two copies of a page have the same findings.
    fn unique(&mut self, fingerprint: String) -> String {
        let count = self.seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        if *count == 1 { fingerprint } else { digest(&format!("{fingerprint}\0{count}")) }
    }
}

impl CheckWriter for Gitlab {
    fn add(&mut self, report: &Report, checked: &Checked, _: &mut dyn io::Write) -> io::Result<()> {
        let path = path::relative(&report.source.name, &self.options.root);
        for finding in &checked.findings {
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            };
            // The format asks for a line; what is absent is missing from the whole file.
            let line = finding.span.map_or(1, |span| report.place(span).line);
            let fingerprint = self.unique(fingerprint(report, finding));
            self.entries.push(json!({
                "description": words::told(finding, self.options.language),
                "check_name": format!("{} {}", finding.code, finding.name),
                "fingerprint": fingerprint,
                "severity": severity,
                "location": {"path": path, "lines": {"begin": line}},
            }));
        }
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let path = path::relative(source, &self.options.root);
        let fingerprint = self.unique(digest(&format!("{UNREADABLE}\0{path}")));
        self.entries.push(json!({
            "description": why,
            "check_name": UNREADABLE,
            "fingerprint": fingerprint,
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1}},
        }));
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(&self.entries, JsonLayout::Pretty, out)
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
