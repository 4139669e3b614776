//! Fingerprints that are unique in an output, for readers that take two findings of one fingerprint for one.
//!
//! Two copies of a page have the same findings: those of the second are made others, the same ones in every run.

use crate::finding::{Finding, Spot};
use crate::fingerprint::fingerprint;
use crate::summary::Input;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// What has come so far.
#[derive(Debug, Default)]
pub(super) struct Unique {
    /// The reports that came, and the things that are of no one report.
    seen: HashSet<u64>,
    /// How often those came that came again: few, so that most cost half the memory.
    again: HashMap<u64, u32>,
}

impl Unique {
    /// The fingerprints of a report's findings.
    ///
    /// A fingerprint holds issuer and year, so it is enough to remember those, and within a report the fingerprints.
    pub(super) fn of_report(&mut self, input: &Input, findings: &[Finding<Spot>]) -> Vec<String> {
        let year = input.year.map_or_else(String::new, |year| year.to_string());
        let report = format!("{}\0{year}", input.issuer.as_deref().unwrap_or("").trim());
        let copy = self.count(&report);
        let mut in_report: HashMap<String, u32> = HashMap::new();
        let unique = |finding| {
            let fingerprint = fingerprint(finding);
            let again = in_report.entry(fingerprint.clone()).or_default();
            *again += 1;
            other(&fingerprint, copy, *again)
        };
        findings.iter().map(unique).collect()
    }

    /// The fingerprint of a finding across years.
    pub(super) fn of_series(&mut self, finding: &Finding<Spot>) -> String {
        self.of(fingerprint(finding))
    }

    /// A fingerprint made of a text of its own.
    pub(super) fn of_text(&mut self, text: &str) -> String {
        self.of(digest(text))
    }

    fn of(&mut self, fingerprint: String) -> String {
        let again = self.count(&fingerprint);
        other(&fingerprint, 1, again)
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
}

/// The fingerprint where it comes first, else another one for each copy of the report and each time in it.
fn other(fingerprint: &str, copy: u32, again: u32) -> String {
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
