//! Where a rule puts what it finds, and counts what it judged.

use super::Rule;
use super::judged::{Relations, SkipReason, Skipped};
use crate::finding::{Bilingual, Finding};
use crate::span::Span;

/// Takes a rule's findings and keeps count of the sums it judged.
#[derive(Debug)]
pub struct Sink {
    rule: &'static Rule,
    /// What was found.
    pub findings: Vec<Finding>,
    /// How the rule's sums came out.
    pub relations: Relations,
    /// Its sums that could not be judged.
    pub skipped: Vec<Skipped>,
}

impl Sink {
    /// An empty sink for one rule.
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule, findings: Vec::new(), relations: Relations::default(), skipped: Vec::new() }
    }

    /// The code of the rule at work.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// A finding of the rule at work, for the caller to complete.
    pub fn finding(&self, span: Option<Span>, message: Bilingual) -> Finding {
        let Rule { code, name, severity, .. } = *self.rule;
        Finding { message, ..Finding::new(code, name, severity, span) }
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Counts a sum that could not be judged.
    pub fn skip(&mut self, relation: String, reason: SkipReason, cells: Vec<String>) {
        *self.relations.skipped.entry(reason).or_default() += 1;
        self.skipped.push(Skipped { rule: self.rule.code, relation, reason, cells });
    }
}
