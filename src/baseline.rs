//! Known findings: muted in later runs for as long as no number in them changes.
//!
//! Takes and gives a JSON file that can be reviewed (`gkreport-baseline/1`): a fingerprint for each finding, and what
//! it was. Only the fingerprint counts, and it holds the numbers ([`crate::fingerprint`]): a finding with
//! another number is a new one. Refuses a file of another kind.

use crate::finding::{Finding, Language, Spot};
use crate::fingerprint::fingerprint;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

const SCHEMA: &str = "gkreport-baseline/1";

/// The findings of a run that are to be known from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Baseline {
    schema: String,
    findings: Vec<Entry>,
    /// The fingerprints it holds already.
    #[serde(skip)]
    seen: HashSet<String>,
}

/// The fingerprints of known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(BTreeSet<String>);

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is not of the form a baseline has.
    #[error("not a baseline: {0}")]
    Form(#[from] serde_json::Error),
    /// It says that it is something else.
    #[error("not a baseline of this version: its schema is {0}, not {SCHEMA}")]
    Schema(String),
}

/// A known finding: its fingerprint, and for the reader what it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    code: String,
    source: String,
    message: String,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), findings: Vec::new(), seen: HashSet::new() }
    }
}

impl Baseline {
    /// Adds findings, each fingerprint once.
    pub fn add(&mut self, findings: &[Finding<Spot>], language: Language) {
        for finding in findings {
            let fingerprint = fingerprint(finding);
            if self.seen.insert(fingerprint.clone()) {
                self.findings.push(Entry {
                    fingerprint,
                    code: finding.code.to_owned(),
                    source: finding.at.source.to_string(),
                    message: finding.message.get(language).to_owned(),
                });
            }
        }
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Known {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// Where `text` is none.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let baseline: Baseline = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
        if baseline.schema != SCHEMA {
            return Err(BaselineError::Schema(baseline.schema));
        }
        Ok(Self(baseline.findings.into_iter().map(|entry| entry.fingerprint).collect()))
    }

    /// Takes the known ones out of `findings`, and gives their count.
    pub fn mute(&self, findings: &mut Vec<Finding<Spot>>) -> usize {
        let before = findings.len();
        if !self.0.is_empty() {
            findings.retain(|finding| !self.0.contains(&fingerprint(finding)));
        }
        before - findings.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    fn wrong(total: &str) -> Report {
        sound(E2021).set("disputes.review.total", total).set("applications.carried_forward.total", "").build()
    }

    fn found(total: &str) -> Vec<Finding<Spot>> {
        let report = wrong(total);
        report.located(&check(&report).findings)
    }

    fn known(findings: &[Finding<Spot>]) -> Known {
        let mut baseline = Baseline::default();
        baseline.add(findings, Language::Zh);
        baseline.add(findings, Language::Zh);
        assert_eq!(baseline.len(), findings.len());
        Known::parse(&serde_json::to_string(&baseline).expect("it can be written")).expect("it can be read")
    }

    #[test]
    fn a_finding_is_muted_until_a_number_changes() {
        let known = known(&found("998"));
        let mut same = found("998");
        assert_eq!((known.mute(&mut same), same.len()), (2, 0));
        let mut changed = found("999");
        let muted = known.mute(&mut changed);
        let codes: Vec<_> = changed.iter().map(|finding| finding.code).collect();
        assert_eq!((codes.as_slice(), muted), (["GK401"].as_slice(), 1));
    }

    #[test]
    fn other_files_are_refused() {
        assert!(matches!(Known::parse("[]"), Err(BaselineError::Form(_))));
        let other = r#"{"schema":"gkreport-check/1","findings":[]}"#;
        assert!(matches!(Known::parse(other), Err(BaselineError::Schema(schema)) if schema == "gkreport-check/1"));
    }
}
